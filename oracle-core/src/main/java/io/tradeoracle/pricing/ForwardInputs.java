package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import java.util.Objects;

/**
 * What {@link Black76} and {@link Bachelier} need to know of an option on a forward or future,
 * volatility apart. No value is refused here: the functions say what they return.
 *
 * @param forward price of the forward for the expiration
 * @param strike strike price, in the unit of {@code forward}
 * @param yearsToExpiration time to expiration in years, ACT/365
 * @param rate continuously compounded rate at which the payoff is discounted, a fraction per year
 * @param right call or put
 */
public record ForwardInputs(
    double forward, double strike, double yearsToExpiration, double rate, OptionRight right) {

  public ForwardInputs {
    Objects.requireNonNull(right, "right");
  }

  /** Returns the option as one on a spot that grows at no rate but is discounted at this one. */
  PricingInputs asSpot() {
    return new PricingInputs(forward, strike, yearsToExpiration, rate, rate, right);
  }
}
