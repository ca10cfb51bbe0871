package io.tradeoracle.volatility;

/**
 * One implied volatility to fit a smile to.
 *
 * @param strike positive
 * @param impliedVolatility annual fraction, positive
 * @param volatilitySpread the volatility at the offer less that at the bid, 0 or more: a tight
 *     quote says more than a wide one; NaN if unknown
 */
public record SmileQuote(double strike, double impliedVolatility, double volatilitySpread) {

  public SmileQuote {
    SmileChecks.requirePositive("strike", strike);
    SmileChecks.requirePositive("impliedVolatility", impliedVolatility);
    if (volatilitySpread < 0 || volatilitySpread == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "volatilitySpread must be finite and not negative, or NaN: " + volatilitySpread);
    }
  }

  /** Makes one whose spread is not known. */
  public static SmileQuote of(double strike, double impliedVolatility) {
    return new SmileQuote(strike, impliedVolatility, Double.NaN);
  }
}
