package io.tradeoracle.simulation;

import io.tradeoracle.model.OptionRight;

/**
 * The options of one expiration at one instant: their smile and their values.
 *
 * <p>The smile is Gatheral and Jacquier's SSVI ("Arbitrage-free SVI volatility surfaces", 2014, eq.
 * 4.1 with φ = η/√θ), whose parameters here satisfy their conditions against butterfly and calendar
 * arbitrage. The call is Black-Scholes (no dividends, so never exercised early); the put adds
 * {@link EarlyExercise}.
 */
final class SmileSlice {

  private static final double SKEW = -0.4;
  private static final double CURVATURE = 0.7;
  private static final double LEAST_VARIANCE = 1e-10;

  private final double spot;
  private final double logSpot;
  private final double interest;
  private final double discount;
  private final double variance;
  private final double slope;

  /**
   * Makes the slice.
   *
   * @param logSpot natural logarithm of the share's price
   * @param interest rate times years to expiration
   * @param variance total at-the-money-forward variance to expiration, events included
   */
  SmileSlice(double spot, double logSpot, double interest, double variance) {
    this.spot = spot;
    this.logSpot = logSpot;
    this.interest = interest;
    this.discount = StrictMath.exp(-interest);
    this.variance = Math.max(LEAST_VARIANCE, variance);
    this.slope = CURVATURE / Math.sqrt(this.variance);
  }

  /** Returns the value of an American option, dollars per share. */
  double value(ListedOption option) {
    double moneyness = option.logStrike() - logSpot - interest;
    double strikeVariance = varianceAt(moneyness);
    double deviation = Math.sqrt(strikeVariance);
    double d1 = -moneyness / deviation + 0.5 * deviation;
    double discountedStrike = option.strike() * discount;
    double call = spot * NormalTable.cdf(d1) - discountedStrike * NormalTable.cdf(d1 - deviation);
    if (option.right() == OptionRight.CALL) {
      return Math.max(call, Math.max(0, spot - discountedStrike));
    }
    double european = Math.max(0, call - spot + discountedStrike);
    return EarlyExercise.americanPut(european, spot, option.strike(), interest, strikeVariance);
  }

  /** Returns how many standard deviations a strike lies above the forward; negative below. */
  double deviations(ListedOption option) {
    return (option.logStrike() - logSpot - interest) / Math.sqrt(variance);
  }

  /** Returns the total variance at a strike whose logarithm exceeds the forward's by so much. */
  double varianceAt(double moneyness) {
    double x = slope * moneyness;
    double root = Math.sqrt((x + SKEW) * (x + SKEW) + 1 - SKEW * SKEW);
    return 0.5 * variance * (1 + SKEW * x + root);
  }
}
