package io.tradeoracle.pricing.internal;

/**
 * The tables of z/s from which {@link ImpliedVolatilityKernel} guesses.
 *
 * <p>Both hold bicubic polynomials, sixteen coefficients a cell, that of aⁱ·bʲ at 4i + j. The cells
 * of a coordinate are its octaves, or even parts of them, so that exponent and leading bits of the
 * mantissa are the cell, and a or b is the mantissa less one: no search. The columns are octaves of
 * 1 + z.
 *
 * <ul>
 *   <li>The fast table, over v: two cells an octave, v below 4096 and z below 7. Relative error at
 *       most 3e-4, below 1e-4 nearly everywhere.
 *   <li>The general table, over 1 + ξ, ξ = √(ln v): four cells an octave, ξ below 31 and z below
 *       127. At most 1.6e-4, below 1e-6 where ξ is above 5 and z below 15.
 * </ul>
 */
public final class VolatilityGuess {

  /** The fast table serves below this v … */
  public static final double FAST_V_END = 4096.0;

  /** … and this z. */
  public static final double FAST_Z_END = 7.0;

  /** The general table serves below this ξ … */
  public static final double GENERAL_XI_END = 31.0;

  /** … and this z. */
  public static final double GENERAL_Z_END = 127.0;

  /** Discount factors and the ratio of spot to strike are normal numbers below this logarithm. */
  public static final double GUARD_END = 700;

  /** A smaller P/m is left to the iteration. */
  public static final double SMALLEST_SHARE = 1e-280;

  /** 1/(P·Q) and its reciprocal are within the range below this. */
  public static final double LARGEST_PRODUCT = 1e290;

  /** Below this z the difference of two Mills ratios is left to the series of the kernel. */
  public static final double SMALLEST_Z = 1e-4;

  private static final int FAST_COLUMNS = 3;
  private static final int GENERAL_COLUMNS = 7;
  private static final int CELL = 16;
  private static final int FAST_SIZE = 24 * FAST_COLUMNS * CELL;
  private static final int GENERAL_SIZE = 20 * GENERAL_COLUMNS * CELL;

  private static final long MANTISSA = 0x000f_ffff_ffff_ffffL;
  private static final long ONE = 0x3ff0_0000_0000_0000L;

  /** The fast table, then the general one. */
  private static final double[] TABLE =
      Tables.read("volatility-guess.table", FAST_SIZE + GENERAL_SIZE);

  private VolatilityGuess() {}

  /**
   * Lists the rows of a block that cannot go the common way: no table covers them, or something has
   * left the range on the way to their coordinates, as it has for whatever has no volatility.
   */
  static void listUnusual(VolatilityBlock block) {
    int count = 0;
    for (int row = 0; row < VolatilityBlock.SIZE; row++) {
      if (!isUsual(block, row)) {
        block.unusual[count++] = row;
      }
    }
    block.unusualCount = count;
  }

  private static boolean isUsual(VolatilityBlock block, int row) {
    double v = block.v[row];
    double z = block.z[row];
    return block.guard[row] < GUARD_END
        && block.rootYears[row] > 0
        && block.perProduct[row] > 1 / LARGEST_PRODUCT
        && block.perProduct[row] < LARGEST_PRODUCT
        && block.timeValue[row] > SMALLEST_SHARE * block.smaller[row]
        && v >= 1
        && v < Double.POSITIVE_INFINITY
        && z > SMALLEST_Z
        && z < GENERAL_Z_END;
  }

  /** Looks up z/s for the rows of a block; of the unusual ones it makes ordinary ones first. */
  public static void lookUp(VolatilityBlock block) {
    double[] v = block.v;
    double[] z = block.z;
    for (int k = 0; k < block.unusualCount; k++) {
      v[block.unusual[k]] = 1;
      z[block.unusual[k]] = 1;
    }
    for (int i = 0; i < VolatilityBlock.SIZE; i++) {
      block.ratio[i] =
          v[i] < FAST_V_END && z[i] < FAST_Z_END
              ? fast(v[i], z[i])
              : general(Math.sqrt(Elementary.log(v[i])), z[i]);
    }
  }

  /** Returns z/s from the fast table. */
  static double fast(double v, double z) {
    long row = Double.doubleToRawLongBits(v);
    long column = Double.doubleToRawLongBits(1 + z);
    int cell = (int) (FAST_COLUMNS * ((row - ONE) >>> 51) + ((column - ONE) >>> 52));
    return bicubic(CELL * cell, fraction(row), fraction(column));
  }

  /** Returns z/s from the general table. */
  static double general(double xi, double z) {
    long row = Double.doubleToRawLongBits(1 + xi);
    long column = Double.doubleToRawLongBits(1 + z);
    int cell = (int) (GENERAL_COLUMNS * ((row - ONE) >>> 50) + ((column - ONE) >>> 52));
    return bicubic(FAST_SIZE + CELL * cell, fraction(row), fraction(column));
  }

  /** Returns the mantissa less one. */
  private static double fraction(long bits) {
    return Double.longBitsToDouble((bits & MANTISSA) | ONE) - 1;
  }

  private static double bicubic(int at, double a, double b) {
    double b2 = b * b;
    double c0 = cubic(at, b, b2);
    double c1 = cubic(at + 4, b, b2);
    double c2 = cubic(at + 8, b, b2);
    double c3 = cubic(at + 12, b, b2);
    return Math.fma(a * a, Math.fma(c3, a, c2), Math.fma(c1, a, c0));
  }

  private static double cubic(int at, double b, double b2) {
    return Math.fma(
        b2, Math.fma(TABLE[at + 3], b, TABLE[at + 2]), Math.fma(TABLE[at + 1], b, TABLE[at]));
  }
}
