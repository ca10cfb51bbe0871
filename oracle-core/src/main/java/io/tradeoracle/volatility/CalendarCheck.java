package io.tradeoracle.volatility;

/**
 * Whether total variance grows with time at every log-moneyness, from one expiration to a later
 * one, so that no calendar spread of their prices costs less than nothing: Gatheral and Jacquier
 * (2014), lemma 2.1.
 *
 * @param leastIncrease the least of w(later) − w(earlier) found over all log-moneynesses
 * @param atLogMoneyness where
 */
public record CalendarCheck(double leastIncrease, double atLogMoneyness) {

  private static final double ROUNDING = 1e-10;
  private static final double SCALE = 0.05;

  /**
   * Compares two smiles of one underlying.
   *
   * @throws IllegalArgumentException if the first does not expire before the second
   */
  public static CalendarCheck of(VolatilitySmile earlier, VolatilitySmile later) {
    if (!(earlier.years() < later.years())) {
      throw new IllegalArgumentException(
          "earlier must expire before later: " + earlier.years() + ", " + later.years());
    }
    LineSearch.Minimum least =
        LineSearch.least(k -> later.totalVariance(k) - earlier.totalVariance(k), 0, SCALE);
    return new CalendarCheck(least.value(), least.at());
  }

  /** Returns whether there is no calendar arbitrage, rounding aside. */
  public boolean isFree() {
    return leastIncrease >= -ROUNDING;
  }
}
