package io.tradeoracle.bench.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.PricingInputs;
import net.finmath.functions.AnalyticFormulas;

/**
 * finmath-lib, asked as a caller with {@link PricingInputs} would. It knows no yield, so the spot
 * goes in without the dividends, and puts only as prices.
 */
final class Finmath {

  private Finmath() {}

  static double price(PricingInputs in, double volatility) {
    return AnalyticFormulas.blackScholesOptionValue(
        spotWithoutDividends(in),
        in.rate(),
        volatility,
        in.yearsToExpiration(),
        in.strike(),
        in.right() == OptionRight.CALL);
  }

  /** Returns the sum of a call's price, delta, gamma, vega, theta and rho, each by its function. */
  static double callGreeks(PricingInputs in, double volatility) {
    double spot = spotWithoutDividends(in);
    double rate = in.rate();
    double years = in.yearsToExpiration();
    double strike = in.strike();
    return AnalyticFormulas.blackScholesOptionValue(spot, rate, volatility, years, strike)
        + AnalyticFormulas.blackScholesOptionDelta(spot, rate, volatility, years, strike)
        + AnalyticFormulas.blackScholesOptionGamma(spot, rate, volatility, years, strike)
        + AnalyticFormulas.blackScholesOptionVega(spot, rate, volatility, years, strike)
        + AnalyticFormulas.blackScholesOptionTheta(spot, rate, volatility, years, strike)
        + AnalyticFormulas.blackScholesOptionRho(spot, rate, volatility, years, strike);
  }

  /** Returns the volatility of a call's price; a put's price becomes one by put-call parity. */
  static double impliedVolatility(PricingInputs in, double price) {
    double discount = Math.exp(-in.rate() * in.yearsToExpiration());
    double spot = spotWithoutDividends(in);
    double call = in.right() == OptionRight.CALL ? price : price + spot - in.strike() * discount;
    return AnalyticFormulas.blackScholesOptionImpliedVolatility(
        spot / discount, in.yearsToExpiration(), in.strike(), discount, call);
  }

  private static double spotWithoutDividends(PricingInputs in) {
    return in.spot() * Math.exp(-in.dividendYield() * in.yearsToExpiration());
  }
}
