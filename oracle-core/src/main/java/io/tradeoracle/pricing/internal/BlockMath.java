package io.tradeoracle.pricing.internal;

/**
 * The functions of {@link Elementary} over blocks of numbers, in loops that C2 turns into vector
 * instructions: no branch, no table and no cast between bits and numbers where it can be helped,
 * and what cannot be helped in a loop of its own.
 */
public final class BlockMath {

  private static final double LN_2_HIGH = 0x1.62e42fefa3800p-1;
  private static final double LN_2_LOW = 0x1.ef35793c76730p-45;

  /** The bits of √½, to the cell: mantissas are taken from here to twice that. */
  private static final long LOG_OFFSET = 0x3fe6_a09e_0000_0000L;

  // M(a)·(a + 6) in powers of y = (a − 5)/(a + 6), for a from −1/2 (y = −1) to infinity (y = 1).
  private static final double M0 = 2.1208891518684734;
  private static final double M1 = -2.230207495365489;
  private static final double M2 = 2.0773317465092274;
  private static final double M3 = -1.7090665939513827;
  private static final double M4 = 1.2338744249910416;
  private static final double M5 = -0.7726413056829197;
  private static final double M6 = 0.4112785033747992;
  private static final double M7 = -0.17934894337124646;
  private static final double M8 = 0.05913683517473433;
  private static final double M9 = -0.011345358840297986;
  private static final double M10 = -0.0010982921833256032;
  private static final double M11 = 0.0016363752856378882;
  private static final double M12 = -0.0004298446614968401;
  private static final double M13 = -6.918208352774142e-05;
  private static final double M14 = 7.347282051459014e-05;
  private static final double M15 = -7.796622478490265e-06;
  private static final double M16 = -8.738104568764116e-06;
  private static final double M17 = 2.627182646758579e-06;
  private static final double M18 = 9.440274309175491e-07;
  private static final double M19 = -5.142151994989632e-07;
  private static final double M20 = -1.0131079638993343e-07;
  private static final double M21 = 8.634015368889645e-08;
  private static final double M22 = 1.0477442408646978e-08;
  private static final double M23 = -1.1872141006549969e-08;
  private static final double M24 = -7.48993386839935e-10;
  private static final double M25 = 9.617612492655407e-10;

  private BlockMath() {}

