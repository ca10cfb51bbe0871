package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.ImpliedVolatilityKernel;

/**
 * Volatilities from prices.
 *
 * <p>Pure functions; safe for use by any number of threads. They never throw.
 */
public final class ImpliedVolatility {

  private static final IvResult BELOW_INTRINSIC = new IvResult.BelowIntrinsic();
  private static final IvResult ABOVE_MAXIMUM = new IvResult.AboveMaximum();
  private static final IvResult INVALID_INPUT = new IvResult.InvalidInput();

  private ImpliedVolatility() {}

  /**
   * Returns the volatility at which {@link BlackScholes#price} gives this price, to the accuracy
   * that the rounding of the inputs allows.
   *
   * <p>A solved volatility is positive and finite. A price exactly at the discounted intrinsic
   * value of the forward, zero out of the money, is {@link IvResult.BelowIntrinsic}: it is the
   * limit as volatility goes to zero, but every small volatility gives it within rounding and none
   * exactly, so a volatility of zero would say more than the price does. A price at the cap (the
   * discounted spot for a call, the discounted strike for a put) is {@link IvResult.AboveMaximum}.
   *
   * @param in spot, strike and time must be positive, all numbers finite, else {@link
   *     IvResult.InvalidInput}
   * @param price option price, in the unit of the spot
   */
  public static IvResult european(PricingInputs in, double price) {
    double volatility =
        ImpliedVolatilityKernel.european(
            in.spot(),
            in.strike(),
            in.yearsToExpiration(),
            in.rate(),
            in.dividendYield(),
            price,
            in.right() == OptionRight.CALL);
    return outcome(volatility);
  }

  /** Returns what a kernel means: a volatility, or one of its negative codes. */
  static IvResult outcome(double volatility) {
    if (volatility > 0) {
      return new IvResult.Solved(volatility);
    }
    if (volatility == ImpliedVolatilityKernel.BELOW_INTRINSIC) {
      return BELOW_INTRINSIC;
    }
    return volatility == ImpliedVolatilityKernel.ABOVE_MAXIMUM ? ABOVE_MAXIMUM : INVALID_INPUT;
  }
}
