package io.tradeoracle.risk;

import java.math.BigDecimal;

/** Prints doubles for people, the same on every Java version: rounded to four decimals. */
final class Figures {

  private static final double SCALE = 10_000;

  private Figures() {}

  static String of(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(Math.round(value * SCALE), 4).toPlainString()
        : "unknown";
  }
}
