package io.tradeoracle.pricing.internal;

import io.tradeoracle.pricing.internal.AmericanContract.Exercise;
import java.util.Arrays;

/**
 * Prices, Greeks and implied volatilities of American options on bare doubles: chooses the closed
 * form or the discretisation that is accurate enough and turns the result back into a call or a
 * put.
 *
 * <p>An object owns its workspace and allocates nothing afterwards; it is not thread-safe. The same
 * inputs give the same bits whatever was computed before, on every JDK.
 */
public final class AmericanSolver {
  /** A price within rounding of the least one has a volatility far below any that leads on. */
  private static final double LEAST_SEED = 1e-3;

  private static final double LARGEST_SEED = 100;

  /** Total volatility below which the option moves like a certain one. */
  private static final double LEAST_WIDTH = 1e-6;

  final AmericanContract contract = new AmericanContract();
  final AmericanPerpetual perpetual = new AmericanPerpetual();
  private final AmericanTier[] tiers = {
    new AmericanTier(AmericanScheme.FAST, 2e-2, 0),
    new AmericanTier(AmericanScheme.MEDIUM, 1e-3, 3e-2),
    new AmericanTier(AmericanScheme.HARD, 1e-3, 2e-2),
    new AmericanTier(AmericanScheme.FINE, 1e-6, 1e-3)
  };
  private final AmericanReference reference = new AmericanReference();
  private final AmericanGreeks greeks = new AmericanGreeks(contract, perpetual);
  private final AmericanImpliedVolatility search = new AmericanImpliedVolatility(this);

  /**
   * Returns the price in the unit of the spot. NaN where an input is NaN, infinite or out of range
   * (spot and strike positive, years and volatility not negative), and where exercise would be
   * right between two boundaries: a put with yield < rate < 0, a call with rate < yield < 0.
   */
  public double price(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      AmericanMode mode) {
    if (!BlackScholesKernel.isDefined(spot, strike, years, rate, yield, volatility)) {
      return Double.NaN;
    }
    if (years == 0) {
      return Math.max(0, call ? spot - strike : strike - spot);
    }
    Exercise exercise = contract.set(spot, strike, years, rate, yield, call);
    return switch (exercise) {
      case NEVER -> BlackScholesKernel.price(spot, strike, years, rate, yield, volatility, call);
      case BETWEEN_BOUNDARIES -> Double.NaN;
      case BELOW_BOUNDARY -> contract.toPrice(put(volatility, mode));
    };
  }

  /** Returns the price of the contract's put at a volatility. */
  private double put(double sigma, AmericanMode mode) {
    if (sigma * contract.rootYears < LEAST_WIDTH) {
      return contract.least;
    }
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    double closed = closedForm(sigma);
    if (!Double.isNaN(closed)) {
      return closed;
    }
    return solved(sigma, mode).price(contract, sigma);
  }

  private AmericanTier solved(double sigma, AmericanMode mode) {
    if (mode == AmericanMode.REFERENCE) {
      return reference.solve(contract, perpetual, sigma);
    }
    AmericanTier tier = tier(sigma, mode);
    tier.start(contract);
    tier.solve(perpetual, sigma, contract.amplification);
    return tier;
  }

  /**
   * Writes the price and the sensitivities to {@code out}: price, delta, gamma, vega per 1.00,
   * theta per year, rho per 1.00; all NaN where the price is NaN.
   *
   * @return whether early exercise matters; if not {@code out} is untouched, and the option is
   *     worth the European one
   */
  public boolean value(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      AmericanMode mode,
      double[] out) {
    boolean defined = BlackScholesKernel.isDefined(spot, strike, years, rate, yield, volatility);
    if (!defined || years == 0) {
      return false;
    }
    Exercise exercise = contract.set(spot, strike, years, rate, yield, call);
    if (exercise == Exercise.BELOW_BOUNDARY) {
      write(putWithGreeks(volatility, mode), out);
    } else if (exercise == Exercise.BETWEEN_BOUNDARIES) {
      Arrays.fill(out, Double.NaN);
    }
    return exercise != Exercise.NEVER;
  }

