package io.tradeoracle.examples.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Doubles as text with 17 significant digits, from which the same double is read back. */
public final class Decimals {

  private static final MathContext DIGITS_17 = new MathContext(17, RoundingMode.HALF_EVEN);

  /** Smaller values are written with an exponent: their zeros are noise. */
  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private Decimals() {}

  /**
   * Returns the exact value rounded to 17 significant digits, without trailing zeros; {@code NaN},
   * {@code Infinity} or {@code -Infinity} where there is no number. The locale does not matter.
   */
  public static String format(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS_17).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    boolean plain = exponent >= SMALLEST_PLAIN_EXPONENT && exponent < DIGITS_17.getPrecision();
    return plain
        ? rounded.toPlainString()
        : rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }
}
