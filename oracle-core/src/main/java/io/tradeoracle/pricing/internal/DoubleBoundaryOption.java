package io.tradeoracle.pricing.internal;

import java.util.Arrays;

/**
 * American options where exercise is right between two boundaries: a put with yield &lt; rate &lt;
 * 0, a call with rate &lt; yield &lt; 0, which is a put with the two swapped (R. McDonald and M.
 * Schroder, 1998) and the spot for a strike. Prices take milliseconds.
 *
 * <p>An object owns its workspace; it is not thread-safe. The same inputs give the same bits
 * whatever was computed before.
 */
final class DoubleBoundaryOption {
  /** Within 1e-7 of the strike. */
  private static final int STEPS = 64;

  /** Within 1e-8. */
  private static final int FINE_STEPS = 192;

  /** Total volatility below which the option moves like a certain one. */
  private static final double LEAST_WIDTH = 1e-6;

  /** The relative bump for the premium's vega and rho. */
  private static final double BUMP = 3e-3;

  private final DoubleBoundary boundary = new DoubleBoundary();

  private boolean call;
  private double payoff;
  private double unit;
  private double spot;
  private double logSpot;
  private double years;
  private double rate;
  private double yield;
  private int steps;

  /** The value of the best exercise of a path without volatility, and its time from now. */
  private double least;

  private double leastTime;

  /**
   * Returns the price in the unit of the spot; NaN should the boundaries not be found.
   *
   * @param mode REFERENCE for 1e-8 of the strike; the other two give 1e-7
   */
  double price(
      double newSpot,
      double strike,
      double newYears,
      double newRate,
      double newYield,
      double volatility,
      boolean isCall,
      AmericanMode mode) {
    set(newSpot, strike, newYears, newRate, newYield, isCall, mode);
    return toPrice(put(volatility));
  }

  private void set(
      double newSpot,
      double strike,
      double newYears,
      double newRate,
      double newYield,
      boolean isCall,
      AmericanMode mode) {
    call = isCall;
    payoff = isCall ? newSpot - strike : strike - newSpot;
    unit = isCall ? newSpot : strike;
    spot = isCall ? strike / newSpot : newSpot / strike;
    logSpot = AmericanMath.log(spot);
    years = newYears;
    rate = isCall ? newYield : newRate;
    yield = isCall ? newRate : newYield;
    boolean fine = mode == AmericanMode.REFERENCE || (isCall && newSpot > 4 * strike);
    steps = fine ? FINE_STEPS : STEPS;
    setLeast();
  }

  private void setLeast() {
    leastTime = 0;
    least = 1 - spot;
    tryExerciseAt(years);
    double best = AmericanMath.log(rate / (yield * spot)) / (rate - yield);
    if (best > 0 && best < years) {
      tryExerciseAt(best);
    }
    least = Math.max(0, least);
  }

  private void tryExerciseAt(double time) {
    double value = StrictMath.exp(-rate * time) - spot * StrictMath.exp(-yield * time);
    if (value > least) {
      leastTime = time;
      least = value;
    }
  }

  private double toPrice(double put) {
    return put <= 1 - spot ? payoff : unit * put;
  }

  /** Returns the price of the put with strike 1. */
  private double put(double sigma) {
    if (isCertain(sigma)) {
      return least;
    }
    if (!boundary.solve(rate, yield, sigma, years, steps)) {
      return Double.NaN;
    }
    if (boundary.isExercised(logSpot)) {
      return 1 - spot;
    }
    boundary.evaluate(spot, logSpot);
    return Math.max(least, european(sigma) + Math.max(0, boundary.premium));
  }

  private boolean isCertain(double sigma) {
    return sigma * Math.sqrt(years) < LEAST_WIDTH;
  }

  private double european(double sigma) {
    return BlackScholesKernel.price(spot, 1, years, rate, yield, sigma, false);
  }

