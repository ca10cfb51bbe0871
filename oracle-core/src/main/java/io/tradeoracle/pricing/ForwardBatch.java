package io.tradeoracle.pricing;

import io.tradeoracle.pricing.internal.BachelierKernel;
import io.tradeoracle.pricing.internal.EuropeanBlocks;

/**
 * The functions of {@link Black76} and {@link Bachelier} over columns of options, with the same
 * meaning, limits and NaN for every row.
 *
 * <p>Black's model runs in the blocks of {@link EuropeanBatch}, with its tolerance; Bachelier's
 * results are those of {@link Bachelier} to the bit. Pure functions but for the arrays they fill;
 * safe for use by any number of threads on arrays of their own. They allocate nothing after a
 * thread's first call. An output of a price may be the volatilities' array, but no other input.
 */
public final class ForwardBatch {

  private static final ThreadLocal<double[]> ROW =
      ThreadLocal.withInitial(() -> new double[BachelierKernel.VALUES]);

  private ForwardBatch() {}

  /**
   * Writes Black's prices, in the unit of the forward.
   *
   * @param volatility annual fractions, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.forward()}; nothing is
   *     written then
   */
  public static void black76Price(ForwardColumns in, double[] volatility, double[] priceOut) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("priceOut", priceOut);
    EuropeanBlocks.price(
        in.forward(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.rate(),
        in.call(),
        volatility,
        priceOut);
  }

  /**
   * Writes Black's prices, delta, gamma, vega, theta and rho, the forward held.
   *
   * @param volatility annual fractions, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.forward()}; nothing is
   *     written then
   */
  public static void black76Value(ForwardColumns in, double[] volatility, ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    EuropeanBlocks.value(
        in.forward(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.rate(),
        in.call(),
        volatility,
        out.price(),
        out.deltaPerUnitSpot(),
        out.gammaPerUnitSpotSquared(),
        out.vegaPerUnitVol(),
        out.thetaPerYear(),
        out.rhoPerUnitRate());
    double[] years = in.yearsToExpiration();
    for (int i = 0; i < years.length; i++) {
      out.rhoPerUnitRate()[i] = 0 - years[i] * out.price()[i];
    }
  }

  /**
   * Writes Bachelier's prices, in the unit of the forward.
   *
   * @param volatility in units of the forward per square root of a year, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.forward()}; nothing is
   *     written then
   */
  public static void bachelierPrice(ForwardColumns in, double[] volatility, double[] priceOut) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("priceOut", priceOut);
    for (int i = 0; i < volatility.length; i++) {
      priceOut[i] =
          BachelierKernel.price(
              in.forward()[i],
              in.strike()[i],
              in.yearsToExpiration()[i],
              in.rate()[i],
              volatility[i],
              in.call()[i]);
    }
  }

  /**
   * Writes Bachelier's prices, delta, gamma, vega, theta and rho.
   *
   * @param volatility in units of the forward per square root of a year, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.forward()}; nothing is
   *     written then
   */
  public static void bachelierValue(ForwardColumns in, double[] volatility, ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    double[] row = ROW.get();
    for (int i = 0; i < volatility.length; i++) {
      BachelierKernel.value(
          in.forward()[i],
          in.strike()[i],
          in.yearsToExpiration()[i],
          in.rate()[i],
          volatility[i],
          in.call()[i],
          row);
      out.price()[i] = row[0];
      out.deltaPerUnitSpot()[i] = row[1];
      out.gammaPerUnitSpotSquared()[i] = row[2];
      out.vegaPerUnitVol()[i] = row[3];
      out.thetaPerYear()[i] = row[4];
      out.rhoPerUnitRate()[i] = row[5];
    }
  }
}