  /**
   * Replaces every x by e^x, the same to the bit as {@link Elementary#exp}, where |x| is below 708;
   * elsewhere the result is meaningless.
   */
  static void exp(double[] x, double[] scratch) {
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      double shifted = Math.fma(x[i], Elementary.CELLS_PER_E, Elementary.ROUNDING);
      double cells = shifted - Elementary.ROUNDING;
      double r = Math.fma(-cells, Elementary.E_CELL_HIGH, x[i]);
      r = Math.fma(-cells, Elementary.E_CELL_LOW, r);
      double square = r * r;
      double high = Math.fma(r, 1.0 / 120, Elementary.EXP_4);
      double low = Math.fma(r, 1.0 / 6, Elementary.EXP_2);
      scratch[i] = shifted;
      x[i] = Math.fma(square, Math.fma(square, high, low), r);
    }
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      int cell = (int) Double.doubleToRawLongBits(scratch[i]);
      int at = (cell & 63) << 1;
      double power = Elementary.TABLE[at];
      double sum = power + Math.fma(power, x[i], Elementary.TABLE[at + 1]);
      long exponent = (long) (cell >> 6) << 52;
      x[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(sum) + exponent);
    }
  }

  /**
   * Replaces every x by ln x, for positive normal x, within two units in the last place of the
   * larger of the result and 1/4; 0 for 1. The series of the inverse hyperbolic tangent.
   */
  static void log(double[] x, double[] scratch) {
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      long bits = Double.doubleToRawLongBits(x[i]);
      int exponent = (int) ((bits - LOG_OFFSET) >> 52);
      scratch[i] = exponent;
      x[i] = Double.longBitsToDouble(bits - ((long) exponent << 52));
    }
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      double y = (x[i] - 1) / (x[i] + 1);
      double y2 = y * y;
      double y4 = y2 * y2;
      double a = Math.fma(y2, 2.0 / 5, 2.0 / 3);
      double b = Math.fma(y2, 2.0 / 9, 2.0 / 7);
      double c = Math.fma(y2, 2.0 / 13, 2.0 / 11);
      double d = Math.fma(y2, 2.0 / 17, 2.0 / 15);
      double e = Math.fma(y2, 2.0 / 21, 2.0 / 19);
      double series = Math.fma(Math.fma(Math.fma(Math.fma(e, y4, d), y4, c), y4, b), y4, a);
      double low = Math.fma(scratch[i], LN_2_LOW, y * y2 * series);
      x[i] = Math.fma(scratch[i], LN_2_HIGH, Math.fma(2, y, low));
    }
  }

  /**
   * Writes ln(numerator/denominator), of positive normal numbers, within a unit in the last place
   * of the larger of the result and 1/4 and, close to 1, of the result: the difference there is
   * exact, where a quotient would be rounded. As {@link #log}, but that the two are brought within
   * a factor of 3/2 of each other by their bits.
   *
   * @param scratch as long as the block
   */
  static void logRatio(double[] numerator, double[] denominator, double[] out, double[] scratch) {
    long halfAnOctave = 1L << 51;
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      long bits = Double.doubleToRawLongBits(numerator[i]);
      long less = bits - Double.doubleToRawLongBits(denominator[i]);
      int exponent = (int) ((less + halfAnOctave) >> 52);
      scratch[i] = exponent;
      out[i] = Double.longBitsToDouble(bits - ((long) exponent << 52));
    }
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      double near = out[i];
      out[i] = (near - denominator[i]) / (near + denominator[i]);
    }
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      double y = out[i];
      double y2 = y * y;
      double y4 = y2 * y2;
      double a = Math.fma(y2, 2.0 / 5, 2.0 / 3);
      double b = Math.fma(y2, 2.0 / 9, 2.0 / 7);
      double c = Math.fma(y2, 2.0 / 13, 2.0 / 11);
      double d = Math.fma(y2, 2.0 / 17, 2.0 / 15);
      double e = Math.fma(y2, 2.0 / 21, 2.0 / 19);
      double series = Math.fma(Math.fma(Math.fma(Math.fma(e, y4, d), y4, c), y4, b), y4, a);
      double low = Math.fma(scratch[i], LN_2_LOW, y * y2 * series);
      out[i] = Math.fma(scratch[i], LN_2_HIGH, Math.fma(2, y, low));
    }
  }

  /**
   * Replaces every a from −1/2 on by the Mills ratio M(a), to four units in the last place from 1
   * to 60, eight at the lower end. Two chains are quicker than one, but for large a they nearly
   * cancel: so the last powers, which weigh most, are in one.
   */
  public static void mills(double[] a) {
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      double divisor = a[i] + 6;
      double y = (a[i] - 5) / divisor;
      double y2 = y * y;
      double even = M24;
      even = Math.fma(even, y2, M22);
      even = Math.fma(even, y2, M20);
      even = Math.fma(even, y2, M18);
      even = Math.fma(even, y2, M16);
      even = Math.fma(even, y2, M14);
      even = Math.fma(even, y2, M12);
      even = Math.fma(even, y2, M10);
      even = Math.fma(even, y2, M8);
      even = Math.fma(even, y2, M6);
      even = Math.fma(even, y2, M4);
      double odd = M25;
      odd = Math.fma(odd, y2, M23);
      odd = Math.fma(odd, y2, M21);
      odd = Math.fma(odd, y2, M19);
      odd = Math.fma(odd, y2, M17);
      odd = Math.fma(odd, y2, M15);
      odd = Math.fma(odd, y2, M13);
      odd = Math.fma(odd, y2, M11);
      odd = Math.fma(odd, y2, M9);
      odd = Math.fma(odd, y2, M7);
      odd = Math.fma(odd, y2, M5);
      double sum = Math.fma(odd, y, even);
      sum = Math.fma(sum, y, M3);
      sum = Math.fma(sum, y, M2);
      sum = Math.fma(sum, y, M1);
      a[i] = Math.fma(sum, y, M0) / divisor;
    }
  }
}
