package io.tradeoracle.pricing.internal;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Prices of an option on a share with cash dividends that prove their own convergence: grids double
 * until two extrapolations agree. Each uses the coarser grid of the one before, so that all
 * together cost a third more than the last.
 *
 * <p>Immutable but for the result it holds; one object for each option, used by one thread.
 */
public final class DividendSolver {
  private static final int COARSEST = DividendGrid.UNIT;
  private static final double DEVIATIONS = 6;
  private static final double WIDE = 7;

  /** Total volatility below which the option moves like a certain one. */
  private static final double LEAST_WIDTH = 1e-6;

  /** Total volatility above which the option is worth all it can be, to 1e-9 of that. */
  private static final double LARGEST_WIDTH = 12;

  /** A grid whose drift between two nodes outruns the diffusion oscillates. */
  private static final double LARGEST_DRIFT = 2;

  private static final double VOLATILITY_BUMP = 1e-2;
  private static final double RATE_BUMP = 1e-3;
  private static final double SPOT_BUMP = 1e-6;

  private static final double ROUNDING = 1e-14;

  /** How far the volatility of the coarsest grids may be off. */
  private static final double DOUBT = 1e-4;

  private final DividendContract contract;
  private final double strike;
  private final double payoff;
  private final double agreement;
  private final double deviations;
  private final int coarsest;
  private final int finest;

  private int size;
  private double price;
  private double slope;
  private double curvature;
  private boolean exercised;

  /**
   * Takes up an option.
   *
   * @param exYears years from now to the ex-dates, ascending, all within the life
   * @param cash what is paid, in the unit of the spot
   */
  public DividendSolver(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      boolean call,
      boolean american,
      double[] exYears,
      double[] cash,
      AmericanMode mode) {
    double[] scaled = new double[cash.length];
    for (int i = 0; i < cash.length; i++) {
      scaled[i] = cash[i] / strike;
    }
    this.contract =
        new DividendContract(spot / strike, years, rate, yield, call, american, exYears, scaled);
    this.strike = strike;
    this.payoff = call ? spot - strike : strike - spot;
    this.deviations = mode == AmericanMode.REFERENCE ? WIDE : DEVIATIONS;
    this.agreement =
        switch (mode) {
          case FAST -> 5e-5;
          case ACCURATE -> 3e-7;
          case REFERENCE -> 1e-8;
        };
    this.coarsest = mode == AmericanMode.FAST ? COARSEST : 2 * COARSEST;
    this.finest =
        switch (mode) {
          case FAST -> COARSEST << 5;
          case ACCURATE -> COARSEST << 6;
          case REFERENCE -> COARSEST << 7;
        };
  }

  /** Returns the price in the unit of the spot. */
  public double price(double volatility) {
    return toPrice(climb(volatility));
  }

  /** Returns an amount in the unit of the spot; no less than exercise, to the last bit. */
  private double toPrice(double worth) {
    return contract.american() ? Math.max(payoff, strike * worth) : strike * worth;
  }

  private boolean isCertain(double sigma) {
    return sigma * Math.sqrt(contract.years()) < LEAST_WIDTH;
  }

  private boolean isHuge(double sigma) {
    return sigma * Math.sqrt(contract.years()) > LARGEST_WIDTH;
  }

  /** Returns the price where chance plays no role, or nothing but chance does; else NaN. */
  private double limit(DividendContract of, double sigma) {
    if (isCertain(sigma)) {
      return of.certain(of.spot(), of.years());
    }
    return isHuge(sigma) ? of.maximum() : Double.NaN;
  }

  /** Doubles the grid until two extrapolations agree. */
  private double climb(double sigma) {
    double limit = limit(contract, sigma);
    if (!Double.isNaN(limit)) {
      return limit;
    }
    size = coarsest(sigma);
    DividendGrid coarse = solved(contract, sigma, size);
    DividendGrid fine = solved(contract, sigma, 2 * size);
    extrapolate(coarse, fine);
    double before = Double.NaN;
    while (!(Math.abs(price - before) <= agreement) && size < finest) {
      before = price;
      size *= 2;
      coarse = fine;
      fine = solved(contract, sigma, 2 * size);
      extrapolate(coarse, fine);
    }
    return price;
  }

