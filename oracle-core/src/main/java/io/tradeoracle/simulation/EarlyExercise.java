package io.tradeoracle.simulation;

/**
 * What the right to exercise early adds to a put on a share without dividends.
 *
 * <p>Barone-Adesi and Whaley, "Efficient analytic approximation of American option values" (1987),
 * with the critical price of their appendix's first estimate instead of the solved one: for
 * expirations within three months the two are within a cent of each other, and within a few cents
 * of the exact value at a strike of 100. Everything is per dollar of strike and depends on interest
 * to expiration (rate times years) and total variance (volatility squared times years) alone.
 */
final class EarlyExercise {

  private static final double NEGLIGIBLE_EXPONENT = -20;

  private EarlyExercise() {}

  /** Returns the American put's value given the European one's, at least the intrinsic value. */
  static double americanPut(
      double european, double spot, double strike, double interest, double variance) {
    double intrinsic = Math.max(0, strike - spot);
    if (interest <= 0) {
      return Math.max(european, intrinsic);
    }
    double ratio = 2 * interest / variance;
    double critical = criticalPrice(interest, variance, ratio);
    double moneyness = spot / strike;
    if (moneyness <= critical) {
      return intrinsic;
    }
    double power = power(interest, ratio);
    double exponent = power * StrictMath.log(moneyness / critical);
    if (exponent < NEGLIGIBLE_EXPONENT) {
      return Math.max(european, intrinsic);
    }
    double premiumThere = 1 - critical - europeanPut(critical, interest, variance);
    double premium = strike * Math.max(0, premiumThere) * StrictMath.exp(exponent);
    return Math.max(european + premium, intrinsic);
  }

  private static double criticalPrice(double interest, double variance, double ratio) {
    double approach = (interest - 2 * Math.sqrt(variance)) * (1 + ratio);
    return (ratio + StrictMath.exp(Math.min(0, approach))) / (1 + ratio);
  }

  private static double power(double interest, double ratio) {
    double kept = 1 - StrictMath.exp(-interest);
    return 0.5 * (1 - ratio - Math.sqrt((ratio - 1) * (ratio - 1) + 4 * ratio / kept));
  }

  private static double europeanPut(double spot, double interest, double variance) {
    double deviation = Math.sqrt(variance);
    double d1 = (StrictMath.log(spot) + interest) / deviation + 0.5 * deviation;
    return StrictMath.exp(-interest) * NormalTable.cdf(deviation - d1)
        - spot * NormalTable.cdf(-d1);
  }
}
