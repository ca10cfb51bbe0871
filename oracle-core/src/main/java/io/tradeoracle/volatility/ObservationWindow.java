package io.tradeoracle.volatility;

/** The rules that every rolling window of daily volatilities shares. */
final class ObservationWindow {

  /** A century holds about 25,000 trading days; memory and the cost of a close grow with this. */
  static final int MAX_WINDOW = 100_000;

  private final int window;
  private final int minObservations;
  private int closes;
  private int observations;

  ObservationWindow(int window, int minObservations) {
    if (window < 1 || window > MAX_WINDOW) {
      throw new IllegalArgumentException("window must be 1 to " + MAX_WINDOW + ": " + window);
    }
    if (minObservations < 1 || minObservations > window) {
      throw new IllegalArgumentException(
          "minObservations must be 1 to the window of " + window + ": " + minObservations);
    }
    this.window = window;
    this.minObservations = minObservations;
  }

  /** Returns how many closes of earlier days a window holds beside today's value. */
  int earlierDays() {
    return window - 1;
  }

  void observe(double iv) {
    if (!(iv >= 0 && iv < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("iv must be finite and not negative: " + iv);
    }
    observations = closes + 1;
  }

  void fix() {
    closes = Math.min(closes + 1, earlierDays());
  }

  int observations() {
    return observations;
  }

  boolean isSufficient() {
    return observations >= minObservations;
  }
}
