package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.Quote;
import java.time.Instant;
import java.util.Arrays;

/**
 * The one-minute quote bars of one instrument's day, in time order. Bar {@code i} begins at minute
 * {@code minute(i)} after midnight in New York.
 */
final class QuoteBars {

  private static final double UNITS_PER_DOLLAR = 10_000;
  private static final int TYPICAL_ROW_BYTES = 40;

  private int[] minutes;
  private int[] prices;
  private int[] sizes;
  private int count;

  private QuoteBars(int capacity) {
    minutes = new int[capacity];
    prices = new int[4 * capacity];
    sizes = new int[2 * capacity];
  }

  /** Reads rows of time, bid open, high, low, close, size and the same of the ask. */
  static QuoteBars read(NumberRows rows) {
    QuoteBars bars = new QuoteBars(rows.length() / TYPICAL_ROW_BYTES + 1);
    BarTimes times = new BarTimes();
    while (rows.next()) {
      bars.add(times.next(rows), rows);
    }
    return bars;
  }

  private void add(int minute, NumberRows rows) {
    if (count == minutes.length) {
      grow();
    }
    minutes[count] = minute;
    readSide(rows, 0, "bid");
    readSide(rows, 1, "ask");
    rows.endRow();
    count++;
  }

  /** Reads one side: opening prices are kept at even, closing prices at odd places. */
  private void readSide(NumberRows rows, int side, String name) {
    int open = rows.integerOrEmpty(name);
    int high = rows.integerOrEmpty(name);
    int low = rows.integerOrEmpty(name);
    int close = rows.integerOrEmpty(name);
    int size = rows.integerOrEmpty(name);
    boolean absent = open < 0;
    if (absent != (high < 0) || absent != (low < 0) || absent != (close < 0)) {
      throw rows.fault(name + " must have all four prices or none");
    }
    if (!absent && size < 0) {
      throw rows.fault(name + " size is missing");
    }
    prices[4 * count + 2 * side] = absent ? 0 : open;
    prices[4 * count + 2 * side + 1] = absent ? 0 : close;
    sizes[2 * count + side] = absent ? 0 : size;
  }

  private void grow() {
    minutes = Arrays.copyOf(minutes, 2 * minutes.length);
    prices = Arrays.copyOf(prices, 2 * prices.length);
    sizes = Arrays.copyOf(sizes, 2 * sizes.length);
  }

  int count() {
    return count;
  }

  int minute(int bar) {
    return minutes[bar];
  }

  /** Returns the first quote of a bar. The sizes are the bar's, the only ones recorded. */
  Quote open(int bar, Instant at) {
    return quote(bar, 0, at);
  }

  /** Returns the last quote of a bar. */
  Quote close(int bar, Instant at) {
    return quote(bar, 1, at);
  }

  private Quote quote(int bar, int end, Instant at) {
    return new Quote(
        prices[4 * bar + end] / UNITS_PER_DOLLAR,
        prices[4 * bar + 2 + end] / UNITS_PER_DOLLAR,
        sizes[2 * bar],
        sizes[2 * bar + 1],
        at,
        at,
        FeedKind.RECORDED);
  }
}
