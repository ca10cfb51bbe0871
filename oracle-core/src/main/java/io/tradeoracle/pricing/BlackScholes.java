package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.BlackScholesKernel;
import io.tradeoracle.pricing.internal.Normal;

/**
 * European options by Black, Scholes and Merton: F. Black and M. Scholes, "The Pricing of Options
 * and Corporate Liabilities" (1973), with the continuous dividend yield of R. Merton, "Theory of
 * Rational Option Pricing" (1973).
 *
 * <p>Volatility is an annual fraction (0.20 is 20 %). Results keep their relative accuracy however
 * deep in or out of the money the option is, down to prices of 1e-280.
 *
 * <p>Every function returns NaN, in each component, where there is no answer: spot or strike not
 * positive, time or volatility negative, anything NaN or infinite. At zero time or zero volatility
 * the limits are returned: the price is the intrinsic value of the forward, discounted; delta,
 * theta and rho are those of the forward on its in-the-money side and zero on the other (the mean
 * of both exactly at the money); gamma, vega, vanna and volga are zero off the money. Exactly at
 * the money gamma is infinite, and theta at zero time minus infinite unless volatility is zero too.
 *
 * <p>Pure functions; safe for use by any number of threads.
 */
public final class BlackScholes {

  private BlackScholes() {}

  /** Returns the price, in the unit of the spot. */
  public static double price(PricingInputs in, double volatility) {
    return BlackScholesKernel.price(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        volatility,
        in.right() == OptionRight.CALL);
  }

  /** Returns the price with delta, gamma, vega, theta and rho. */
  public static Valuation value(PricingInputs in, double volatility) {
    Terms terms = Terms.of(in, volatility);
    double sign = in.right() == OptionRight.CALL ? 1.0 : -1.0;
    double discountedSpot = in.spot() * terms.spotDiscount;
    double discountedStrike = in.strike() * Math.exp(-in.rate() * in.yearsToExpiration());
    double spotProbability = sign * Normal.cdf(sign * terms.d1);
    double strikeLeg = sign * discountedStrike * Normal.cdf(sign * terms.d2);
    double carry = in.dividendYield() * discountedSpot * spotProbability - in.rate() * strikeLeg;
    double speed = volatility == 0 ? 0 : volatility / terms.rootYears;
    double decay = productOrZero(discountedSpot * terms.density, speed) / 2;
    return new Valuation(
        price(in, volatility),
        terms.spotDiscount * spotProbability,
        productOrZero(terms.spotDiscount * terms.density, 1 / (in.spot() * terms.deviation)),
        discountedSpot * terms.density * terms.rootYears,
        carry - decay,
        in.yearsToExpiration() * strikeLeg);
  }

  /** Returns vanna and volga. */
  public static SecondOrder secondOrder(PricingInputs in, double volatility) {
    Terms terms = Terms.of(in, volatility);
    double ratio = terms.d1 == -terms.d2 ? -terms.rootYears / 2 : terms.d2 / volatility;
    double vega = in.spot() * terms.spotDiscount * terms.density * terms.rootYears;
    return new SecondOrder(
        -terms.spotDiscount * productOrZero(terms.density, ratio),
        productOrZero(vega, terms.d1 * ratio));
  }

  /** A density that vanishes faster than any power outweighs an infinite factor. */
  private static double productOrZero(double density, double factor) {
    return density == 0 ? 0 : density * factor;
  }

  /** What the sensitivities share; NaN throughout where there is no price. */
  private record Terms(
      double rootYears,
      double deviation,
      double d1,
      double d2,
      double density,
      double spotDiscount) {

    static Terms of(PricingInputs in, double volatility) {
      double years = in.yearsToExpiration();
      if (!BlackScholesKernel.isDefined(
          in.spot(), in.strike(), years, in.rate(), in.dividendYield(), volatility)) {
        double nan = Double.NaN;
        return new Terms(nan, nan, nan, nan, nan, nan);
      }
      double rootYears = Math.sqrt(years);
      double deviation = volatility * rootYears;
      double x =
          BlackScholesKernel.logMoneyness(
              in.spot(), in.strike(), years, in.rate(), in.dividendYield());
      double h = x == 0 ? 0 : x / deviation;
      double d1 = h + 0.5 * deviation;
      double spotDiscount = Math.exp(-in.dividendYield() * years);
      return new Terms(rootYears, deviation, d1, h - 0.5 * deviation, Normal.pdf(d1), spotDiscount);
    }
  }
}
