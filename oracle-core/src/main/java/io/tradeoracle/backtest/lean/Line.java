package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.MarketEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One instrument's bars in its trading hours. */
final class Line {

  private static final long SECONDS_PER_MINUTE = 60;

  private final Bars bars;
  private final int first;
  private final int end;
  private final int openMinute;
  private final Instant open;

  /**
   * @param open the opening; bars before are left out
   * @param openMinute its minute of the day in New York
   * @param endMinute bars from here on are left out
   */
  Line(Bars bars, Instant open, int openMinute, int endMinute) {
    this.bars = bars;
    this.open = open;
    this.openMinute = openMinute;
    first = firstFrom(openMinute);
    end = Math.max(first, firstFrom(endMinute));
  }

  /** Returns the first bar that begins at a minute or later. */
  private int firstFrom(int minute) {
    int low = 0;
    int high = bars.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.minute(middle) < minute) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the first bar in trading hours. */
  int first() {
    return first;
  }

  /** Returns the bar after the last in trading hours. */
  int end() {
    return end;
  }

  /** Returns the minute of the day in New York at which a bar begins. */
  int minute(int bar) {
    return bars.minute(bar);
  }

  /** Returns what is told as a bar begins. */
  MarketEvent open(int bar) {
    return bars.open(bar, instant(bars.minute(bar)));
  }

  /** Returns what is told as a bar ends. */
  MarketEvent close(int bar) {
    return bars.close(bar, instant(bars.minute(bar) + 1));
  }

  private Instant instant(int minute) {
    return open.plusSeconds((minute - openMinute) * SECONDS_PER_MINUTE);
  }

  /** Returns the close of the last bar that has ended at a minute, or null before the first. */
  @Nullable MarketEvent latest(int minute) {
    int bar = Math.min(firstFrom(minute), end) - 1;
    return bar < first ? null : close(bar);
  }

  /** Returns the last event at a minute, a bar's opening or its close, or null before the first. */
  @Nullable MarketEvent newest(int minute) {
    int bar = Math.max(first, firstFrom(minute));
    return bar < end && bars.minute(bar) == minute ? open(bar) : latest(minute);
  }

  /** Returns how many bars are left out. */
  int leftOut() {
    return bars.count() - (end - first);
  }
}