  /** Writes price, delta, gamma, vega per 1.00, theta per year and rho per 1.00. */
  void value(
      double newSpot,
      double strike,
      double newYears,
      double newRate,
      double newYield,
      double volatility,
      boolean isCall,
      AmericanMode mode,
      double[] out) {
    set(newSpot, strike, newYears, newRate, newYield, isCall, mode);
    double put = put(volatility);
    Arrays.fill(out, 0, 6, Double.isNaN(put) ? Double.NaN : 0);
    out[0] = put;
    if (isCertain(volatility)) {
      certainGreeks(out);
    } else if (boundary.isExercised(logSpot)) {
      out[1] = -1;
    } else if (!Double.isNaN(put)) {
      americanGreeks(volatility, out);
    }
    rescale(put, out);
  }

  /** From the put with strike 1 to the option. */
  private void rescale(double put, double[] out) {
    if (call) {
      out[1] = put - spot * out[1];
      out[2] *= spot * spot;
    }
    out[0] = toPrice(put);
    out[2] /= unit;
    for (int i = 3; i < 6; i++) {
      out[i] *= unit;
    }
  }

  private void certainGreeks(double[] out) {
    if (least == 0) {
      return;
    }
    double cash = StrictMath.exp(-rate * leastTime);
    double share = StrictMath.exp(-yield * leastTime);
    out[1] = -share;
    out[4] = leastTime == years ? rate * cash - yield * spot * share : 0;
    out[5] = leastTime * (call ? spot * share : -cash);
  }

  private void americanGreeks(double sigma, double[] out) {
    double rootYears = Math.sqrt(years);
    double d1 = (logSpot + (rate - yield) * years) / (sigma * rootYears) + 0.5 * sigma * rootYears;
    double share = StrictMath.exp(-yield * years);
    double density = share * Normal.pdf(d1);
    double cash = StrictMath.exp(-rate * years) * Normal.cdf(sigma * rootYears - d1);
    share *= Normal.cdf(-d1);
    out[1] = boundary.delta - share;
    out[2] = boundary.gamma + density / (spot * sigma * rootYears);
    out[4] =
        rate * out[0] - (rate - yield) * spot * out[1] - 0.5 * sigma * sigma * spot * spot * out[2];
    out[3] = spot * density * rootYears + premiumVega(sigma);
    out[5] = years * (call ? spot * share : -cash) + premiumRho(sigma);
  }

  private double premiumVega(double sigma) {
    double h = BUMP * sigma;
    return (premium(rate, yield, sigma + h) - premium(rate, yield, sigma - h)) / (2 * h);
  }

  /** By the rate of the option's holder, which for a call is the yield here. */
  private double premiumRho(double sigma) {
    double h = BUMP * Math.min(-rate, rate - yield);
    double up = call ? premium(rate, yield + h, sigma) : premium(rate + h, yield, sigma);
    double down = call ? premium(rate, yield - h, sigma) : premium(rate - h, yield, sigma);
    return (up - down) / (2 * h);
  }

  private double premium(double r, double q, double sigma) {
    if (!boundary.solve(r, q, sigma, years, steps)) {
      return Double.NaN;
    }
    boundary.evaluate(spot, logSpot);
    return boundary.premium;
  }

  /**
   * Returns the volatility that gives the price, or one of the negative codes of {@link
   * ImpliedVolatilityKernel}.
   */
  double impliedVolatility(
      double price,
      double newSpot,
      double strike,
      double newYears,
      double newRate,
      double newYield,
      boolean isCall,
      AmericanMode mode) {
    set(newSpot, strike, newYears, newRate, newYield, isCall, mode);
    double target = price / unit;
    if (price <= toPrice(least)) {
      return ImpliedVolatilityKernel.BELOW_INTRINSIC;
    }
    if (target >= StrictMath.exp(-rate * years)) {
      return ImpliedVolatilityKernel.ABOVE_MAXIMUM;
    }
    // The European option needs more volatility for the same price.
    double seed =
        ImpliedVolatilityKernel.european(
            newSpot, strike, newYears, newRate, newYield, price, isCall);
    return VolatilitySearch.solve(this::put, target, seed > 0 ? seed : 1, 0.05);
  }
}
