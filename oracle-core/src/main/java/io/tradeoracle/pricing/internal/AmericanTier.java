package io.tradeoracle.pricing.internal;

/** One discretisation with its workspace and its rules of when to stop. */
final class AmericanTier {
  private static final int STEP_LIMIT = 8;

  /** Behind a start that cannot fail convergence may still be linear. */
  private static final int LAST_LIMIT = 40;

  final AmericanBoundary boundary;
  private final double tolerance;
  private final double chordTolerance;

  /**
   * @param tolerance a full Newton step that moves the boundary less, relatively, is the last
   * @param chordTolerance one that moves it less is followed by one with the same matrix
   */
  AmericanTier(AmericanScheme scheme, double tolerance, double chordTolerance) {
    this.boundary = new AmericanBoundary(scheme);
    this.tolerance = tolerance;
    this.chordTolerance = chordTolerance;
  }

  /** Takes up a contract. */
  void start(AmericanContract contract) {
    boundary.contract(contract.rate, contract.yield, contract.years);
  }

  /** Finds the boundary from the fitted guess, or where that leads nowhere from a marched one. */
  void solve(AmericanPerpetual perpetual, double sigma, double amplification) {
    boundary.volatility(sigma, perpetual.logX, perpetual.distance);
    boundary.guess();
    double strictness = Math.max(1, amplification);
    double enough = tolerance / strictness;
    double nearly = chordTolerance / strictness;
    double moved = boundary.solve(enough, nearly, STEP_LIMIT);
    if (!(moved < Math.max(enough, nearly))) {
      boundary.march();
      boundary.solve(enough, nearly, LAST_LIMIT);
    }
  }

  /** Returns the price of the contract's put on the present boundary. */
  double price(AmericanContract contract, double sigma) {
    if (boundary.isExercised(contract.logSpot)) {
      return contract.intrinsic();
    }
    double premium = boundary.premium(contract.spot, contract.logSpot);
    return Math.max(contract.least, contract.european(sigma) + Math.max(0, premium));
  }
}
