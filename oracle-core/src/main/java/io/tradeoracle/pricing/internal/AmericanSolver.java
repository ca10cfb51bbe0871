package io.tradeoracle.pricing.internal;

import io.tradeoracle.pricing.internal.AmericanContract.Exercise;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Prices, Greeks and implied volatilities of American options on bare doubles: chooses the closed
 * form or the discretisation that is accurate enough and turns the result back into a call or a
 * put.
 *
 * <p>An object owns its workspace and allocates nothing afterwards (a volatility where exercise is
 * right between two boundaries apart); it is not thread-safe. The same inputs give the same bits
 * whatever was computed before, on every JDK.
 */
public final class AmericanSolver {
  /** A price within rounding of the least one has a volatility far below any that leads on. */
  private static final double LEAST_SEED = 1e-3;

  private static final double LARGEST_SEED = 100;

  /** Total volatility below which the option moves like a certain one. */
  private static final double LEAST_WIDTH = 1e-6;

  /** A life so short against that of the boundary needs fewer nodes for the slopes. */
  private static final double SHORT = 0.8;

  private static final double LONG = 1.9;
  private static final double BEND = 2.2;

  /** In the logarithm of the spot. */
  private static final double REMOTE = 12;

  // Indices of the tiers.
  private static final int QUICK = 0;
  private static final int CAREFUL = 1;
  private static final int MEDIUM = 2;
  private static final int HARD = 3;
  private static final int FINEST = 5;

  /** Beyond the finest: the ladder of {@link AmericanReference}. */
  private static final int PROVEN = 6;

  final AmericanContract contract = new AmericanContract();
  final AmericanPerpetual perpetual = new AmericanPerpetual();

  /** Room for one row of outputs. */
  public final double[] row = new double[6];

  private final AmericanTier[] tiers = {
    new AmericanTier(AmericanScheme.QUICK, 1e-1, 0),
    new AmericanTier(AmericanScheme.CAREFUL, 2e-2, 0),
    new AmericanTier(AmericanScheme.MEDIUM, 1e-3, 3e-2),
    new AmericanTier(AmericanScheme.HARD, 1e-3, 2e-2),
    new AmericanTier(AmericanScheme.VERY_HARD, 1e-5, 1e-2),
    new AmericanTier(AmericanScheme.EXTREME, 1e-6, 1e-3)
  };
  private @Nullable DoubleBoundaryOption between;
  private final AmericanTier slopes = new AmericanTier(AmericanScheme.SLOPES, 1e-3, 3e-2);
  private final AmericanReference reference = new AmericanReference();
  private final AmericanGreeks greeks = new AmericanGreeks(contract, perpetual);
  private final AmericanImpliedVolatility search = new AmericanImpliedVolatility(this);

  /**
   * Returns the price in the unit of the spot. NaN where an input is NaN, infinite or out of range
   * (spot and strike positive, years and volatility not negative).
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
      case NEVER ->
          contract.atLeastExercised(
              BlackScholesKernel.price(spot, strike, years, rate, yield, volatility, call));
      case BETWEEN_BOUNDARIES ->
          between().price(spot, strike, years, rate, yield, volatility, call, mode);
      case BELOW_BOUNDARY -> contract.toPrice(put(volatility, mode));
    };
  }

  /** Returns the workspace for two boundaries, which most threads never need. */
  private DoubleBoundaryOption between() {
    if (between == null) {
      between = new DoubleBoundaryOption();
    }
    return between;
  }

  /** Returns the price of the contract's put at a volatility. */
  double put(double sigma, AmericanMode mode) {
    if (sigma * contract.rootYears < LEAST_WIDTH) {
      return contract.least;
    }
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    double closed = closedForm(sigma);
    if (!Double.isNaN(closed)) {
      return closed;
    }
    return solved(sigma, mode).price(contract);
  }

  private AmericanTier solved(double sigma, AmericanMode mode) {
    AmericanTier tier = tier(sigma, level(sigma, mode));
    tier.solve(contract, perpetual, sigma);
    return tier;
  }

  /** The slopes ask more of the boundary than the price: one discretisation finer. */
  private AmericanTier linearised(double sigma, AmericanMode mode) {
    AmericanTier tier = slopesTier(sigma, level(sigma, mode), mode);
    tier.linearise(contract, perpetual, sigma);
    return tier;
  }

  private AmericanTier slopesTier(double sigma, int level, AmericanMode mode) {
    if (mode != AmericanMode.ACCURATE) {
      return tier(sigma, level);
    }
    // Where the boundary starts below the strike it bends more.
    double bend = contract.yield > contract.rate ? BEND : 1;
    double flatness = bend * sigma * contract.rootYears / perpetual.distance;
    if (level == MEDIUM && flatness < SHORT) {
      return slopes;
    }
    return tier(sigma, flatness < LONG ? level + 1 : Math.max(level + 1, HARD + 1));
  }

