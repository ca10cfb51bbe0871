package io.tradeoracle.pricing;

import io.tradeoracle.pricing.internal.ImpliedVolatilityBlocks;

/**
 * Volatilities from prices, many at a time.
 *
 * <p>Pure functions but for the array they fill; safe for use by any number of threads on arrays of
 * their own. They allocate nothing after a thread's first call. Plain loops do the work or, where
 * the JVM allows, vector kernels (the log says which); both stay within four units of the accuracy
 * that the rounding of the inputs allows, where {@link ImpliedVolatility} stays within two, so that
 * the last digits may differ between the three.
 */
public final class ImpliedVolatilityBatch {

  private ImpliedVolatilityBatch() {}

  /**
   * Writes the volatility behind every price, an annual fraction, positive and finite, and returns
   * how many there are. Where there is none NaN is written; {@code
   * ImpliedVolatility.european(in.row(i), price[i])} tells why.
   *
   * @param in spot, strike and time must be positive and all numbers finite for an answer
   * @param price option prices, in the unit of the spot
   * @param impliedVolatilityOut receives the volatilities; may be {@code price} itself
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static int european(PricingColumns in, double[] price, double[] impliedVolatilityOut) {
    in.requireColumn("price", price);
    in.requireColumn("impliedVolatilityOut", impliedVolatilityOut);
    return ImpliedVolatilityBlocks.european(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        in.call(),
        price,
        impliedVolatilityOut);
  }
}
