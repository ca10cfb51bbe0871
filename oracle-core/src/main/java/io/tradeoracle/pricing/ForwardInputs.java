package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import java.util.Objects;

/**
 * What {@link Black76} and {@link Bachelier} need to know of an option on a forward or a future,
 * volatility or price apart.
 *
 * <p>No value is refused here: the functions that take these inputs say what they return for zero,
 * negative, infinite and NaN values.
 *
 * @param forward price of the underlying for delivery at expiration, or of its future
 * @param strike strike price, in the unit of {@code forward}
 * @param yearsToExpiration time to expiration in years, ACT/365
 * @param rate continuously compounded interest rate, a fraction per year
 * @param right call or put
 */
public record ForwardInputs(
    double forward, double strike, double yearsToExpiration, double rate, OptionRight right) {

  public ForwardInputs {
    Objects.requireNonNull(right, "right");
  }

  /**
   * Returns the option on a spot that prices the same by {@link BlackScholes}: the forward as spot,
   * and as its dividend yield the rate, so that it is not expected to drift.
   */
  PricingInputs asSpot() {
    return new PricingInputs(forward, strike, yearsToExpiration, rate, rate, right);
  }
}
