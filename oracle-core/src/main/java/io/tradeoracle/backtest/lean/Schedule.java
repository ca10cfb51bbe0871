package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Which bars begin in each minute of a day, line by line: what is told in a minute is found without
 * looking at the instruments that are silent. Immutable and thread-safe.
 */
final class Schedule {

  private final List<Line> lines;
  private final int openMinute;

  /** Where a minute's bars begin among all; the last entry is where they end. */
  private final int[] starts;

  private final int[] lineOf;
  private final int[] barOf;

  /**
   * @param lines in the order in which they are told
   * @param openMinute no bar begins before
   * @param endMinute none begins here or later
   */
  Schedule(List<Line> lines, int openMinute, int endMinute) {
    this.lines = List.copyOf(lines);
    this.openMinute = openMinute;
    starts = new int[endMinute - openMinute + 1];
    for (Line line : lines) {
      for (int bar = line.first(); bar < line.end(); bar++) {
        starts[line.minute(bar) - openMinute + 1]++;
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    lineOf = new int[starts[starts.length - 1]];
    barOf = new int[lineOf.length];
    place(starts.clone());
  }

  private void place(int[] next) {
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      for (int bar = line.first(); bar < line.end(); bar++) {
        int place = next[line.minute(bar) - openMinute]++;
        lineOf[place] = i;
        barOf[place] = bar;
      }
    }
  }

  /** Returns how the bars that begin at a minute opened. */
  List<MarketEvent> opens(int minute) {
    int start = start(minute);
    int end = start(minute + 1);
    List<MarketEvent> events = new ArrayList<>(end - start);
    for (int i = start; i < end; i++) {
      events.add(lines.get(lineOf[i]).open(barOf[i]));
    }
    return events;
  }

  /** Returns how the bars that end at a minute closed. */
  List<MarketEvent> closes(int minute) {
    int start = start(minute - 1);
    int end = start(minute);
    List<MarketEvent> events = new ArrayList<>(end - start);
    for (int i = start; i < end; i++) {
      events.add(lines.get(lineOf[i]).close(barOf[i]));
    }
    return events;
  }

  private int start(int minute) {
    return starts[Math.max(0, Math.min(minute - openMinute, starts.length - 1))];
  }
}
