package io.tradeoracle.pricing;

import io.tradeoracle.pricing.internal.EuropeanBlocks;

/**
 * The functions of {@link BlackScholes} over columns of options, with the same meaning, limits and
 * NaN for every row.
 *
 * <p>Pure functions but for the arrays they fill; safe for use by any number of threads on arrays
 * of their own. They allocate nothing after a thread's first call. Plain loops do the work or,
 * where the JVM allows, vector kernels (the log says which): last digits may differ between them
 * and {@link BlackScholes}, whose rounding errors are the smallest. An output may be the column of
 * volatilities, but no other input.
 */
public final class EuropeanBatch {

  private EuropeanBatch() {}

  /**
   * Writes the prices, in the unit of the spot.
   *
   * @param volatility annual fractions, a column of {@code in}
   * @param priceOut receives the prices; may be {@code volatility} itself
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void price(PricingColumns in, double[] volatility, double[] priceOut) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("priceOut", priceOut);
    EuropeanBlocks.price(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        in.call(),
        volatility,
        priceOut);
  }

  /**
   * Writes prices, delta, gamma, vega, theta and rho.
   *
   * @param volatility annual fractions, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void value(PricingColumns in, double[] volatility, ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    EuropeanBlocks.value(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        in.call(),
        volatility,
        out.price(),
        out.deltaPerUnitSpot(),
        out.gammaPerUnitSpotSquared(),
        out.vegaPerUnitVol(),
        out.thetaPerYear(),
        out.rhoPerUnitRate());
  }

  /**
   * Writes vanna, volga, charm and speed.
   *
   * @param volatility annual fractions, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void secondOrder(PricingColumns in, double[] volatility, SecondOrderColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    EuropeanBlocks.secondOrder(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        in.call(),
        volatility,
        out.vannaPerUnitSpotPerUnitVol(),
        out.volgaPerUnitVolSquared(),
        out.charmPerUnitSpotPerYear(),
        out.speedPerUnitSpotCubed());
  }
}
