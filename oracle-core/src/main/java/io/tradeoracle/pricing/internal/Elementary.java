package io.tradeoracle.pricing.internal;

/**
 * The exponential and the logarithm, by short polynomials in small cells.
 *
 * <p>{@link Math#exp} and {@link Math#log} may differ between JVMs in their last bit, and {@link
 * StrictMath}'s are slow. These are quick and the same everywhere: nothing but additions,
 * multiplications and {@link Math#fma}, each rounded once. No division, no branch on the way: bits
 * of the argument pick a cell, a polynomial in the distance from its middle does the rest. P. Tang,
 * "Table-Driven Implementation of the Exponential Function in IEEE Floating-Point Arithmetic"
 * (1989), and "... of the Logarithm Function ..." (1990). The table is made from 60 digits; its
 * entries come one after the other:
 *
 * <ul>
 *   <li>64 times 2^(j/64), each as the sum of two doubles;
 *   <li>128 times a reciprocal and minus its logarithm, the latter as the sum of two doubles.
 * </ul>
 *
 * Thread-safe: the table is read once and never written.
 */
final class Elementary {

  private static final int LOG_AT = 128;
  static final double[] TABLE = Tables.read("elementary.table", LOG_AT + 3 * 128);

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
  static final double EXP_2 = 0.5 - 0.5625 * HALF_CELL * HALF_CELL * HALF_CELL * HALF_CELL / 720;

  private static final double LARGEST_EXPONENT = 709.79;
  private static final double LEAST_EXPONENT = -745.14;
  private static final double LEAST_NORMAL_EXPONENT = -708.0;

  private static final long LOG_OFFSET = 0x3fe6_0000_0000_0000L - (1L << 44);
  private static final double LN_2_HIGH = 0x1.62e42fefa3800p-1;
  private static final double LN_2_LOW = 0x1.ef35793c76730p-45;

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
}
