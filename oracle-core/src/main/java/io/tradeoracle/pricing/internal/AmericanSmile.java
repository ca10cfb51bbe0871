package io.tradeoracle.pricing.internal;

import io.tradeoracle.pricing.internal.AmericanContract.Exercise;

/**
 * Options of one underlying, expiration and right at many strikes: prices and implied volatilities
 * on boundaries interpolated in the volatility. Where the grid holds none, the option is solved by
 * itself. Not thread-safe; answers do not depend on what was asked before.
 */
final class AmericanSmile {
  private static final int STEP_LIMIT = 9;

  /** The next step would be of the order of the square. */
  private static final double FAST_STEP = 5e-3;

  private static final double ACCURATE_STEP = 2e-4;

  /** Below this sensitivity, in strikes, the search is left to the careful one. */
  private static final double LEAST_VEGA = 1e-4;

  final AmericanSolver solver = new AmericanSolver();
  private final AmericanContract contract = solver.contract;
  private final AmericanVolatilityGrid grid;
  private final AmericanMode mode;

  AmericanSmile(AmericanMode mode) {
    this.mode = mode;
    this.grid = new AmericanVolatilityGrid(mode, solver);
  }

  /** Returns the price; NaN where the interpolated boundaries do not reach. */
  double price(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call) {
    if (!isHeld(spot, strike, years, rate, yield, volatility, call)) {
      return Double.NaN;
    }
    AmericanPremium premium = grid.fill(volatility);
    if (premium == null) {
      return Double.NaN;
    }
    if (contract.logSpot <= grid.logBoundary()) {
      return contract.toPrice(contract.intrinsic());
    }
    double early = Math.max(0, premium.price(contract.spot, contract.logSpot));
    return contract.toPrice(Math.max(contract.least, contract.european(volatility) + early));
  }

  private boolean isHeld(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call) {
    return isDefined(spot, strike, years, rate, yield, volatility)
        && takesUp(contract.set(spot, strike, years, rate, yield, call));
  }

  private static boolean isDefined(
      double spot, double strike, double years, double rate, double yield, double volatility) {
    return years > 0 && BlackScholesKernel.isDefined(spot, strike, years, rate, yield, volatility);
  }

  /** Has the grid take up the contract, if its boundaries serve. */
  private boolean takesUp(Exercise exercise) {
    boolean held =
        mode != AmericanMode.REFERENCE
            && exercise == Exercise.BELOW_BOUNDARY
            && contract.amplification <= AmericanVolatilityGrid.LARGEST_AMPLIFICATION;
    if (held) {
      grid.contract(contract);
    }
    return held;
  }

  /**
   * Returns the volatility of a price, or a code, as {@link AmericanSolver#impliedVolatility} does.
   *
   * <p>One long method on purpose: HotSpot inlines none of more than 325 bytes (FreqInlineSize), so
   * it is compiled once and not again within each of its callers, half a second of a processor each
   * time.
   *
   * @param seed where to begin; without a plausible one the European volatility serves
   */
  double impliedVolatility(
      double price,
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      boolean call,
      double seed) {
    if (!isDefined(spot, strike, years, rate, yield, 0) || !Double.isFinite(price)) {
      return ImpliedVolatilityKernel.INVALID_INPUT;
    }
    Exercise exercise = contract.set(spot, strike, years, rate, yield, call);
    if (exercise == Exercise.NEVER) {
      return ImpliedVolatilityKernel.european(spot, strike, years, rate, yield, price, call);
    }
    if (!takesUp(exercise)) {
      return alone(price, spot, strike, years, rate, yield, call);
    }
    if (price <= contract.toPrice(contract.least)) {
      return ImpliedVolatilityKernel.BELOW_INTRINSIC;
    }
    if (price >= contract.unit) {
      return ImpliedVolatilityKernel.ABOVE_MAXIMUM;
    }
    double start =
        AmericanSolver.isPlausible(seed)
            ? seed
            : ImpliedVolatilityKernel.european(spot, strike, years, rate, yield, price, call);
    if (!AmericanSolver.isPlausible(start)) {
      return alone(price, spot, strike, years, rate, yield, call);
    }
    double target = price / contract.unit;
    double enough = mode == AmericanMode.FAST ? FAST_STEP : ACCURATE_STEP;
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    // In single precision, so that the last bits of library functions cannot show in the answer.
    double sigma = (float) start;
    for (int step = 0; step < STEP_LIMIT; step++) {
      AmericanPremium premium = grid.fill(sigma);
      if (premium == null) {
        break;
      }
      double next;
      if (contract.logSpot <= grid.logBoundary()) {
        low = sigma;
        next = 1.25 * sigma;
      } else {
        double error =
            contract.european(sigma) + premium.price(contract.spot, contract.logSpot) - target;
        if (error < 0) {
          low = sigma;
        } else {
          high = sigma;
        }
        double move = step(error, sigma, premium);
        next = sigma + move;
        if (Math.abs(move) <= enough * sigma) {
          return next;
        }
      }
      sigma = inside(next, sigma, low, high);
    }
    return alone(price, spot, strike, years, rate, yield, call);
  }

  /** The search on boundaries of the option's own. */
  private double alone(
      double price,
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      boolean call) {
    return solver.impliedVolatility(
        price, spot, strike, years, rate, yield, call, mode, Double.NaN);
  }

  /** Newton's step, corrected by the European curvature; NaN where there is hardly a slope. */
  private double step(double error, double sigma, AmericanPremium premium) {
    double european = contract.europeanVega(sigma);
    double vega = european + premium.vega();
    if (!(vega > LEAST_VEGA)) {
      return Double.NaN;
    }
    double newton = -error / vega;
    double curvature = european * contract.volgaPerVega(sigma) / vega;
    return newton / Math.min(2, Math.max(0.5, 1 + 0.5 * newton * curvature));
  }

  private static double inside(double next, double sigma, double low, double high) {
    double bounded = Math.min(2 * sigma, Math.max(0.5 * sigma, next));
    if (bounded > low && bounded < high) {
      return bounded;
    }
    return high == Double.POSITIVE_INFINITY ? 1.5 * sigma : 0.5 * (low + high);
  }
}
