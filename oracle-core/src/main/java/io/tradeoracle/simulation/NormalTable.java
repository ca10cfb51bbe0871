package io.tradeoracle.simulation;

/**
 * The standard normal distribution function from a table with cubic Hermite interpolation, exact to
 * 2e-10. Built with {@link StrictMath}, so the same to the bit everywhere, which {@code Math.exp}
 * is not.
 */
final class NormalTable {

  private static final int LIMIT = 8;
  private static final int PER_UNIT = 64;
  private static final double STEP = 1.0 / PER_UNIT;
  private static final int NODES = 2 * LIMIT * PER_UNIT + 1;
  private static final double[] VALUES = new double[NODES];
  private static final double[] SLOPES = new double[NODES];

  static {
    for (int i = 0; i < NODES; i++) {
      double x = (i - LIMIT * PER_UNIT) * STEP;
      VALUES[i] = x < 0 ? 1 - series(-x) : series(x);
      SLOPES[i] = density(x) * STEP;
    }
  }

  private NormalTable() {}

  /** Returns the probability that a standard normal variable is at most {@code x}. */
  static double cdf(double x) {
    if (!(x > -LIMIT)) {
      return 0;
    }
    if (x >= LIMIT) {
      return 1;
    }
    double position = (x + LIMIT) * PER_UNIT;
    int i = (int) position;
    double t = position - i;
    double u = 1 - t;
    return u * u * ((1 + 2 * t) * VALUES[i] + t * SLOPES[i])
        + t * t * ((3 - 2 * t) * VALUES[i + 1] - u * SLOPES[i + 1]);
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  /** Marsaglia, "Evaluating the normal distribution" (2004), the series about zero; x >= 0. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int i = 3; term > 1e-18 * sum; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * density(x);
  }
}
