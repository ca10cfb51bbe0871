package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.PricingInputs;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** What one writes without a library for it: Brent's method of commons-math3 on our own price. */
final class Brent {

  private static final double LEAST = 1e-4;
  private static final double LARGEST = 10;
  private static final double RELATIVE_ACCURACY = 1e-12;
  private static final double ABSOLUTE_ACCURACY = 1e-12;

  private static final int MAX_EVALUATIONS = 200;

  private Brent() {}

  static double impliedVolatility(PricingInputs in, double price) {
    return new BrentSolver(RELATIVE_ACCURACY, ABSOLUTE_ACCURACY, Math.ulp(price))
        .solve(
            MAX_EVALUATIONS,
            volatility -> BlackScholes.price(in, volatility) - price,
            LEAST,
            LARGEST);
  }
}
