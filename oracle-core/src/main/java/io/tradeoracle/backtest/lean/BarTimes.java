package io.tradeoracle.backtest.lean;

/** Reads the first cell of rows that are full minutes in ascending order. */
final class BarTimes {

  private static final int MILLIS_PER_MINUTE = 60_000;
  private static final int MINUTES_PER_DAY = 24 * 60;

  private int last = -1;

  /** Returns the minute of the day at which the row's bar begins. */
  int next(NumberRows rows) {
    int millis = rows.integer("time");
    int minute = millis / MILLIS_PER_MINUTE;
    if (millis % MILLIS_PER_MINUTE != 0 || minute >= MINUTES_PER_DAY) {
      throw rows.fault("time must be a full minute of the day in milliseconds: " + millis);
    }
    if (minute <= last) {
      throw rows.fault("time must be later than in the row before: " + millis);
    }
    last = minute;
    return minute;
  }
}
