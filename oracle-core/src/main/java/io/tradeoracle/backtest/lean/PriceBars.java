package io.tradeoracle.backtest.lean;

import java.util.Arrays;

/** The one-minute bars of trades in a share, or of an index's levels, in time order. */
final class PriceBars {

  private static final int TYPICAL_ROW_BYTES = 40;

  private int[] minutes;
  private double[] opens;
  private double[] closes;
  private int[] volumes;
  private int count;

  private PriceBars(int capacity) {
    minutes = new int[capacity];
    opens = new double[capacity];
    closes = new double[capacity];
    volumes = new int[capacity];
  }

  /**
   * Reads rows of time, open, high, low, close, volume.
   *
   * @param unitsPerPoint recorded units in a dollar or index point
   */
  static PriceBars read(NumberRows rows, double unitsPerPoint) {
    PriceBars bars = new PriceBars(rows.length() / TYPICAL_ROW_BYTES + 1);
    BarTimes times = new BarTimes();
    while (rows.next()) {
      bars.add(times.next(rows), rows, unitsPerPoint);
    }
    return bars;
  }

  private void add(int minute, NumberRows rows, double unitsPerPoint) {
    if (count == minutes.length) {
      grow();
    }
    minutes[count] = minute;
    opens[count] = rows.positiveDecimal("open") / unitsPerPoint;
    rows.positiveDecimal("high");
    rows.positiveDecimal("low");
    closes[count] = rows.positiveDecimal("close") / unitsPerPoint;
    volumes[count] = rows.integer("volume");
    rows.endRow();
    count++;
  }

  private void grow() {
    minutes = Arrays.copyOf(minutes, 2 * minutes.length);
    opens = Arrays.copyOf(opens, 2 * opens.length);
    closes = Arrays.copyOf(closes, 2 * closes.length);
    volumes = Arrays.copyOf(volumes, 2 * volumes.length);
  }

  int count() {
    return count;
  }

  /** Returns the minute of the recording's day at which a bar begins. */
  int minute(int bar) {
    return minutes[bar];
  }

  double open(int bar) {
    return opens[bar];
  }

  double close(int bar) {
    return closes[bar];
  }

  int volume(int bar) {
    return volumes[bar];
  }
}
