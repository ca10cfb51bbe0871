package io.tradeoracle.pricing.internal;

import org.jspecify.annotations.Nullable;

/**
 * One discretisation with its workspace and its rules of when to stop. The boundary that was found
 * last is kept: contracts that share rate, yield, years and volatility get it again, to the bit the
 * one they would have found.
 */
final class AmericanTier {
  private static final int STEP_LIMIT = 8;

  /** Behind a start that cannot fail convergence may still be linear. */
  private static final int LAST_LIMIT = 40;

  /** Up to this amplification the tolerances hold as they are. */
  private static final double PLAIN = 1.5;

  /** What the boundary is. */
  private enum State {
    /** Whatever somebody else left. */
    UNKNOWN,
    /** That of the price. */
    SOLVED,
    /** A Newton step further, with the slopes by the parameters. */
    LINEARISED
  }

  final AmericanBoundary boundary;
  final AmericanPremium premium;
  final AmericanCloseUp closeUp;
  private final AmericanScheme scheme;

  /** For steps the rule of the scheme would miss; made when first used. */
  private @Nullable AmericanCrossing crossing;

  /** The one of the last price, which is on the boundary that was found. */
  private AmericanPremium priced;

  private final double[] volatilitySlopes;
  private final double[] rateSlopes;
  private final double tolerance;
  private final double chordTolerance;

  private State state = State.UNKNOWN;
  private double rate;
  private double yield;
  private double years;
  private double sigma;
  private double strictness;
  private boolean call;

  /**
   * @param tolerance a full Newton step that moves the boundary less, relatively, is the last
   * @param chordTolerance one that moves it less is followed by one with the same matrix
   */
  AmericanTier(AmericanScheme scheme, double tolerance, double chordTolerance) {
    this.scheme = scheme;
    this.boundary = new AmericanBoundary(scheme);
    this.premium = new AmericanPremium(scheme.price);
    this.priced = premium;
    this.closeUp = new AmericanCloseUp(scheme, scheme.farFrom);
    this.volatilitySlopes = new double[scheme.nodes];
    this.rateSlopes = new double[scheme.nodes];
    this.tolerance = tolerance;
    this.chordTolerance = chordTolerance;
  }

  /** Takes up a contract; its boundary is left to the caller. */
  void start(AmericanContract contract) {
    state = State.UNKNOWN;
    takeUp(contract);
  }

  private void takeUp(AmericanContract contract) {
    boundary.contract(contract.rate, contract.yield, contract.years);
    premium.contract(contract.rate, contract.yield, contract.years);
  }

  /** Finds the boundary for the price. */
  void solve(AmericanContract contract, AmericanPerpetual perpetual, double newSigma) {
    solve(contract, perpetual, newSigma, State.SOLVED);
  }

  /** Finds the boundary for price and sensitivities. */
  void linearise(AmericanContract contract, AmericanPerpetual perpetual, double newSigma) {
    solve(contract, perpetual, newSigma, State.LINEARISED);
  }

  private void solve(
      AmericanContract contract, AmericanPerpetual perpetual, double newSigma, State wanted) {
    double newStrictness = strictness(contract.amplification);
    boolean known =
        state == wanted
            && contract.rate == rate
            && contract.yield == yield
            && contract.years == years
            && newSigma == sigma
            && newStrictness == strictness
            && (contract.call == call || wanted == State.SOLVED);
    if (known) {
      return;
    }
    rate = contract.rate;
    yield = contract.yield;
    years = contract.years;
    sigma = newSigma;
    strictness = newStrictness;
    call = contract.call;
    state = wanted;
    takeUp(contract);
    iterate(perpetual, wanted == State.LINEARISED);
    if (wanted == State.LINEARISED) {
      boundary.linearise();
      boundary.slopesByVolatility(volatilitySlopes);
      slopesByRate();
    }
    boundary.fill(premium);
  }

  /** Finds the boundary of a put for a caller who takes it away. */
  void solve(
      double newRate,
      double newYield,
      double newYears,
      AmericanPerpetual perpetual,
      double newSigma,
      double amplification) {
    state = State.UNKNOWN;
    boundary.contract(newRate, newYield, newYears);
    sigma = newSigma;
    strictness = strictness(amplification);
    iterate(perpetual, false);
  }

  /** Powers of two, so that neighbouring strikes of a chain of calls agree. */
  private static double strictness(double amplification) {
    return amplification <= PLAIN ? 1 : Math.scalb(1.0, Math.getExponent(amplification) + 1);
  }

  /** From the fitted guess, or where that leads nowhere from a marched one. */
  private void iterate(AmericanPerpetual perpetual, boolean stepFollows) {
    boundary.volatility(sigma, perpetual.logX, perpetual.distance);
    boundary.guess();
    double enough = (stepFollows ? Math.max(tolerance, chordTolerance) : tolerance) / strictness;
    double nearly = stepFollows ? 0 : chordTolerance / strictness;
    double moved = boundary.solve(enough, nearly, STEP_LIMIT);
    if (!(moved < Math.max(enough, nearly))) {
      boundary.march();
      boundary.solve(enough, nearly, LAST_LIMIT);
    }
  }

  private void slopesByRate() {
    if (call) {
      boundary.slopesByYield(logXSlope(), rateSlopes);
    } else {
      boundary.slopesByRate(logXSlope(), rateSlopes);
    }
  }

  /** The derivative of ln X by what the option's holder calls the rate. */
  private double logXSlope() {
    if (yield <= rate) {
      return 0;
    }
    return call ? -1 / yield : 1 / rate;
  }

  /** Returns the price of the contract's put on the boundary that was found. */
  double price(AmericanContract contract) {
    if (boundary.isExercised(contract.logSpot)) {
      return contract.intrinsic();
    }
    priced = premium(contract);
    double early = priced.price(contract.spot, contract.logSpot);
    return Math.max(contract.least, contract.european(sigma) + Math.max(0, early));
  }

  private AmericanPremium premium(AmericanContract contract) {
    if (!AmericanCrossing.isNarrow(contract, sigma, premium.rule.size)) {
      return premium;
    }
    if (crossing == null) {
      crossing = new AmericanCrossing(scheme);
    }
    crossing.set(contract, sigma);
    boundary.fill(crossing.premium);
    return crossing.premium;
  }

  /** Sets delta and gamma of the put that was priced last, in {@link #closeUp}. */
  void closeUp(AmericanContract contract) {
    closeUp.set(contract, boundary, priced, sigma);
  }

  /** Returns the price on a boundary of the caller's making. */
  double price(AmericanContract contract, double newSigma) {
    sigma = newSigma;
    boundary.fill(premium);
    return price(contract);
  }

  /** Returns the derivative of the premium that was computed last by the volatility. */
  double premiumVega() {
    boundary.fillSlopes(priced, volatilitySlopes, 0);
    return priced.vega();
  }

  /** Returns its derivative by what the option's holder calls the rate. */
  double premiumRho() {
    boundary.fillSlopes(priced, rateSlopes, logXSlope());
    return call ? priced.byYield() : priced.byRate();
  }
}
