package io.tradeoracle.engine;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingInputs;

/** Solves a quoted price for its volatility by the contract's exercise style. */
final class VolatilitySolver {

  /**
   * Returns the volatility of a price.
   *
   * @param near a volatility it is expected to be near, which saves time; NaN if none is known
   */
  IvResult solve(
      OptionContract contract, double spot, double years, Carry carry, double price, double near) {
    PricingInputs inputs =
        new PricingInputs(
            spot,
            contract.strike().doubleValue(),
            years,
            carry.rate(),
            carry.dividendYield(),
            contract.right());
    return contract.style() == ExerciseStyle.AMERICAN
        ? AmericanOption.impliedVolatilityNear(inputs, price, AmericanAccuracy.FAST, near)
        : ImpliedVolatility.european(inputs, price);
  }
}
