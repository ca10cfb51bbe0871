package io.tradeoracle.pricing;

/** The outcome of solving a price for its volatility. */
public sealed interface IvResult {

  /**
   * A volatility reproduces the price.
   *
   * @param impliedVolatility annual volatility as a fraction, positive and finite: 0.20 is 20 %
   */
  record Solved(double impliedVolatility) implements IvResult {}

  /**
   * The price is at or below the limit that it has as volatility goes to zero, so no positive
   * volatility gives it; zero and negative prices too.
   */
  record BelowIntrinsic() implements IvResult {}

  /** The price is at or above the largest that any finite volatility gives. */
  record AboveMaximum() implements IvResult {}

  /** An input is NaN or infinite, or spot, strike or time is not positive. */
  record InvalidInput() implements IvResult {}

  /** Returns the volatility, or NaN where there is none. */
  default double orNaN() {
    return this instanceof Solved solved ? solved.impliedVolatility() : Double.NaN;
  }

  /**
   * Returns the outcome's name in data and reports: {@code solved}, {@code below_intrinsic}, {@code
   * above_maximum} or {@code invalid_input}.
   */
  default String status() {
    if (this instanceof Solved) {
      return "solved";
    }
    if (this instanceof BelowIntrinsic) {
      return "below_intrinsic";
    }
    return this instanceof AboveMaximum ? "above_maximum" : "invalid_input";
  }
}
