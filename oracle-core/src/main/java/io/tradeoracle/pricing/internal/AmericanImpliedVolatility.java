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
  private static final double USUAL_SECANT = 1e-3;

  private static final double FAST_STEP = 3e-4;

  /** Coarser than FAST's wish: the polish makes up for it. */
  private static final double ACCURATE_STEP = 1e-4;

  /** A price reproduced so well, in strikes, is the price. */
  private static final double REPRODUCED = 3e-10;

  /** A price missed by this many times as much is reproduced after one more correction. */
  private static final double SECURE = 10;

  private static final double BENT = 3e-3;

  /** So is its volatility, if the correction is of this size, relatively. */
  private static final double SMALL = 1e-3;

  /** What FAST asks of a search that was no usual one. */
  private static final double FAST_REPRODUCED = 1e-6;

  private static final int POLISH_LIMIT = 8;
  private static final int DOUBLINGS = 60;

  private final AmericanSolver solver;
  private final AmericanContract contract;
  private final AmericanPerpetual perpetual;

  private double boundaryVolatility;
  private double moved;

  private double low;
  private double high;
  private double slope;
  private boolean laborious;

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
    boolean fast = mode == AmericanMode.FAST;
    if (!fast || laborious) {
      return polish(target, sigma, mode, fast ? FAST_REPRODUCED : REPRODUCED);
    }
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    AmericanTier proper = solver.tier(sigma, mode);
    return proper == tier ? sigma : search(proper, target, sigma, mode);
  }

  /**
   * Makes the volatility reproduce the price to the last digits that matter: the price itself, with
   * its own rule of when a boundary is finished, is what the last corrections look at.
   */
  private double polish(double target, double start, AmericanMode mode, double accuracy) {
    double allowed = accuracy / Math.max(1, contract.amplification);
    // Next to exercise the price bends too much for a correction to be taken on trust, and the
    // slopes of hard contracts are too far from European ones.
    boolean bends = target - contract.intrinsic() <= BENT || solver.isHard(start, mode);
    double secure = bends ? 0 : SECURE * allowed;
    double sigma = start;
    double previous = Double.NaN;
    double previousError = Double.NaN;
    for (int step = 0; step < POLISH_LIMIT; step++) {
      double error = solver.put(sigma, mode) - target;
      if (Math.abs(error) <= allowed) {
        return sigma;
      }
      double secant = (error - previousError) / (sigma - previous);
      if (secant > 0) {
        slope = secant;
      }
      double next = sigma - error / slope;
      if (!(next > 0.5 * sigma && next < 2 * sigma)) {
        break;
      }
      if (Math.abs(error) <= secure && Math.abs(next - sigma) < SMALL * sigma) {
        return next;
      }
      previous = sigma;
      previousError = error;
      sigma = next;
    }
    return bisect(target, sigma, mode, allowed);
  }

  /** The last resort: prices rise with volatility but for the noise of their boundaries. */
  private double bisect(double target, double start, AmericanMode mode, double allowed) {
    double below = start;
    double above = start;
    for (int i = 0; i < DOUBLINGS && solver.put(below, mode) > target; i++) {
      below *= i < 5 ? 0.98 : 0.5;
    }
    for (int i = 0; i < DOUBLINGS && solver.put(above, mode) < target; i++) {
      above *= i < 5 ? 1.02 : 2;
    }
    double middle = 0.5 * (below + above);
    while (middle > below && middle < above) {
      double error = solver.put(middle, mode) - target;
      if (Math.abs(error) <= allowed) {
        return middle;
      }
      if (error < 0) {
        below = middle;
      } else {
        above = middle;
      }
      middle = 0.5 * (below + above);
    }
    return middle;
  }

  private double search(AmericanTier tier, double target, double seed, AmericanMode mode) {
    tier.start(contract);
    boundaryVolatility = 0;
    low = 0;
    high = Double.POSITIVE_INFINITY;
    double tolerance = mode != AmericanMode.FAST ? ACCURATE_STEP : FAST_STEP;
    double restTolerance = mode != AmericanMode.FAST ? SETTLED : 3 * SETTLED;
    double sigma = seed;
    double previous = Double.NaN;
    double previousError = Double.NaN;
    for (int evaluation = 1; evaluation <= EVALUATION_LIMIT; evaluation++) {
      laborious = evaluation > USUAL_EVALUATIONS;
      double restless = laborious ? SETTLED : RESTLESS;
      double error = price(tier, sigma, restless) - target;
      narrow(sigma, error);
      if (Math.abs(error) <= ROUNDING * target && moved < SETTLED) {
        return sigma;
      }
      // Between two volatilities that nearly agree a secant's slope is what the boundary lacks.
      double leastSecant = laborious ? LEAST_SECANT : USUAL_SECANT;
      if (evaluation == 1) {
        slope = contract.europeanVega(sigma);
      } else if (Math.abs(sigma - previous) > leastSecant * sigma) {
        slope = (error - previousError) / (sigma - previous);
      }
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
