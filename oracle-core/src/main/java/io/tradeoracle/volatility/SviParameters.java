package io.tradeoracle.volatility;

/**
 * Raw SVI, the "stochastic volatility inspired" form of total variance over log-moneyness k: {@code
 * w(k) = a + b (ρ (k − m) + √((k − m)² + σ²))}: J. Gatheral, "A parsimonious arbitrage-free implied
 * volatility parameterization" (2004); here w is volatility² × years, as in J. Gatheral and A.
 * Jacquier, "Arbitrage-free SVI volatility surfaces" (2014), equation 3.1.
 *
 * @param a level; may be negative as long as {@link #leastVariance} is not
 * @param b opening of the wings, 0 or more; 0 is a flat smile
 * @param rho tilt, between −1 and 1
 * @param m shift of the whole curve along k
 * @param sigma width of the rounding at its bottom, positive
 */
public record SviParameters(double a, double b, double rho, double m, double sigma) {

  /** Rounding may leave a curve that touches zero below it by this share of its terms. */
  private static final double ROUNDING = 1e-14;

  public SviParameters {
    if (!Double.isFinite(a) || !Double.isFinite(m)) {
      throw new IllegalArgumentException("a and m must be finite: " + a + ", " + m);
    }
    if (!(b >= 0 && b < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("b must be finite and not negative: " + b);
    }
    if (!(Math.abs(rho) < 1)) {
      throw new IllegalArgumentException("rho must lie between -1 and 1: " + rho);
    }
    SmileChecks.requirePositive("sigma", sigma);
    double dip = b * sigma * Math.sqrt((1 - rho) * (1 + rho));
    if (a + dip < -ROUNDING * dip) {
      throw new IllegalArgumentException(
          "a + b sigma sqrt(1 - rho²), the least total variance, must not be negative: "
              + (a + dip));
    }
  }

  /** Returns a smile of the same total variance everywhere. */
  public static SviParameters flat(double totalVariance) {
    return new SviParameters(totalVariance, 0, 0, 0, 1);
  }

  /** Returns w(k), 0 or more. */
  public double totalVariance(double k) {
    double d = k - m;
    return Math.max(0, a + b * (rho * d + radius(d)));
  }

  /** Returns w'(k). */
  public double slope(double k) {
    double d = k - m;
    return b * (rho + d / radius(d));
  }

  /** Returns w''(k), 0 or more. */
  public double curvature(double k) {
    double radius = radius(k - m);
    double share = sigma / radius;
    return b * share * share / radius;
  }

  /** Returns the least total variance over all k. */
  public double leastVariance() {
    return Math.max(0, a + b * sigma * Math.sqrt((1 - rho) * (1 + rho)));
  }

  /** Returns how steeply w falls far to the left, b (1 − ρ): 0 or more. */
  public double leftWing() {
    return b * (1 - rho);
  }

  /** Returns how steeply w rises far to the right, b (1 + ρ): 0 or more. */
  public double rightWing() {
    return b * (1 + rho);
  }

  /**
   * Returns g(k) = (1 − k w' ÷ 2w)² − w'² (1/w + 1/4) ÷ 4 + w'' ÷ 2, which has the sign of the
   * probability density that the smile implies: V. Durrleman's condition, Gatheral and Jacquier
   * (2014), equation 2.1. NaN where w is zero.
   */
  public double durrleman(double k) {
    double w = totalVariance(k);
    double slope = slope(k);
    double tilt = 1 - 0.5 * k * slope / w;
    return tilt * tilt - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curvature(k);
  }

  /**
   * Returns whether these parameters admit butterfly arbitrage, and where most nearly: see {@link
   * ButterflyCheck}.
   */
  public ButterflyCheck butterfly() {
    return ButterflyCheck.of(this);
  }

  private double radius(double d) {
    return Math.sqrt(d * d + sigma * sigma);
  }
}
