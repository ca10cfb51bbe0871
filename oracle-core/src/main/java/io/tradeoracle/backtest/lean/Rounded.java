package io.tradeoracle.backtest.lean;

import java.math.BigDecimal;

/** Prints doubles for people, the same on every Java version. */
final class Rounded {

  private static final int DECIMALS = 4;
  private static final double SCALE = 10_000;

  private Rounded() {}

  /** Returns a finite number rounded to four decimals. */
  static String text(double value) {
    return BigDecimal.valueOf(Math.round(value * SCALE), DECIMALS).toPlainString();
  }
}
