package io.tradeoracle.pricing.internal;

import io.tradeoracle.pricing.internal.AmericanContract.Exercise;

/**
 * Prices, Greeks and implied volatilities of American options on bare doubles: chooses the closed
 * form or the discretisation that is accurate enough and turns the result back into a call or a put.
 *
 * <p>An object owns its workspace and allocates nothing afterwards; it is not thread-safe. The same
 * inputs give the same bits whatever was computed before, on every JDK.
 */
public final class AmericanSolver {
  /** Total volatility below which the option moves like a certain one. */
  private static final double LEAST_WIDTH = 1e-7;

  final AmericanContract contract = new AmericanContract();
  final AmericanPerpetual perpetual = new AmericanPerpetual();
  private final AmericanTier[] tiers = {
    new AmericanTier(AmericanScheme.FAST, 2e-2, 0),
    new AmericanTier(AmericanScheme.MEDIUM, 1e-3, 3e-2),
    new AmericanTier(AmericanScheme.HARD, 1e-3, 2e-2),
    new AmericanTier(AmericanScheme.REFERENCE, 1e-6, 1e-3)
  };
  private final AmericanGreeks greeks = new AmericanGreeks(contract, perpetual);
  private final AmericanImpliedVolatility search = new AmericanImpliedVolatility(this);

  /**
   * Returns the price in the unit of the spot. NaN where an input is NaN, infinite or out of range
   * (spot and strike positive, years and volatility not negative), and where exercise would be right
   * between two boundaries: a put with yield < rate < 0, a call with rate < yield < 0.
   */
  public double price(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      boolean accurate) {
    if (!BlackScholesKernel.isDefined(spot, strike, years, rate, yield, volatility)) {
      return Double.NaN;
    }
    if (years == 0) {
      return Math.max(0, call ? spot - strike : strike - spot);
    }
    Exercise exercise = contract.set(spot, strike, years, rate, yield, call);
    return switch (exercise) {
      case NEVER ->
          BlackScholesKernel.price(spot, strike, years, rate, yield, volatility, call);
      case BETWEEN_BOUNDARIES -> Double.NaN;
      case BELOW_BOUNDARY -> contract.unit * put(volatility, accurate);
    };
  }

  /** Returns the price of the contract's put at a volatility. */
  private double put(double sigma, boolean accurate) {
    if (sigma * contract.rootYears < LEAST_WIDTH) {
      return contract.least;
    }
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    double closed = closedForm(sigma);
    if (!Double.isNaN(closed)) {
      return closed;
    }
    return solved(sigma, accurate).price(contract, sigma);
  }

  private AmericanTier solved(double sigma, boolean accurate) {
    AmericanTier tier = tier(sigma, accurate);
    tier.start(contract);
    tier.solve(perpetual, sigma, contract.amplification);
    return tier;
  }

  /**
   * Writes the price and the sensitivities, in the order of {@code out}: price, delta, gamma, vega
   * per 1.00, theta per year, rho per 1.00. All NaN where the price is NaN.
   *
   * @return whether early exercise was considered; if not, {@code out} is untouched and the option
   *     is worth the European one
   */
  public boolean value(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      boolean accurate,
      double[] out) {
    if (!BlackScholesKernel.isDefined(spot, strike, years, rate, yield, volatility) || years == 0) {
      java.util.Arrays.fill(out, Double.NaN);
      return true;
    }
    Exercise exercise = contract.set(spot, strike, years, rate, yield, call);
    if (exercise == Exercise.NEVER) {
      return false;
    }
    if (exercise == Exercise.BETWEEN_BOUNDARIES) {
      java.util.Arrays.fill(out, Double.NaN);
      return true;
    }
    double price = putWithGreeks(volatility, accurate);
    double s = contract.spot;
    double unit = contract.unit;
    out[0] = unit * price;
    out[1] = call ? price - s * greeks.delta : greeks.delta;
    out[2] = (call ? s * s * greeks.gamma : greeks.gamma) / unit;
    out[3] = unit * greeks.vega;
    out[4] = unit * greeks.theta;
    out[5] = unit * greeks.rho;
    return true;
  }

  private double putWithGreeks(double sigma, boolean accurate) {
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    double logSpot = contract.logSpot;
    double price;
    if (perpetual.isBelow(logSpot)) {
      greeks.exercised();
      return contract.intrinsic();
    }
    if (perpetual.serves(logSpot)) {
      price = perpetual.price(logSpot);
      greeks.perpetual(price, sigma);
      return price;
    }
    if (contract.isFarAbove(perpetual.logX, sigma)) {
      price = contract.european(sigma);
      greeks.european(price, sigma);
      return price;
    }
    AmericanTier tier = solved(sigma, accurate);
    price = tier.price(contract, sigma);
    if (logSpot <= tier.boundary.logBoundary()) {
      greeks.exercised();
    } else {
      greeks.american(tier.boundary, price, sigma);
    }
    return price;
  }

  /**
   * Returns the volatility that gives the price; 0 where the price is not above what the option is
   * worth without volatility, infinity where it is not below the most any volatility gives, NaN for
   * invalid input and between two boundaries.
   */
  public double impliedVolatility(
      double price,
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      boolean call,
      boolean accurate,
      double seed) {
    if (!BlackScholesKernel.isDefined(spot, strike, years, rate, yield, 0)
        || years == 0
        || Double.isNaN(price - price)) {
      return Double.NaN;
    }
    Exercise exercise = contract.set(spot, strike, years, rate, yield, call);
    if (exercise != Exercise.BELOW_BOUNDARY) {
      return Double.NaN;
    }
    double target = price / contract.unit;
    if (target <= contract.least) {
      return 0;
    }
    if (target >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    return search.solve(target, seed, accurate);
  }

  /** Returns the price if no boundary is needed for it, NaN otherwise; the perpetual put is set. */
  double closedForm(double sigma) {
    double logSpot = contract.logSpot;
    if (perpetual.isBelow(logSpot)) {
      return contract.intrinsic();
    }
    if (perpetual.serves(logSpot)) {
      return Math.max(contract.least, perpetual.price(logSpot));
    }
    if (contract.isFarAbove(perpetual.logX, sigma)) {
      return Math.max(contract.least, contract.european(sigma));
    }
    return Double.NaN;
  }

  /** Returns the cheapest tier that keeps the promise at this volatility. */
  AmericanTier tier(double sigma, boolean accurate) {
    return tiers[level(sigma, accurate)];
  }

  private int level(double sigma, boolean accurate) {
    double width = sigma * contract.rootYears;
    double amplification = contract.amplification;
    double decay = perpetual.decay;
    if (!accurate) {
      int level = width > 2.2 || amplification > 20 || decay > 3 ? 1 : 0;
      return decay > 20 ? 2 : level;
    }
    boolean hard =
        width > 1
            || amplification * width > 1.2
            || decay > 15
            || (decay > 1 && width < 0.5);
    int level = (hard ? 2 : 1) + (amplification > 4 ? 1 : 0);
    return decay > 20 ? 3 : level;
  }
}