  private void write(double price, double[] out) {
    boolean call = contract.call;
    double s = contract.spot;
    double unit = contract.unit;
    out[0] = contract.toPrice(price);
    out[1] = call ? price - s * greeks.delta : greeks.delta;
    out[2] = (call ? s * s * greeks.gamma : greeks.gamma) / unit;
    out[3] = unit * greeks.vega;
    out[4] = unit * greeks.theta;
    out[5] = unit * greeks.rho;
  }

  private double putWithGreeks(double sigma, AmericanMode mode) {
    if (sigma * contract.rootYears < LEAST_WIDTH) {
      greeks.certain();
      return contract.least;
    }
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    double closed = closedForm(sigma);
    if (!Double.isNaN(closed)) {
      closedGreeks(closed, sigma);
      return closed;
    }
    AmericanTier tier = solved(sigma, mode);
    double price = tier.price(contract, sigma);
    if (tier.boundary.isExercised(contract.logSpot)) {
      greeks.exercised();
    } else {
      greeks.american(tier.boundary, price, sigma);
    }
    return price;
  }

  private void closedGreeks(double price, double sigma) {
    double logSpot = contract.logSpot;
    if (perpetual.isBelow(logSpot)) {
      greeks.exercised();
    } else if (perpetual.serves(logSpot)) {
      greeks.perpetual(sigma);
    } else {
      greeks.european(price, sigma);
    }
  }

  /**
   * Returns the volatility that gives the price, positive and finite, or one of the negative codes
   * of {@link ImpliedVolatilityKernel}: its BELOW_INTRINSIC where the price is not above what the
   * option is worth without volatility, its ABOVE_MAXIMUM where it is not below what any volatility
   * gives, its INVALID_INPUT where the price is not defined.
   *
   * @param seed a volatility near the answer; without a plausible one, the European volatility
   *     serves
   */
  public double impliedVolatility(
      double price,
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      boolean call,
      AmericanMode mode,
      double seed) {
    boolean defined = BlackScholesKernel.isDefined(spot, strike, years, rate, yield, 0);
    if (!defined || years == 0 || !Double.isFinite(price)) {
      return ImpliedVolatilityKernel.INVALID_INPUT;
    }
    Exercise exercise = contract.set(spot, strike, years, rate, yield, call);
    if (exercise == Exercise.BETWEEN_BOUNDARIES) {
      return ImpliedVolatilityKernel.INVALID_INPUT;
    }
    if (exercise == Exercise.BELOW_BOUNDARY && price <= contract.toPrice(contract.least)) {
      return ImpliedVolatilityKernel.BELOW_INTRINSIC;
    }
    if (exercise == Exercise.BELOW_BOUNDARY && price >= contract.unit) {
      return ImpliedVolatilityKernel.ABOVE_MAXIMUM;
    }
    boolean seeded = seed > LEAST_SEED && seed < LARGEST_SEED;
    double european =
        seeded && exercise == Exercise.BELOW_BOUNDARY
            ? seed
            : ImpliedVolatilityKernel.european(spot, strike, years, rate, yield, price, call);
    if (exercise == Exercise.NEVER) {
      return european;
    }
    // Single precision, so that the last bits of library functions cannot show in the answer. A
    // price that no European option has gets a start from nowhere.
    double start = european > 0 ? (float) european : 1 / contract.rootYears;
    return search.solve(price / contract.unit, start, mode);
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
  AmericanTier tier(double sigma, AmericanMode mode) {
    if (mode == AmericanMode.REFERENCE) {
      return reference.solve(contract, perpetual, sigma);
    }
    return tiers[level(sigma, mode)];
  }

  private int level(double sigma, AmericanMode mode) {
    double width = sigma * contract.rootYears;
    double amplification = contract.amplification;
    double decay = perpetual.decay;
    if (mode == AmericanMode.FAST) {
      int level = width > 2.2 || amplification > 20 || decay > 3 ? 1 : 0;
      return decay > 20 ? 2 : level;
    }
    boolean hard =
        width > 1 || amplification * width > 1.2 || decay > 15 || (decay > 1 && width < 0.5);
    int level = (hard ? 2 : 1) + (amplification > 4 ? 1 : 0);
    return decay > 20 || width > 3 ? 3 : level;
  }
}
