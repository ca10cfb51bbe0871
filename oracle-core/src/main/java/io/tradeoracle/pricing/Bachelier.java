package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.BachelierKernel;

/**
 * European options on a forward that moves by absolute amounts: L. Bachelier, "Théorie de la
 * spéculation" (1900), with discounting. With s = volatility·√years and d = (forward − strike)/s a
 * call is worth e^(−rate·years)·[(forward − strike)·Φ(d) + s·φ(d)].
 *
 * <p>The volatility is normal: the standard deviation of a year's change, in the unit of the
 * forward. Forward and strike may be zero or negative. Out of the money the relative error of a
 * price grows like the square of d, times 1e-16: the two terms cancel there.
 *
 * <p>NaN where time or volatility is negative or anything is NaN or infinite. Without time or
 * volatility the price is the discounted intrinsic value; delta and rho are those of the forward in
 * the money, the mean of both sides at the money and zero out of it; gamma is zero, and vega too
 * but at the money with time left.
 *
 * <p>Pure functions; safe for use by any number of threads.
 */
public final class Bachelier {

  private Bachelier() {}

  /** Returns the price, in the unit of the forward. */
  public static double price(ForwardInputs in, double normalVolatility) {
    return value(in, normalVolatility).price();
  }

  /**
   * Returns the price with delta and gamma for the forward, vega for 1.00 of normal volatility,
   * theta a year and rho for 1.00 of rate, both with the forward held.
   */
  public static Valuation value(ForwardInputs in, double normalVolatility) {
    double[] out = new double[BachelierKernel.VALUES];
    BachelierKernel.value(
        in.forward(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        normalVolatility,
        in.right() == OptionRight.CALL,
        out);
    return new Valuation(out[0], out[1], out[2], out[3], out[4], out[5]);
  }

  /**
   * {@link #value} over columns; the dividend yields are not used.
   *
   * @param in the forward as the spot
   * @param normalVolatility a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void value(PricingColumns in, double[] normalVolatility, ValuationColumns out) {
    in.requireColumn("normalVolatility", normalVolatility);
    out.requireRowsOf(in);
    BachelierKernel.values(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        normalVolatility,
        in.call(),
        out.price(),
        out.deltaPerUnitSpot(),
        out.gammaPerUnitSpotSquared(),
        out.vegaPerUnitVol(),
        out.thetaPerYear(),
        out.rhoPerUnitRate());
  }
}
