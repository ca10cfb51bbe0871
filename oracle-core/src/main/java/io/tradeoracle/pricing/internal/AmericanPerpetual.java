package io.tradeoracle.pricing.internal;

/**
 * What is known in closed form of an American put with strike 1 at one volatility: the limits of
 * its exercise boundary at expiration and infinitely far from it, and the price of the perpetual
 * put (R. Merton, 1973). Mutable and reused.
 */
final class AmericanPerpetual {
  /** The perpetual price serves when it is off by at most e to the minus this. */
  private static final double CONVERGED = 25;

  private static final double ALMOST_EQUAL = 0.1;

  double logX;

  /** ln X − ln B∞. */
  double distance;

  /** The rate, times the years, at which the boundary approaches the perpetual one. */
  double decay;

  /**
   * Whether the boundary turns sharply near expiration: just off rate = yield, and under a negative
   * yield.
   */
  boolean turnsSharply;

  private double logBoundary;
  private double exponent;
  private double drift;

  void set(double rate, double yield, double years, double sigma) {
    double variance = sigma * sigma;
    drift = (rate - yield) / variance - 0.5;
    double c = 2 * rate / variance;
    double root = Math.sqrt(drift * drift + c);
    // The roots' product is −c: this form does not cancel.
    exponent = drift > 0 ? -drift - root : -c / (root - drift);
    logX = yield > rate ? AmericanMath.log(rate / yield) : 0;
    logBoundary = AmericanMath.log(-exponent / (1 - exponent));
    distance = logX - logBoundary;
    turnsSharply = yield < 0 || Math.abs(rate - yield) < ALMOST_EQUAL * rate;
    decay = (0.5 * drift * drift * variance + rate) * years;
  }

  /** Returns whether exercise is right at any time to expiration. */
  boolean isBelow(double logSpot) {
    return logSpot <= logBoundary;
  }

  /**
   * Returns whether the perpetual price is the price. The two differ by what the perpetual put is
   * worth at expiration if it was not exercised, which is below e^(−decay − drift·ln(s/B∞)).
   */
  boolean serves(double logSpot) {
    return decay + drift * (logSpot - logBoundary) > CONVERGED;
  }

  /** Returns (1 − B∞)(s/B∞)^exponent. */
  double price(double logSpot) {
    return StrictMath.exp(exponent * (logSpot - logBoundary)) / (1 - exponent);
  }

  double delta(double spot, double logSpot) {
    return exponent * price(logSpot) / spot;
  }

  double gamma(double spot, double logSpot) {
    return exponent * (exponent - 1) * price(logSpot) / (spot * spot);
  }
}
