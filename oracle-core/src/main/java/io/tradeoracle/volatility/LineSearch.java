package io.tradeoracle.volatility;

import java.util.function.DoubleUnaryOperator;

/**
 * The least value of a smooth function over a very wide range about a centre: points that stand
 * closely near it and ever wider away from it, then golden sections between the neighbours of each
 * low point.
 */
final class LineSearch {

  /** The least value found, and where. */
  record Minimum(double value, double at) {}

  private static final int POINTS_PER_SIDE = 120;
  private static final double REACH = 1_000;
  private static final int SECTIONS = 40;
  private static final double GOLDEN = 0.618_033_988_749_894_8;

  private LineSearch() {}

  /**
   * Returns the least value from {@code centre} − 1000 to {@code centre} + 1000.
   *
   * @param scale on which the function changes near the centre, positive
   */
  static Minimum least(DoubleUnaryOperator function, double centre, double scale) {
    double step = asinh(REACH / scale) / POINTS_PER_SIDE;
    double[] at = new double[2 * POINTS_PER_SIDE + 1];
    double[] values = new double[at.length];
    Minimum least = new Minimum(Double.POSITIVE_INFINITY, centre);
    for (int i = 0; i < at.length; i++) {
      at[i] = centre + scale * StrictMath.sinh((i - POINTS_PER_SIDE) * step);
      values[i] = function.applyAsDouble(at[i]);
      least = lower(least, values[i], at[i]);
    }
    for (int i = 1; i < at.length - 1; i++) {
      if (values[i] <= values[i - 1] && values[i] <= values[i + 1]) {
        Minimum found = section(function, at[i - 1], at[i + 1]);
        least = lower(least, found.value(), found.at());
      }
    }
    return least;
  }

  private static Minimum section(DoubleUnaryOperator function, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < SECTIONS; i++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (function.applyAsDouble(left) < function.applyAsDouble(right)) {
        high = right;
      } else {
        low = left;
      }
    }
    double middle = 0.5 * (low + high);
    return new Minimum(function.applyAsDouble(middle), middle);
  }

  private static Minimum lower(Minimum least, double value, double at) {
    return value < least.value() ? new Minimum(value, at) : least;
  }

  private static double asinh(double x) {
    return StrictMath.log(x + Math.sqrt(x * x + 1));
  }
}
