package io.tradeoracle.volatility;

/**
 * The implied volatilities of one expiration, as a curve over all strikes.
 *
 * <p>Log-moneyness is k = ln(strike ÷ forward); total variance is w(k) = volatility² × years.
 * Implementations are immutable and safe for any number of threads.
 */
public interface VolatilitySmile {

  /** Returns the forward price of the underlying, in the unit of the strikes. */
  double forward();

  /** Returns the time to expiration in years, ACT/365. */
  double years();

  /**
   * Returns volatility² × years at a log-moneyness, 0 or more; NaN for one that is no number.
   *
   * @param logMoneyness ln(strike ÷ forward)
   */
  double totalVariance(double logMoneyness);

  /**
   * Returns the implied volatility at a strike, an annual fraction; NaN for a strike that is not
   * positive and finite.
   */
  default double impliedVolatility(double strike) {
    return strike > 0 && strike < Double.POSITIVE_INFINITY
        ? Math.sqrt(totalVariance(StrictMath.log(strike / forward())) / years())
        : Double.NaN;
  }
}
