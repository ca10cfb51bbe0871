package io.tradeoracle.pricing.internal;

/**
 * The exponential, the logarithm and the Mills ratio, by short polynomials in small cells.
 *
 * <p>{@link Math#exp} and {@link Math#log} may differ between JVMs in their last bit, and {@link
 * StrictMath}'s are slow. These are quick and the same everywhere: nothing but additions,
 * multiplications and {@link Math#fma}, each rounded once. No division, no branch on the way; all
 * three are shaped alike: bits of the argument pick a cell, a polynomial in the distance from its
 * middle does the rest. P. Tang, "Table-Driven Implementation of the Exponential Function in IEEE
 * Floating-Point Arithmetic" (1989), and "... of the Logarithm Function ..." (1990). The table is
 * made from 60 digits; its entries come one after the other:
 *
 * <ul>
 *   <li>64 times 2^(j/64), each as the sum of two doubles;
 *   <li>128 times a reciprocal and minus its logarithm, the latter as the sum of two doubles;
 *   <li>112 times the ten coefficients of the Mills ratio in a cell, the constant first and as the
 *       sum of two doubles.
 * </ul>
 *
 * Thread-safe: the table is read once and never written.
 */
final class Elementary {

  private static final int LOG_AT = 128;
  private static final int MILLS_AT = LOG_AT + 3 * 128;
  private static final int MILLS_ENTRIES = 11;
  static final double[] TABLE =
      Tables.read("elementary.table", MILLS_AT + 112 * MILLS_ENTRIES);

  /** Adding it leaves the nearest integer in the lowest bits of the sum. */
  static final double ROUNDING = 0x1.8p52;

  static final double CELLS_PER_E = 64 / 0.6931471805599453;
  static final double E_CELL_HIGH = 0x1.62e42fefa0000p-7;
  static final double E_CELL_LOW = 0x1.cf79abc9e3b3ap-46;

  /**
   * Half a cell. The sixth power is replaced by what fits it best below, T₆ being near zero:
   * 3/2·ρ²·r⁴ − 9/16·ρ⁴·r².
   */
  private static final double HALF_CELL = 0.6931471805599453 / 128;

  static final double EXP_4 = 1.0 / 24 + 1.5 * HALF_CELL * HALF_CELL / 720;
  static final double EXP_2 =
      0.5 - 0.5625 * HALF_CELL * HALF_CELL * HALF_CELL * HALF_CELL / 720;

  private static final double LARGEST_EXPONENT = 709.79;
  private static final double LEAST_EXPONENT = -745.14;
  private static final double LEAST_NORMAL_EXPONENT = -708.0;

  private static final long LOG_OFFSET = 0x3fe6_0000_0000_0000L - (1L << 44);
  private static final double LN_2_HIGH = 0x1.62e42fefa3800p-1;
  private static final double LN_2_LOW = 0x1.ef35793c76730p-45;

  /** Above this the asymptotic series of the Mills ratio has converged. */
  private static final double MILLS_TABLE_END = 126;

  private static final double MILLS_TABLE_START = -1;
  private static final double SQRT_TWO_PI = 2.5066282746310002;

  private Elementary() {}

  /**
   * Returns e^x, to 0.52 units in the last place: 0 below −745.14, infinity above 709.79, NaN for
   * NaN.
   */
  static double exp(double x) {
    if (!(x >= LEAST_NORMAL_EXPONENT && x <= 709)) {
      return farExp(x);
    }
    double shifted = Math.fma(x, CELLS_PER_E, ROUNDING);
    int cell = (int) Double.doubleToRawLongBits(shifted);
    return expOfCell(x, shifted - ROUNDING, cell, (long) (cell >> 6) << 52);
  }

  private static double expOfCell(double x, double cells, int cell, long exponent) {
    double r = Math.fma(-cells, E_CELL_LOW, Math.fma(-cells, E_CELL_HIGH, x));
    double high = Math.fma(r, 1.0 / 120, EXP_4);
    double low = Math.fma(r, 1.0 / 6, EXP_2);
    double square = r * r;
    double less1 = Math.fma(square, Math.fma(square, high, low), r);
    int at = (cell & 63) << 1;
    double power = TABLE[at];
    double sum = power + Math.fma(power, less1, TABLE[at + 1]);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(sum) + exponent);
  }

  /** Underflow is gradual: the last scaling, by a power of two, rounds. */
  private static double farExp(double x) {
    if (x > LARGEST_EXPONENT) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < LEAST_EXPONENT) {
      return 0;
    }
    double shifted = Math.fma(x, CELLS_PER_E, ROUNDING);
    int cell = (int) Double.doubleToRawLongBits(shifted);
    double scaled = expOfCell(x, shifted - ROUNDING, cell, 0);
    return Math.scalb(scaled, cell >> 6);
  }

  /**
   * Returns ln x for a positive normal x, within a unit in the last place of the larger of the
   * result and 1/100; 0 for 1.
   */
  static double log(double x) {
    long bits = Double.doubleToRawLongBits(x);
    long fromOffset = bits - LOG_OFFSET;
    int at = LOG_AT + 3 * ((int) (fromOffset >> 45) & 127);
    double exponent = fromOffset >> 52;
    double mantissa = Double.longBitsToDouble(bits - (fromOffset & 0xfff0_0000_0000_0000L));
    double r = Math.fma(mantissa, TABLE[at], -1.0);
    double whole = Math.fma(exponent, LN_2_HIGH, TABLE[at + 1]);
    double sum = whole + r;
    double lost = whole - sum + r + Math.fma(exponent, LN_2_LOW, TABLE[at + 2]);
    double square = r * r;
    double high = Math.fma(r, 1.0 / 7, -1.0 / 6);
    double middle = Math.fma(r, 1.0 / 5, -1.0 / 4);
    double low = Math.fma(r, 1.0 / 3, -1.0 / 2);
    double curve = Math.fma(square, Math.fma(square, high, middle), low);
    return sum + Math.fma(square, curve, lost);
  }

  /**
   * Returns the Mills ratio M(a) = Φ(−a)/φ(a), to 0.6 units in the last place from −1 on: about 1/a
   * for large a, √(π/2) at zero; below −1 by reflection, overflowing to infinity below about −37.6.
   */
  static double mills(double a) {
    if (!(a >= MILLS_TABLE_START && a < MILLS_TABLE_END)) {
      return farMills(a);
    }
    long bits = Double.doubleToRawLongBits(a + 2);
    int at = MILLS_AT + MILLS_ENTRIES * ((int) (bits >> 48) - 0x3ff0);
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
    if (a < MILLS_TABLE_START) {
      return SQRT_TWO_PI / expMinusHalfSquare(a) - mills(-a);
    }
    // N. Temme in the NIST handbook (2010), 7.12.1.
    double v = 1 / a;
    double v2 = v * v;
    return Double.isNaN(a) ? a : v * (1 - v2 * (1 - v2 * (3 - v2 * (15 - 105 * v2))));
  }

  /** Returns exp(−a²/2), with the rounding error of the square carried along. */
  static double expMinusHalfSquare(double a) {
    double square = a * a;
    double e = exp(-0.5 * square);
    return e == 0 ? 0 : Math.fma(-0.5 * Math.fma(a, a, -square), e, e);
  }
}