  /**
   * Writes the price and the sensitivities to {@code out}: price, delta, gamma, vega per 1.00,
   * theta per year, rho per 1.00; all NaN where the price is NaN, the European ones at zero time.
   */
  public void value(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      AmericanMode mode,
      double[] out) {
    if (!BlackScholesKernel.isDefined(spot, strike, years, rate, yield, volatility)) {
      Arrays.fill(out, 0, BlackScholesKernel.VALUES, Double.NaN);
      return;
    }
    if (years == 0) {
      BlackScholesKernel.value(spot, strike, years, rate, yield, volatility, call, out);
      return;
    }
    switch (contract.set(spot, strike, years, rate, yield, call)) {
      case NEVER -> {
        BlackScholesKernel.value(spot, strike, years, rate, yield, volatility, call, out);
        out[0] = contract.atLeastExercised(out[0]);
      }
      case BELOW_BOUNDARY -> write(putWithGreeks(volatility, mode), out);
      case BETWEEN_BOUNDARIES ->
          between().value(spot, strike, years, rate, yield, volatility, call, mode, out);
    }
  }

  private void write(double price, double[] out) {
    boolean call = contract.call;
    double s = contract.spot;
    double unit = contract.unit;
    out[0] = contract.toPrice(price);
    out[1] = call ? price - s * greeks.delta : greeks.delta;
    out[2] = (call ? s * (s * greeks.gamma) : greeks.gamma) / unit;
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
    AmericanTier tier = linearised(sigma, mode);
    double price = tier.price(contract);
    if (tier.boundary.isExercised(contract.logSpot)) {
      greeks.exercised();
    } else {
      greeks.american(tier, price, sigma);
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
      return between().impliedVolatility(price, spot, strike, years, rate, yield, call, mode);
    }
    if (exercise == Exercise.BELOW_BOUNDARY && price <= contract.toPrice(contract.least)) {
      return ImpliedVolatilityKernel.BELOW_INTRINSIC;
    }
    if (exercise == Exercise.BELOW_BOUNDARY && price >= contract.unit) {
      return ImpliedVolatilityKernel.ABOVE_MAXIMUM;
    }
    double european =
        isPlausible(seed) && exercise == Exercise.BELOW_BOUNDARY
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

  /** Returns whether a search may begin at this volatility. */
  static boolean isPlausible(double seed) {
    return seed > LEAST_SEED && seed < LARGEST_SEED;
  }

  /**
   * Returns the spot price at which immediate exercise becomes right: below it for a put, above it
   * for a call. 0 for a put and infinite for a call that are never exercised early; NaN where there
   * is no price.
   */
  public double exerciseBoundary(
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      AmericanMode mode) {
    if (!BlackScholesKernel.isDefined(strike, strike, years, rate, yield, volatility)) {
      return Double.NaN;
    }
    Exercise exercise = contract.setTerms(years, rate, yield, call);
    if (exercise == Exercise.BETWEEN_BOUNDARIES) {
      return Double.NaN;
    }
    if (exercise == Exercise.NEVER) {
      return call ? Double.POSITIVE_INFINITY : 0;
    }
    double logBoundary = logBoundary(volatility, mode);
    return strike * StrictMath.exp(call ? -logBoundary : logBoundary);
  }

  private double logBoundary(double sigma, AmericanMode mode) {
    if (sigma * contract.rootYears < LEAST_WIDTH) {
      boolean atStrike = contract.yield <= contract.rate;
      return atStrike ? 0 : AmericanMath.log(contract.rate / contract.yield);
    }
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    return solved(sigma, mode).boundary.logBoundary();
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
    return tier(sigma, level(sigma, mode));
  }

  AmericanTier tier(int level) {
    return tiers[level];
  }

  private AmericanTier tier(double sigma, int level) {
    return level < PROVEN ? tiers[level] : reference.tier(contract, perpetual, sigma);
  }

  /**
   * The rules were found on some hundred thousand random contracts: what makes a boundary hard is a
   * long life in standard deviations, and a short one of the boundary itself, which then is flat
   * for most of the time.
   */
  private int level(double sigma, AmericanMode mode) {
    double width = sigma * contract.rootYears;
    return level(mode, width, perpetual, contract.amplification, contract.growth);
  }

  /** Returns whether only the finest discretisations keep the promise at this volatility. */
  boolean isHard(double sigma, AmericanMode mode) {
    perpetual.set(contract.rate, contract.yield, contract.years, sigma);
    return level(sigma, mode) >= FINEST;
  }

  static int level(
      AmericanMode mode,
      double width,
      AmericanPerpetual perpetual,
      double callAmplification,
      double growth) {
    if (mode == AmericanMode.REFERENCE) {
      return PROVEN;
    }
    double flatness = width / perpetual.distance;
    double amplification = callAmplification * growth;
    double decay = perpetual.decay;
    if (mode == AmericanMode.FAST) {
      boolean harder = width > 1.4 || amplification * width > 3 || flatness > 2;
      boolean hard = width > 4 || amplification * width > 60 || flatness > 6 || decay > 20;
      if (amplification > 1000) {
        return FINEST;
      }
      int usual = perpetual.turnsSharply ? CAREFUL : QUICK;
      return hard ? HARD : harder ? MEDIUM : usual;
    }
    boolean hard = width > 1 || amplification * width > 1.2 || flatness > 1.3;
    int level = (hard ? HARD : MEDIUM) + (amplification > 4 ? 1 : 0) + (flatness > 3.5 ? 1 : 0);
    if (decay > 200 || width > 6 || amplification > 400) {
      return PROVEN;
    }
    // Next to no rate: the boundary is far from the perpetual one and hangs on small differences.
    boolean remote = perpetual.distance > REMOTE;
    boolean extreme = remote || decay > 20 || width > 2 || amplification > 40;
    return extreme ? FINEST : Math.min(FINEST, level);
  }
}
