package io.tradeoracle.bench.pricing;

import com.opengamma.strata.basics.value.ValueDerivatives;
import com.opengamma.strata.pricer.impl.option.BlackFormulaRepository;
import com.opengamma.strata.pricer.impl.option.BlackScholesFormulaRepository;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.PricingInputs;

/** OpenGamma Strata, asked as a caller with {@link PricingInputs} would. */
final class Strata {

  private Strata() {}

  static double price(PricingInputs in, double volatility) {
    return BlackScholesFormulaRepository.price(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        volatility,
        in.rate(),
        in.rate() - in.dividendYield(),
        in.right() == OptionRight.CALL);
  }

  /** Returns the sum of price, delta, gamma, vega, theta and rho, each by its own function. */
  static double greeks(PricingInputs in, double volatility) {
    double spot = in.spot();
    double strike = in.strike();
    double years = in.yearsToExpiration();
    double rate = in.rate();
    double carry = rate - in.dividendYield();
    boolean call = in.right() == OptionRight.CALL;
    return BlackScholesFormulaRepository.price(spot, strike, years, volatility, rate, carry, call)
        + BlackScholesFormulaRepository.delta(spot, strike, years, volatility, rate, carry, call)
        + BlackScholesFormulaRepository.gamma(spot, strike, years, volatility, rate, carry)
        + BlackScholesFormulaRepository.vega(spot, strike, years, volatility, rate, carry)
        + BlackScholesFormulaRepository.theta(spot, strike, years, volatility, rate, carry, call)
        + BlackScholesFormulaRepository.rho(spot, strike, years, volatility, rate, carry, call);
  }

  /**
   * Returns the sum of the undiscounted price on the forward and its derivatives by forward,
   * strike, time and volatility, in one pass; there is no gamma among them.
   */
  static double adjoint(PricingInputs in, double volatility) {
    ValueDerivatives result =
        BlackFormulaRepository.priceAdjoint(
            forward(in),
            in.strike(),
            in.yearsToExpiration(),
            volatility,
            in.right() == OptionRight.CALL);
    double sum = result.getValue();
    for (int i = 0; i < result.getDerivatives().size(); i++) {
      sum += result.getDerivative(i);
    }
    return sum;
  }

  static double impliedVolatility(PricingInputs in, double price) {
    double undiscounted = price * Math.exp(in.rate() * in.yearsToExpiration());
    return BlackFormulaRepository.impliedVolatility(
        undiscounted,
        forward(in),
        in.strike(),
        in.yearsToExpiration(),
        in.right() == OptionRight.CALL);
  }

  private static double forward(PricingInputs in) {
    return in.spot() * Math.exp((in.rate() - in.dividendYield()) * in.yearsToExpiration());
  }
}
