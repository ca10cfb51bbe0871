package io.tradeoracle.volatility;

/** What forwards, times and volatilities have in common: they are positive and finite. */
final class SmileChecks {

  private SmileChecks() {}

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite: " + value);
    }
  }
}
