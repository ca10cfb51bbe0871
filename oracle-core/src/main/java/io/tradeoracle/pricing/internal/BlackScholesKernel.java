package io.tradeoracle.pricing.internal;

/**
 * The Black-Scholes-Merton price on bare doubles, without allocation.
 *
 * <p>Symbols: A = spot·e^(−yield·years), B = strike·e^(−rate·years), m = min(A, B), cap = A for a
 * call and B for a put, x = |ln(A/B)|, s = volatility·√years, h = x/s, t = s/2. With M the Mills
 * ratio and φ the normal density, the time value of either option is
 *
 * <pre>
 *   m·φ(h − t)·[M(h − t) − M(h + t)]          and equally
 *   m − m·φ(h − t)·[M(t − h) + M(t + h)]
 * </pre>
 *
 * which is F. Black and M. Scholes (1973), equation 13, with R. Merton's (1973) yield, written for
 * the out-of-the-money side by Φ(−a) = φ(a)·M(a) and A·φ(d1) = B·φ(d2). The first form keeps its
 * relative accuracy however small the price is, the second however close it comes to the cap.
 */
public final class BlackScholesKernel {

  /** The first form serves where h − t is at least this, the second elsewhere. */
  static final double UPPER_BELOW = -0.5;

  /** Half deviations smaller than this take the difference of Mills ratios as a series. */
  private static final double SMALL_HALF_DEVIATION = 0.02;

  /** No price needs a larger h; the series would cancel there. */
  private static final double LARGEST_H = 100.0;

  private BlackScholesKernel() {}

  /**
   * Returns the price, or NaN for inputs that {@link #isDefined} refuses. At zero volatility or
   * zero time it is the discounted intrinsic value of the forward, max(±(A − B), 0).
   */
  public static double price(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call) {
    if (!isDefined(spot, strike, years, rate, yield, volatility)) {
      return Double.NaN;
    }
    double discountedSpot = spot * Math.exp(-yield * years);
    double discountedStrike = strike * Math.exp(-rate * years);
    double cap = call ? discountedSpot : discountedStrike;
    double smaller = Math.min(discountedSpot, discountedStrike);
    double deviation = volatility * Math.sqrt(years);
    if (deviation == 0) {
      return cap - smaller;
    }
    double h = Math.abs(logMoneyness(spot, strike, years, rate, yield)) / deviation;
    double t = 0.5 * deviation;
    double density = smaller * Normal.pdf(h - t);
    return h - t < UPPER_BELOW
        ? cap - density * millsSum(h, t)
        : cap - smaller + density * millsDifference(h, t);
  }

  /**
   * Returns whether a price exists: spot and strike positive, time and volatility not negative,
   * everything finite.
   */
  public static boolean isDefined(
      double spot, double strike, double years, double rate, double yield, double volatility) {
    return isPositive(spot)
        && isPositive(strike)
        && years >= 0
        && volatility >= 0
        && Double.isFinite(years + rate + yield + volatility);
  }

  /** Returns whether the value is finite and above zero. */
  static boolean isPositive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /**
   * Returns ln(A/B), with the rounding error of spot/strike made good: close to the money its
   * relative accuracy is that of the inputs.
   */
  public static double logMoneyness(
      double spot, double strike, double years, double rate, double yield) {
    double ratio = spot / strike;
    double log =
        ratio < Double.MIN_NORMAL || ratio == Double.POSITIVE_INFINITY
            ? Math.log(spot) - Math.log(strike)
            : Math.log(ratio) + Math.fma(-ratio, strike, spot) / spot;
    return Math.fma(rate - yield, years, log);
  }

  /** Returns M(h − t) − M(h + t), for h − t no less than {@link #UPPER_BELOW}. */
  static double millsDifference(double h, double t) {
    return t < SMALL_HALF_DEVIATION && h < LARGEST_H
        ? millsDifferenceSeries(h, t)
        : Normal.mills(h - t) - Normal.mills(h + t);
  }

  /** Returns M(t − h) + M(t + h), for t − h no less than {@link #UPPER_BELOW}. */
  static double millsSum(double h, double t) {
    return Normal.mills(t - h) + Normal.mills(t + h);
  }

  /**
   * Taylor's series about h to the seventh power of t, where the difference would cancel. The
   * derivatives of M follow from M' = hM − 1: M⁽ⁿ⁺¹⁾ = h·M⁽ⁿ⁾ + n·M⁽ⁿ⁻¹⁾.
   */
  private static double millsDifferenceSeries(double h, double t) {
    double m0 = Normal.mills(h);
    double m1 = Math.fma(h, m0, -1.0);
    double m2 = h * m1 + m0;
    double m3 = h * m2 + 2 * m1;
    double m4 = h * m3 + 3 * m2;
    double m5 = h * m4 + 4 * m3;
    double m6 = h * m5 + 5 * m4;
    double m7 = h * m6 + 6 * m5;
    double square = t * t;
    return -2 * t * (m1 + square / 6 * (m3 + square / 20 * (m5 + square / 42 * m7)));
  }
}
