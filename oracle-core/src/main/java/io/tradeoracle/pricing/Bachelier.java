package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.BachelierKernel;

/**
 * European options on a forward that moves by amounts, not by fractions: L. Bachelier, "Théorie de
 * la spéculation" (1900), discounted. Forward and strike may be zero or negative, as rates, spreads
 * and, on a day in 2020, oil.
 *
 * <p>With D = e^(−rate·years), s = volatility·√years and d = (forward − strike)/s a call is worth
 * D·s·[d·Φ(d) + φ(d)]. The volatility is in units of the forward per square root of a year, not a
 * fraction: about the forward times Black's at the money. Results keep their relative accuracy
 * however far out of the money the option is.
 *
 * <p>Sensitivities hold the forward: delta and gamma are with respect to it, and the rate does
 * nothing but discount. Every function returns NaN, in each component, where there is no answer:
 * time or volatility negative, anything NaN or infinite. At zero time or volatility the price is
 * the discounted intrinsic value; delta, theta and rho are those of the forward in the money, zero
 * out of it, and at the money the mean of both sides, as is gamma, zero; vega is zero but at the
 * money.
 *
 * <p>Pure functions; safe for use by any number of threads.
 */
public final class Bachelier {

  private Bachelier() {}

  /**
   * Returns the price, in the unit of the forward.
   *
   * @param volatility in units of the forward per square root of a year
   */
  public static double price(ForwardInputs in, double volatility) {
    return BachelierKernel.price(
        in.forward(), in.strike(), in.yearsToExpiration(), in.rate(), volatility, isCall(in));
  }

  /** Returns the price with delta, gamma, vega, theta and rho. */
  public static Valuation value(ForwardInputs in, double volatility) {
    double[] out = new double[BachelierKernel.VALUES];
    BachelierKernel.value(
        in.forward(), in.strike(), in.yearsToExpiration(), in.rate(), volatility, isCall(in), out);
    return new Valuation(out[0], out[1], out[2], out[3], out[4], out[5]);
  }

  /**
   * {@link #value} over columns, to the bit; the dividend yields are not used.
   *
   * @param in the forward as the spot
   * @param volatility in units of the forward per square root of a year, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void value(PricingColumns in, double[] volatility, ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    BachelierKernel.values(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        volatility,
        in.call(),
        out.price(),
        out.deltaPerUnitSpot(),
        out.gammaPerUnitSpotSquared(),
        out.vegaPerUnitVol(),
        out.thetaPerYear(),
        out.rhoPerUnitRate());
  }

  /**
   * Returns vanna, volga, charm and speed. Where {@link #value} has no limit or the mean of two
   * sides, these are zero.
   */
  public static SecondOrder secondOrder(ForwardInputs in, double volatility) {
    double[] out = new double[BachelierKernel.SECOND_ORDERS];
    BachelierKernel.secondOrder(
        in.forward(), in.strike(), in.yearsToExpiration(), in.rate(), volatility, isCall(in), out);
    return new SecondOrder(out[0], out[1], out[2], out[3]);
  }

  /**
   * Returns the volatility behind a price, in units of the forward per square root of a year, or
   * why there is none: {@code BelowIntrinsic} from the discounted intrinsic value downwards, {@code
   * InvalidInput} where a number is NaN or infinite or the time not positive. No price is too high.
   */
  public static IvResult impliedVolatility(ForwardInputs in, double price) {
    double volatility =
        BachelierKernel.impliedVolatility(
            in.forward(), in.strike(), in.yearsToExpiration(), in.rate(), price, isCall(in));
    return ImpliedVolatility.outcome(volatility);
  }

  private static boolean isCall(ForwardInputs in) {
    return in.right() == OptionRight.CALL;
  }
}
