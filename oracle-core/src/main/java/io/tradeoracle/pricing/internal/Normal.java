package io.tradeoracle.pricing.internal;

/**
 * The normal distribution by its Mills ratio, M(a) = Φ(−a)/φ(a), which falls gently from √(π/2) at
 * zero like 1/a: the part of the distribution function that a polynomial can follow.
 *
 * <p>The ratio is a polynomial of ninth degree in each of 112 cells: sixteenths of an octave of a +
 * 2, from a = −1 to 126, where bits of a + 2 name the cell. The table has eleven entries a cell,
 * the coefficients in powers of the distance from its middle, the constant first and as the sum of
 * two doubles: what it is rounded by would otherwise be as large as all other errors together.
 * Beyond lies the asymptotic series. No division, no branch in between. Built from {@link
 * Elementary}: the same bits everywhere.
 */
public final class Normal {

  public static final double SQRT_TWO_PI = 2.5066282746310002;
  public static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;

  private static final int ENTRIES = 11;
  private static final double[] TABLE = Tables.read("mills.table", 112 * ENTRIES);
  private static final double TABLE_START = -1;
  private static final double TABLE_END = 126;

  private Normal() {}

  /** Returns the density φ(x). */
  static double pdf(double x) {
    return INVERSE_SQRT_TWO_PI * expMinusHalfSquare(x);
  }

  /** Returns exp(−x²/2), with the rounding error of the square carried along. */
  static double expMinusHalfSquare(double x) {
    double square = x * x;
    double e = Elementary.exp(-0.5 * square);
    return e == 0 ? 0 : Math.fma(-0.5 * Math.fma(x, x, -square), e, e);
  }

  /** Returns the distribution function Φ(x), with relative accuracy in the lower tail. */
  static double cdf(double x) {
    return x > -TABLE_START ? 1.0 - pdf(x) * mills(x) : lowerCdf(x);
  }

  private static double lowerCdf(double x) {
    return x == Double.NEGATIVE_INFINITY ? 0.0 : pdf(x) * mills(-x);
  }

  /**
   * Returns the Mills ratio Φ(−a)/φ(a), to 0.6 units in the last place from −1 to 126 and 1.5
   * beyond: about 1/a for large a, √(π/2) at zero; below −1 by reflection, overflowing to infinity
   * below about −38.
   */
  static double mills(double a) {
    if (!(a >= TABLE_START && a < TABLE_END)) {
      return farMills(a);
    }
    long bits = Double.doubleToRawLongBits(a + 2);
    int at = ENTRIES * ((int) (bits >> 48) - 0x3ff0);
    double middle =
        Double.longBitsToDouble((bits & 0xffff_0000_0000_0000L) | 0x0000_8000_0000_0000L) - 2;
    double u = a - middle;
    double u2 = u * u;
    double u4 = u2 * u2;
    double p12 = Math.fma(TABLE[at + 3], u, TABLE[at + 2]);
    double p34 = Math.fma(TABLE[at + 5], u, TABLE[at + 4]);
    double p56 = Math.fma(TABLE[at + 7], u, TABLE[at + 6]);
    double p78 = Math.fma(TABLE[at + 9], u, TABLE[at + 8]);
    double high = Math.fma(u4, TABLE[at + 10], Math.fma(u2, p78, p56));
    double slope = Math.fma(u4, high, Math.fma(u2, p34, p12));
    return TABLE[at] + Math.fma(u, slope, TABLE[at + 1]);
  }

  private static double farMills(double a) {
    if (a < TABLE_START) {
      return SQRT_TWO_PI / expMinusHalfSquare(a) - mills(-a);
    }
    if (Double.isNaN(a)) {
      return a;
    }
    // The asymptotic series, N. Temme in the NIST Handbook of Mathematical Functions (2010),
    // 7.12.1.
    double v = 1 / a;
    double v2 = v * v;
    return v * (1 - v2 * (1 - v2 * (3 - v2 * (15 - 105 * v2))));
  }
}
