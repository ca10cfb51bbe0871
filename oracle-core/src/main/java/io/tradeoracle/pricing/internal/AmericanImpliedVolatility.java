package io.tradeoracle.pricing.internal;

/**
 * The volatility at which an American option has a price.
 *
 * <p>Secant steps inside a bracket, the first with the European vega. The exercise boundary is
 * carried from one volatility to the next, in proportion to it, so that one Newton step an
 * evaluation is enough. A price from such an unfinished boundary may lie on the wrong side of the
 * target: it narrows the bracket only if the boundary hardly moved, or if it misses the target by
 * more than the boundary can be wrong. The search ends when the boundary rests and the next step in
 * volatility is small; that step is still taken.
 */
final class AmericanImpliedVolatility {
  private static final int EVALUATION_LIMIT = 200;
  private static final int STEP_LIMIT = 4;

  /** A search that needs more is a hard one: it finishes every boundary, and later bisects. */
  private static final int USUAL_EVALUATIONS = 5;

  /** Volatilities further apart than this ratio do not share a boundary. */
  private static final double CARRY = 1.3;

  /** A boundary step larger than this is followed by another. */
  private static final double RESTLESS = 3e-2;

  /** A boundary that moved less is finished: what is left is of the order of the square. */
  private static final double SETTLED = 1e-3;

  /** A price missed by no more than this, relatively, is hit. */
  private static final double ROUNDING = 1e-12;

  private static final double LEAST_SECANT = 1e-10;

  private static final double FAST_STEP = 3e-4;
  private static final double ACCURATE_STEP = 1e-6;

  private final AmericanSolver solver;
  private final AmericanContract contract;
  private final AmericanPerpetual perpetual;

  private double boundaryVolatility;
  private double moved;

  private double low;
  private double high;

  AmericanImpliedVolatility(AmericanSolver solver) {
    this.solver = solver;
    this.contract = solver.contract;
    this.perpetual = solver.perpetual;
  }

  /**
   * Returns the volatility of the solver's contract.
   *
   * @param target price of the put with strike 1, between its least and largest values
   * @param seed a volatility to start from, positive and finite
   */
  double solve(double target, double seed, AmericanMode mode) {
    perpetual.set(contract.rate, contract.yield, contract.years, seed);
    AmericanTier tier = solver.tier(seed, mode);
    double sigma = search(tier, target, seed, mode);
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    AmericanTier proper = solver.tier(sigma, mode);
    return proper == tier ? sigma : search(proper, target, sigma, mode);
  }

  private double search(AmericanTier tier, double target, double seed, AmericanMode mode) {
    tier.start(contract);
    boundaryVolatility = 0;
    low = 0;
    high = Double.POSITIVE_INFINITY;
    double tolerance = mode != AmericanMode.FAST ? ACCURATE_STEP : FAST_STEP;
    double restTolerance = mode != AmericanMode.FAST ? 0.3 * SETTLED : 3 * SETTLED;
    double sigma = seed;
    double previous = Double.NaN;
    double previousError = Double.NaN;
    for (int evaluation = 1; evaluation <= EVALUATION_LIMIT; evaluation++) {
      double restless = evaluation > USUAL_EVALUATIONS ? SETTLED : RESTLESS;
      double error = price(tier, sigma, restless) - target;
      narrow(sigma, error);
      if (Math.abs(error) <= ROUNDING * target && moved < SETTLED) {
        return sigma;
      }
      // Between two volatilities that nearly agree a secant's slope is rounding noise.
      boolean noSecant = evaluation == 1 || Math.abs(sigma - previous) <= LEAST_SECANT * sigma;
      double slope =
          noSecant ? contract.europeanVega(sigma) : (error - previousError) / (sigma - previous);
      double next = propose(sigma, sigma - error / slope, evaluation);
      boolean rests = moved <= restTolerance;
      if (rests && (error == 0 || Math.abs(next - sigma) <= tolerance * sigma)) {
        return next;
      }
      previous = sigma;
      previousError = error;
      sigma = next;
    }
    return sigma;
  }

  private void narrow(double sigma, double error) {
    boolean trusted = moved < SETTLED || Math.abs(error) > moved * moved;
    if (!trusted) {
      return;
    }
    if (error <= 0) {
      low = Math.max(low, sigma);
    }
    if (error >= 0) {
      high = Math.min(high, sigma);
    }
  }

  /** Returns the proposal if it lies within the bracket, else a point that shrinks the bracket. */
  private double propose(double sigma, double proposal, int evaluation) {
    boolean overdue = evaluation > 2 * USUAL_EVALUATIONS && evaluation % 2 == 0;
    if (!overdue && proposal > low && proposal < high && proposal < 4 * sigma) {
      return proposal;
    }
    if (high == Double.POSITIVE_INFINITY) {
      return 2 * sigma;
    }
    return 0.5 * (low + high);
  }

  /** Returns the price at a volatility and notes how far the boundary moved for it. */
  private double price(AmericanTier tier, double sigma, double restless) {
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    moved = 0;
    double closed = solver.closedForm(sigma);
    if (!Double.isNaN(closed)) {
      return closed;
    }
    AmericanBoundary boundary = tier.boundary;
    boundary.volatility(sigma, perpetual.logX, perpetual.distance);
    double ratio = sigma / boundaryVolatility;
    if (ratio < CARRY && ratio * CARRY > 1) {
      boundary.rescale(ratio);
    } else {
      boundary.guess();
    }
    boundaryVolatility = sigma;
    moved = boundary.newtonStep();
    for (int step = 1; step < STEP_LIMIT && moved > restless; step++) {
      moved = boundary.newtonStep();
    }
    return tier.price(contract, sigma);
  }
}
