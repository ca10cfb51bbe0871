package io.tradeoracle.pricing.internal;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.NoBracketingException;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/**
 * The volatility that gives a price, for prices that take milliseconds: R. P. Brent's method (1973)
 * between volatilities of which one gives less and the other more. Slow, but no price function that
 * rises with the volatility defeats it, not even one that is flat at first.
 */
final class VolatilitySearch {
  private static final double TOLERANCE = 1e-11;
  private static final int EVALUATIONS = 200;
  private static final double LARGEST = 1e3;

  private VolatilitySearch() {}

  /**
   * Returns the volatility.
   *
   * @param price the price at a volatility, not falling
   * @param target a price above the one without volatility
   * @param seed a volatility that gives the price or more, if there is a guess of one; not positive
   *     if there is none
   * @return {@link ImpliedVolatilityKernel#ABOVE_MAXIMUM} where no volatility below 1000 gives the
   *     price
   */
  static double solve(DoubleUnaryOperator price, double target, double seed) {
    double high = seed > 0 ? seed : 0.5;
    double error = price.applyAsDouble(high) - target;
    double low = 0;
    while (error < 0 && high < LARGEST) {
      low = high;
      // A guess that is good but for rounding needs a small step only.
      high *= seed > 0 && low == seed ? 1.001 : 2;
      error = price.applyAsDouble(high) - target;
    }
    if (error == 0) {
      return high;
    }
    if (!(error > 0)) {
      return error < 0
          ? ImpliedVolatilityKernel.ABOVE_MAXIMUM
          : ImpliedVolatilityKernel.INVALID_INPUT;
    }
    try {
      double scale = Math.max(Math.abs(target), Double.MIN_NORMAL);
      return new BrentSolver(TOLERANCE, TOLERANCE * high, 1e-15)
          .solve(
              EVALUATIONS, sigma -> (price.applyAsDouble(sigma) - target) / scale, low, high);
    } catch (NoBracketingException | TooManyEvaluationsException impossible) {
      return ImpliedVolatilityKernel.INVALID_INPUT;
    }
  }
}
