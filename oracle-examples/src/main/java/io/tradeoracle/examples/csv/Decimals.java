package io.tradeoracle.examples.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Doubles as text with 17 significant digits, from which the same double is read back. */
public final class Decimals {

  private static final MathContext DIGITS_17 = new MathContext(17, RoundingMode.HALF_EVEN);

  /** Smaller values are written with an exponent: their zeros are noise. */
  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  /** From here up to {@link #FIXED_POINT_END} the fraction is a multiple of 2^-63. */
  private static final double FIXED_POINT_START = 0x1p-11;

  private static final double FIXED_POINT_END = 0x1p53;

  private static final long HALF = 1L << 62;
  private static final int DIGITS_PER_STEP = 9;
  private static final long[] POWERS_OF_TEN = new long[DIGITS_PER_STEP + 1];

  static {
    POWERS_OF_TEN[0] = 1;
    for (int i = 1; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = 10 * POWERS_OF_TEN[i - 1];
    }
  }

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
    double magnitude = Math.abs(value);
    boolean fixed = magnitude >= FIXED_POINT_START && magnitude < FIXED_POINT_END;
    return fixed ? fixedPoint(value, magnitude) : exact(value);
  }

  /** Any value, by exact arithmetic of any length. */
  static String exact(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS_17).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    boolean plain = exponent >= SMALLEST_PLAIN_EXPONENT && exponent < DIGITS_17.getPrecision();
    return plain
        ? rounded.toPlainString()
        : rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }

  /** The usual values, exact too, in 63 bits after the binary point: many times faster. */
  private static String fixedPoint(double value, double magnitude) {
    long digits = (long) magnitude;
    long fraction = (long) ((magnitude - digits) * 0x1p63);
    int places = decimalPlaces(magnitude, digits);
    for (int left = places; left > 0; left -= DIGITS_PER_STEP) {
      long power = POWERS_OF_TEN[Math.min(left, DIGITS_PER_STEP)];
      long high = Math.multiplyHigh(fraction, power);
      long low = fraction * power;
      digits = digits * power + (high << 1 | low >>> 63);
      fraction = low & Long.MAX_VALUE;
    }
    if (fraction > HALF || (fraction == HALF && (digits & 1) == 1)) {
      digits++;
    }
    return text(value < 0, digits, places);
  }

  /** Returns how many decimal places make 17 significant digits. */
  private static int decimalPlaces(double magnitude, long integer) {
    int precision = DIGITS_17.getPrecision();
    if (integer > 0) {
      return precision - Long.toString(integer).length();
    }
    int zeros = magnitude >= 0.1 ? 0 : magnitude >= 0.01 ? 1 : magnitude >= 0.001 ? 2 : 3;
    return precision + zeros;
  }

  private static String text(boolean negative, long digits, int places) {
    StringBuilder text = new StringBuilder(24).append(digits);
    while (text.length() <= places) {
      text.insert(0, '0');
    }
    text.insert(text.length() - places, '.');
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    text.setLength(text.charAt(end - 1) == '.' ? end - 1 : end);
    return negative ? text.insert(0, '-').toString() : text.toString();
  }
}
