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

  IvResult solve(OptionContract contract, double spot, double years, Carry carry, double price) {
    PricingInputs inputs =
        new PricingInputs(
            spot,
            contract.strike().doubleValue(),
            years,
            carry.rate(),
            carry.dividendYield(),
            contract.right());
    return contract.style() == ExerciseStyle.AMERICAN
        ? AmericanOption.impliedVolatility(inputs, price, AmericanAccuracy.FAST)
        : ImpliedVolatility.european(inputs, price);
  }
}
