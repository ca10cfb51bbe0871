package io.tradeoracle.pricing.internal;

/**
 * Delta and gamma of the premium, right down to the exercise boundary.
 *
 * <p>At ε standard deviations above the boundary the integrands turn on at √t ≈ ε √T, and gamma's
 * rises there like 1/ε: a rule of fixed points misses it. So rules graded around a ladder of such
 * times stand ready, and the one below ε serves. Nearer than a limit gamma is taken as linear from
 * its value at the boundary, which the pricing equation gives, because price, slope and time value
 * are known there: Γ = 2(r − qB)/(σ²B²). Delta is its integral.
 */
final class AmericanCloseUp {
  /** Graded rules lie this factor apart. */
  private static final double STEP = 0.25;

  static final int RUNGS = 8;

  /** A rule serves where its grain is at most this part of the distance. */
  private static final double FINENESS = 0.5;

  /** Nearer than this many standard deviations the limit helps. */
  private static final double NEAREST = 1e-4;

  double delta;
  double gamma;

  private final AmericanScheme scheme;
  private final double farFrom;
  private final AmericanPremium[] rungs = new AmericanPremium[RUNGS];

  /**
   * @param farFrom the distance, in standard deviations, from which the rule of the price serves
   */
  AmericanCloseUp(AmericanScheme scheme, double farFrom) {
    this.scheme = scheme;
    this.farFrom = farFrom;
  }

  /**
   * Sets delta and gamma of the contract's put above the boundary, the European part included.
   *
   * @param far the premium of the price, which was just computed on this boundary
   */
  void set(
      AmericanContract contract, AmericanBoundary boundary, AmericanPremium far, double sigma) {
    double width = sigma * contract.rootYears;
    double distance = (contract.logSpot - boundary.logBoundary()) / width;
    if (distance >= farFrom) {
      delta = far.delta() + contract.europeanDelta(sigma);
      gamma = far.gamma() + contract.europeanGamma(sigma);
      return;
    }
    AmericanPremium rule = rung(Math.max(distance, NEAREST));
    rule.contract(contract.rate, contract.yield, contract.years);
    boundary.fill(rule);
    if (distance >= NEAREST) {
      rule.price(contract.spot, contract.logSpot);
      delta = rule.delta() + contract.europeanDelta(sigma);
      gamma = rule.gamma() + contract.europeanGamma(sigma);
    } else {
      atBoundary(rule, contract, boundary, sigma);
    }
  }

  private void atBoundary(
      AmericanPremium rule, AmericanContract contract, AmericanBoundary boundary, double sigma) {
    double spot = contract.spot;
    double logSpot = contract.logSpot;
    double first = StrictMath.exp(boundary.logBoundary());
    double logEnd = boundary.logBoundary() + NEAREST * sigma * contract.rootYears;
    double end = StrictMath.exp(logEnd);
    contract.moveSpot(end, logEnd);
    rule.price(end, logEnd);
    double endDelta = rule.delta() + contract.europeanDelta(sigma);
    double endGamma = rule.gamma() + contract.europeanGamma(sigma);
    contract.moveSpot(spot, logSpot);
    double limit = 2 * (contract.rate - contract.yield * first) / (sigma * sigma * first * first);
    double share = Math.min(1, Math.max(0, (spot - first) / (end - first)));
    gamma = limit + share * (endGamma - limit);
    delta = endDelta - (end - spot) * 0.5 * (gamma + endGamma);
  }

  private AmericanPremium rung(double distance) {
    int rung = 0;
    double grain = STEP;
    while (rung < RUNGS - 1 && grain > FINENESS * distance) {
      grain *= STEP;
      rung++;
    }
    if (rungs[rung] == null) {
      rungs[rung] = new AmericanPremium(scheme.graded(rung, grain));
    }
    return rungs[rung];
  }
}
