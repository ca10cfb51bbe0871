package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.BlackScholesKernel;

/**
 * European options by Black, Scholes and Merton: F. Black and M. Scholes, "The Pricing of Options
 * and Corporate Liabilities" (1973), with the continuous dividend yield of R. Merton, "Theory of
 * Rational Option Pricing" (1973).
 *
 * <p>Volatility is an annual fraction (0.20 is 20 %). Results keep their relative accuracy however
 * deep in or out of the money the option is, down to the smallest double.
 *
 * <p>Every function returns NaN, in each component, where there is no answer: spot, strike, time or
 * volatility negative, anything NaN, anything but the volatility infinite. At the ends the limits
 * are returned:
 *
 * <ul>
 *   <li>Zero time or zero volatility, zero spot or zero strike: nothing is left to chance, and the
 *       price is the discounted intrinsic value of the forward. On its in-the-money side delta,
 *       theta and rho are those of the forward, on the other all is zero. Exactly at the money they
 *       are the mean of both sides, and so is gamma: zero, though it has no limit there. Vega is
 *       zero but at the money with time left, where it is the limit for small volatilities.
 *   <li>Infinite volatility: a call is worth the discounted spot, a put the discounted strike, and
 *       what is left of them are the sensitivities to that.
 * </ul>
 *
 * <p>Pure functions; safe for use by any number of threads.
 */
public final class BlackScholes {

  private static final ThreadLocal<double[]> ROW =
      ThreadLocal.withInitial(() -> new double[BlackScholesKernel.VALUES]);

  private BlackScholes() {}

  /** Returns the price, in the unit of the spot. */
  public static double price(PricingInputs in, double volatility) {
    return BlackScholesKernel.price(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        volatility,
        in.right() == OptionRight.CALL);
  }

  /** Returns the price with delta, gamma, vega, theta and rho. */
  public static Valuation value(PricingInputs in, double volatility) {
    double[] out = ROW.get();
    BlackScholesKernel.value(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        volatility,
        in.right() == OptionRight.CALL,
        out);
    return new Valuation(out[0], out[1], out[2], out[3], out[4], out[5]);
  }

  /**
   * Returns vanna, volga, charm and speed. Where {@link #value} has no limit or the mean of two
   * sides, these are zero.
   */
  public static SecondOrder secondOrder(PricingInputs in, double volatility) {
    double[] out = ROW.get();
    BlackScholesKernel.secondOrder(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        volatility,
        in.right() == OptionRight.CALL,
        out);
    return new SecondOrder(out[0], out[1], out[2], out[3]);
  }
}
