package io.tradeoracle.pricing.internal.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The functions of {@code BlockMath} in vector operations, over full blocks. Bits are at hand here,
 * so the exponential and the logarithm need neither table nor scalar loop; only operations that
 * every vector unit has are used (no conversion between longs and doubles, no arithmetic shift).
 * The Mills ratio is left to {@code BlockMath}: of a long polynomial written here the JIT compiler
 * makes slower code than of the plain loop.
 *
 * <p>The loops hold their bodies themselves: a method that returns a vector, and happens to be
 * compiled before its caller, may be too big to be inlined and return an object.
 */
final class VectorMath {

  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  private static final double ROUNDING = 0x1.8p52;
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN_2_HIGH = 0x1.62e42fefa3800p-1;
  private static final double LN_2_LOW = 0x1.ef35793c76730p-45;

  /** The bits of √½, and 1024 binades below so that differences stay positive. */
  private static final long LOG_OFFSET = 0x3fe6_a09e_0000_0000L - (1024L << 52);

  /** Half a binade, and 1024 more for the same reason. */
  private static final long HALF_AN_OCTAVE = (1L << 51) + (1024L << 52);

  private static final long WHOLE_BITS = 0x4330_0000_0000_0000L;
  private static final double WHOLE_OFFSET = 0x1p52 + 1024;

  private VectorMath() {}

  /**
   * Replaces every x by e^x, where |x| is below 708; elsewhere the result is meaningless. The power
   * series to the thirteenth term: |r| is at most ln 2 / 2.
   */
  static void exp(double[] column) {
    for (int i = 0; i < column.length; i += LANES) {
      DoubleVector x = at(column, i);
      DoubleVector shifted = x.fma(spread(LOG2_E), spread(ROUNDING));
      DoubleVector halvings = spread(ROUNDING).sub(shifted);
      DoubleVector r = halvings.fma(spread(LN_2_HIGH), x);
      r = halvings.fma(spread(LN_2_LOW), r);
      DoubleVector r2 = r.mul(r);
      DoubleVector r4 = r2.mul(r2);
      DoubleVector p = r.fma(spread(1.0 / 6227020800.0), spread(1.0 / 479001600));
      p = p.fma(r2, r.fma(spread(1.0 / 39916800), spread(1.0 / 3628800)));
      DoubleVector q = r.fma(spread(1.0 / 362880), spread(1.0 / 40320));
      q = q.fma(r2, r.fma(spread(1.0 / 5040), spread(1.0 / 720)));
      DoubleVector s = r.fma(spread(1.0 / 120), spread(1.0 / 24));
      s = s.fma(r2, r.fma(spread(1.0 / 6), spread(0.5)));
      DoubleVector series = p.fma(r4, q).fma(r4, s);
      DoubleVector mantissa = series.fma(r2, r).add(spread(1));
      LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
      mantissa.reinterpretAsLongs().add(exponent).reinterpretAsDoubles().intoArray(column, i);
    }
  }

  /** Replaces every x by ln x, for positive normal x, by the inverse hyperbolic tangent. */
  static void log(double[] column) {
    for (int i = 0; i < column.length; i += LANES) {
      DoubleVector x = at(column, i);
      LongVector bits = x.reinterpretAsLongs();
      LongVector binade = bits.sub(LOG_OFFSET).lanewise(VectorOperators.LSHR, 52);
      DoubleVector exponent =
          binade.or(WHOLE_BITS).reinterpretAsDoubles().sub(spread(WHOLE_OFFSET));
      LongVector lowered = bits.sub(binade.lanewise(VectorOperators.LSHL, 52)).add(1024L << 52);
      DoubleVector mantissa = lowered.reinterpretAsDoubles();
      DoubleVector y = mantissa.sub(spread(1)).div(mantissa.add(spread(1)));
      DoubleVector y2 = y.mul(y);
      DoubleVector y4 = y2.mul(y2);
      DoubleVector a = y2.fma(spread(2.0 / 5), spread(2.0 / 3));
      DoubleVector b = y2.fma(spread(2.0 / 9), spread(2.0 / 7));
      DoubleVector c = y2.fma(spread(2.0 / 13), spread(2.0 / 11));
      DoubleVector d = y2.fma(spread(2.0 / 17), spread(2.0 / 15));
      DoubleVector e = y2.fma(spread(2.0 / 21), spread(2.0 / 19));
      DoubleVector series = e.fma(y4, d).fma(y4, c).fma(y4, b).fma(y4, a);
      DoubleVector low = exponent.fma(spread(LN_2_LOW), y.mul(y2).mul(series));
      exponent.fma(spread(LN_2_HIGH), y.add(y).add(low)).intoArray(column, i);
    }
  }

  /**
   * Writes ln(numerator/denominator), of positive normal numbers: as {@link #log}, but from exact
   * differences, which keep every digit close to 1.
   */
  static void logRatio(double[] numerator, double[] denominator, double[] out) {
    for (int i = 0; i < out.length; i += LANES) {
      DoubleVector divisor = at(denominator, i);
      LongVector bits = at(numerator, i).reinterpretAsLongs();
      LongVector less = bits.sub(divisor.reinterpretAsLongs());
      LongVector binade = less.add(HALF_AN_OCTAVE).lanewise(VectorOperators.LSHR, 52);
      DoubleVector exponent =
          binade.or(WHOLE_BITS).reinterpretAsDoubles().sub(spread(WHOLE_OFFSET));
      LongVector lowered = bits.sub(binade.lanewise(VectorOperators.LSHL, 52)).add(1024L << 52);
      DoubleVector near = lowered.reinterpretAsDoubles();
      DoubleVector y = near.sub(divisor).div(near.add(divisor));
      DoubleVector y2 = y.mul(y);
      DoubleVector y4 = y2.mul(y2);
      DoubleVector a = y2.fma(spread(2.0 / 5), spread(2.0 / 3));
      DoubleVector b = y2.fma(spread(2.0 / 9), spread(2.0 / 7));
      DoubleVector c = y2.fma(spread(2.0 / 13), spread(2.0 / 11));
      DoubleVector d = y2.fma(spread(2.0 / 17), spread(2.0 / 15));
      DoubleVector e = y2.fma(spread(2.0 / 21), spread(2.0 / 19));
      DoubleVector series = e.fma(y4, d).fma(y4, c).fma(y4, b).fma(y4, a);
      DoubleVector low = exponent.fma(spread(LN_2_LOW), y.mul(y2).mul(series));
      exponent.fma(spread(LN_2_HIGH), y.add(y).add(low)).intoArray(out, i);
    }
  }

  static DoubleVector at(double[] column, int i) {
    return DoubleVector.fromArray(SPECIES, column, i);
  }

  static DoubleVector spread(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
