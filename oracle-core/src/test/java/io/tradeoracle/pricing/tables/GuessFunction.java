package io.tradeoracle.pricing.tables;

/**
 * The function that the guess tables hold, by root finding: z/s, given v (or ln v) and z.
 *
 * <p>Plain slow arithmetic on purpose, with nothing from the kernels, so that the tables do not
 * change with them: only +, −, ·, / and {@link StrictMath}, the same to the bit everywhere.
 */
final class GuessFunction {

  private static final double SQRT_TWO_PI = 2.5066282746310002;
  private static final double LN_SQRT_TWO_PI = 0.9189385332046728;
  private static final double SIDE = -0.5;

  /** Beyond this ln v the out-of-the-money price is all but nothing beside x. */
  private static final double LARGE_LN_V = 50.0;

  private GuessFunction() {}

  /** Returns z/s where v = 1 + x/π̂ and z = x + √(2π)·π̂. */
  static double ofRatio(double v, double z) {
    double odds = z / (v - 1 + SQRT_TWO_PI);
    return z / deviation(z - SQRT_TWO_PI * odds, StrictMath.log(odds), z);
  }

  /** Returns z/s where ξ = √(ln v). */
  static double ofRootLog(double xi, double z) {
    double lnV = xi * xi;
    return lnV < LARGE_LN_V
        ? ofRatio(1 + StrictMath.expm1(lnV), z)
        : z / deviation(z, StrictMath.log(z) - lnV, z);
  }

  /** Returns s given x and ln π̂, by bisection, then by the secant through the ends. */
  private static double deviation(double x, double lnOdds, double z) {
    double low = z / 64;
    double high = 4 * z;
    while (high - low > 1e-10 * low) {
      double s = 0.5 * (low + high);
      if (excess(s, x, lnOdds) < 0) {
        low = s;
      } else {
        high = s;
      }
    }
    return 0.5 * (low + high);
  }

  /** Returns something that grows with s and is zero where the odds π/τ are the given ones. */
  private static double excess(double s, double x, double lnOdds) {
    double h = x / s;
    double t = s / 2;
    double lnDensity = -0.5 * (h - t) * (h - t) - LN_SQRT_TWO_PI;
    double odds = StrictMath.exp(lnOdds);
    if (h - t < SIDE) {
      double lnTau = lnDensity + StrictMath.log(mills(t - h) + mills(t + h));
      return -StrictMath.log1p(odds) - lnTau;
    }
    double lnPi = lnDensity + StrictMath.log(mills(h - t) - mills(h + t));
    return lnPi - (lnOdds - StrictMath.log1p(odds));
  }

  /** Returns Φ(−a)/φ(a) for a ≥ −1/2: the odd power series, then Laplace's continued fraction. */
  static double mills(double a) {
    if (a < 1.5) {
      double term = a;
      double sum = a;
      for (int n = 3; n < 60; n += 2) {
        term *= a * a / n;
        sum += term;
      }
      return 0.5 * SQRT_TWO_PI * StrictMath.exp(0.5 * a * a) - sum;
    }
    double tail = a;
    for (int n = (int) (16 + 340 / (a * a)); n >= 1; n--) {
      tail = a + n / tail;
    }
    return 1 / tail;
  }
}
