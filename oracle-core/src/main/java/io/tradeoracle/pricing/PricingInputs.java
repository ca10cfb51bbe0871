package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import java.util.Objects;

/**
 * What a pricing function needs to know of an option and its market, volatility or price apart.
 *
 * <p>No value is refused here: the functions that take these inputs say what they return for zero,
 * negative, infinite and NaN values.
 *
 * @param spot price of the underlying, dollars per share (index points for an index)
 * @param strike strike price, in the unit of {@code spot}
 * @param yearsToExpiration time to expiration in years, ACT/365
 * @param rate continuously compounded interest rate, a fraction per year
 * @param dividendYield continuously compounded dividend (or borrow) yield, a fraction per year
 * @param right call or put
 */
public record PricingInputs(
    double spot,
    double strike,
    double yearsToExpiration,
    double rate,
    double dividendYield,
    OptionRight right) {

  public PricingInputs {
    Objects.requireNonNull(right, "right");
  }
}
