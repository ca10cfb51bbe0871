package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.MarketEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk through one instrument's bars in trading hours, minute by minute. */
final class Line {

  private final Bars bars;
  private final int first;
  private final int end;
  private int position;
  private @Nullable MarketEvent latest;
  private @Nullable MarketEvent newest;

  /**
   * @param openMinute bars before are left out
   * @param endMinute bars from here on are left out
   */
  Line(Bars bars, int openMinute, int endMinute) {
    this.bars = bars;
    first = firstFrom(openMinute);
    end = Math.max(first, firstFrom(endMinute));
    position = first;
  }

  private int firstFrom(int minute) {
    int bar = 0;
    while (bar < bars.count() && bars.minute(bar) < minute) {
      bar++;
    }
    return bar;
  }

  /** Adds how the bar that ends now closed and how the one that begins now opened, if any. */
  void advance(int minute, Instant now, List<MarketEvent> closes, List<MarketEvent> opens) {
    if (position < end && bars.minute(position) < minute) {
      latest = bars.close(position++, now);
      newest = latest;
      closes.add(latest);
    }
    if (position < end && bars.minute(position) == minute) {
      newest = bars.open(position, now);
      opens.add(newest);
    }
  }

  /** Returns the last event of a bar that has ended, or null before the first. */
  @Nullable MarketEvent latest() {
    return latest;
  }

  /** Returns the last event of all, a bar's opening or its close, or null before the first. */
  @Nullable MarketEvent newest() {
    return newest;
  }

  /** Returns how many bars are left out. */
  int leftOut() {
    return bars.count() - (end - first);
  }
}
