package io.tradeoracle.pricing.internal;

/**
 * Sensitivities of the contract's put, on a boundary that was just solved.
 *
 * <p>All differentiate the premium integral; for vega and rho the boundary moves too, by one
 * back-substitution with the Jacobian at the solution. Theta follows from the pricing equation.
 */
final class AmericanGreeks {
  private static final double RELATIVE_BUMP = 1e-6;
  private static final double RATE_BUMP = 1e-7;

  double delta;
  double gamma;
  double vega;
  double theta;
  double rho;

  private final AmericanContract contract;
  private final AmericanPerpetual perpetual;

  AmericanGreeks(AmericanContract contract, AmericanPerpetual perpetual) {
    this.contract = contract;
    this.perpetual = perpetual;
  }

  /** Sets the sensitivities in the exercise region. */
  void exercised() {
    delta = -1;
    gamma = 0;
    vega = 0;
    theta = 0;
    rho = 0;
  }

  /** Sets the sensitivities without volatility, of exercise at the contract's certain time. */
  void certain() {
    exercised();
    double t = contract.certainTime;
    if (contract.least == 0) {
      delta = 0;
    } else if (t > 0) {
      double strikeLeg = StrictMath.exp(-contract.rate * t);
      double spotLeg = contract.spot * StrictMath.exp(-contract.yield * t);
      delta = -spotLeg / contract.spot;
      theta = contract.rate * strikeLeg - contract.yield * spotLeg;
      rho = contract.call ? t * spotLeg : -t * strikeLeg;
    }
  }

  /** Sets the sensitivities of the perpetual put. */
  void perpetual(double sigma) {
    double spot = contract.spot;
    double logSpot = contract.logSpot;
    delta = perpetual.delta(spot, logSpot);
    gamma = perpetual.gamma(spot, logSpot);
    theta = 0;
    double bump = RELATIVE_BUMP * sigma;
    vega = (perpetualPrice(sigma + bump, 0) - perpetualPrice(sigma - bump, 0)) / (2 * bump);
    // Down from the least rate must not end below zero.
    double rateBump = Math.min(RATE_BUMP, 0.01 * contract.rate);
    double rise = perpetualPrice(sigma, rateBump) - perpetualPrice(sigma, -rateBump);
    rho = rise / (2 * rateBump);
  }

  private double perpetualPrice(double sigma, double rateBump) {
    double rate = contract.call ? contract.rate : contract.rate + rateBump;
    double yield = contract.call ? contract.yield + rateBump : contract.yield;
    perpetual.set(rate, yield, contract.years, sigma);
    return perpetual.price(contract.logSpot);
  }

  /** Sets the sensitivities of the European put. */
  void european(double price, double sigma) {
    delta = contract.europeanDelta(sigma);
    gamma = contract.europeanGamma(sigma);
    vega = contract.europeanVega(sigma);
    rho = contract.europeanRho(sigma);
    theta = theta(price, sigma);
  }

  /** Sets the sensitivities outside the exercise region; the tier is linearised and priced. */
  void american(AmericanTier tier, double price, double sigma) {
    vega = contract.europeanVega(sigma) + tier.premiumVega();
    rho = contract.europeanRho(sigma) + tier.premiumRho();
    tier.closeUp(contract);
    delta = tier.closeUp.delta;
    gamma = tier.closeUp.gamma;
    theta = theta(price, sigma);
  }

  private double theta(double price, double sigma) {
    double spot = contract.spot;
    return contract.rate * price
        - (contract.rate - contract.yield) * spot * delta
        - 0.5 * sigma * sigma * (spot * (spot * gamma));
  }
}
