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
  private static final double LEAST = 1e-12;
  private static final double LARGEST = 1e3;
  private static final double WIDENING = 8;

  private VolatilitySearch() {}

  /**
   * Returns the volatility.
   *
   * @param price the price at a volatility, not falling
   * @param target a price above the one without volatility
   * @param guess where to look first, positive
   * @param doubt how far off the guess may be, as a fraction of it
   * @return {@link ImpliedVolatilityKernel#ABOVE_MAXIMUM} where no volatility below 1000 gives the
   *     price, {@link ImpliedVolatilityKernel#INVALID_INPUT} where the price fails
   */
  static double solve(DoubleUnaryOperator price, double target, double guess, double doubt) {
    double high = guess;
    double step = doubt;
    double error = price.applyAsDouble(high) - target;
    if (error == 0) {
      return guess;
    }
    double low = guess;
    if (error > 0) {
      while (error > 0 && low > LEAST) {
        high = low;
        low = step < 0.5 ? low * (1 - step) : low / WIDENING;
        step *= WIDENING;
        error = price.applyAsDouble(low) - target;
      }
      error = -error;
    } else {
      while (error < 0 && high < LARGEST) {
        low = high;
        high *= 1 + Math.min(step, WIDENING);
        step *= WIDENING;
        error = price.applyAsDouble(high) - target;
      }
    }
    if (error >= 0) {
      return between(price, target, low, high);
    }
    return error < 0
        ? ImpliedVolatilityKernel.ABOVE_MAXIMUM
        : ImpliedVolatilityKernel.INVALID_INPUT;
  }

  private static double between(DoubleUnaryOperator price, double target, double low, double high) {
    double scale = Math.max(Math.abs(target), Double.MIN_NORMAL);
    try {
      return new BrentSolver(TOLERANCE, TOLERANCE * high, 1e-15)
          .solve(EVALUATIONS, sigma -> (price.applyAsDouble(sigma) - target) / scale, low, high);
    } catch (NoBracketingException | TooManyEvaluationsException impossible) {
      return ImpliedVolatilityKernel.INVALID_INPUT;
    }
  }
}