  /** Returns the size of the first grid that is not too coarse for the drift. */
  private int coarsest(double sigma) {
    double drift = Math.abs(contract.rate() - contract.yield()) + 0.5 * sigma * sigma;
    double span = deviations * sigma * Math.sqrt(contract.years()) + drift * contract.years();
    double needed = span * drift / (LARGEST_DRIFT * sigma * sigma);
    int first = coarsest;
    while (first < needed && first < finest) {
      first *= 2;
    }
    return first;
  }

  private DividendGrid solved(DividendContract of, double sigma, int gridSize) {
    DividendGrid grid = new DividendGrid(of, sigma, gridSize, deviations);
    grid.solve(gridSize);
    return grid;
  }

  private void extrapolate(DividendGrid coarse, DividendGrid fine) {
    price = fine.price + (fine.price - coarse.price) / 3;
    slope = fine.slope + (fine.slope - coarse.slope) / 3;
    curvature = fine.curvature + (fine.curvature - coarse.curvature) / 3;
    exercised = fine.isExercised;
    double now = contract.exercise(contract.spot());
    price = exercised ? now : Math.max(price, contract.american() ? Math.max(0, now) : 0);
  }

  /** Returns the price on the grids of a size. */
  private double atSize(DividendContract of, double sigma) {
    double limit = limit(of, sigma);
    if (!Double.isNaN(limit)) {
      return limit;
    }
    extrapolate(solved(of, sigma, size), solved(of, sigma, 2 * size));
    return price;
  }

  /** Writes price, delta, gamma, vega per 1.00, theta per year and rho per 1.00. */
  public void value(double volatility, double[] out) {
    double worth = climb(volatility);
    Arrays.fill(out, 0, 6, 0);
    out[0] = toPrice(worth);
    if (isCertain(volatility) || isHuge(volatility)) {
      exercised = contract.american() && worth <= contract.exercise(contract.spot()) + ROUNDING;
      slope = contract.spot() * limitDelta(volatility);
      curvature = slope;
    }
    if (exercised) {
      out[1] = contract.call() ? 1 : -1;
    } else {
      heldGreeks(volatility, worth, out);
    }
  }

  private double limitDelta(double sigma) {
    double spot = contract.spot();
    double h = SPOT_BUMP * spot;
    return (limit(contract.withSpot(spot + h), sigma) - limit(contract.withSpot(spot - h), sigma))
        / (2 * h);
  }

  private void heldGreeks(double sigma, double worth, double[] out) {
    double spot = contract.spot();
    double rate = contract.rate();
    double convexity = curvature - slope;
    out[1] = slope / spot;
    out[2] = convexity / (spot * spot) / strike;
    // The pricing equation.
    out[4] =
        strike
            * (rate * worth - (rate - contract.yield()) * slope - 0.5 * sigma * sigma * convexity);
    double h = VOLATILITY_BUMP * sigma;
    if (h > 0) {
      out[3] = strike * (atSize(contract, sigma + h) - atSize(contract, sigma - h)) / (2 * h);
    }
    double up = atSize(contract.withRate(rate + RATE_BUMP), sigma);
    double down = atSize(contract.withRate(rate - RATE_BUMP), sigma);
    out[5] = strike * (up - down) / (2 * RATE_BUMP);
  }

  /**
   * Returns the volatility that gives the price, or one of the negative codes of {@link
   * ImpliedVolatilityKernel}.
   */
  public double impliedVolatility(double target) {
    double scaled = target / strike;
    if (scaled <= limit(contract, 0) + ROUNDING) {
      return ImpliedVolatilityKernel.BELOW_INTRINSIC;
    }
    if (scaled >= contract.maximum()) {
      return ImpliedVolatilityKernel.ABOVE_MAXIMUM;
    }
    size = coarsest;
    DoubleUnaryOperator atSize = sigma -> atSize(contract, sigma);
    double guess = VolatilitySearch.solve(atSize, scaled, 0.3, 0.5);
    if (!(guess > 0)) {
      return guess;
    }
    climb(guess);
    return VolatilitySearch.solve(atSize, scaled, guess, DOUBT);
  }
}
