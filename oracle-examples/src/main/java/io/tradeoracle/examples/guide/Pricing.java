package io.tradeoracle.examples.guide;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.ImpliedVolatilityBatch;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingColumns;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.Valuation;

/** One option, and many at a time. */
public final class Pricing {

  private Pricing() {}

  /** Prints a price, a volatility, and how many of some prices have one. */
  public static void main(String[] args) {
    PricingInputs put = new PricingInputs(100, 95, 0.25, 0.04, 0.01, OptionRight.PUT);
    double european = BlackScholes.price(put, 0.22);
    Valuation american = AmericanOption.value(put, 0.22);
    IvResult volatility = AmericanOption.impliedVolatility(put, 2.10);
    System.out.printf("%.4f, %.4f, %.4f%n", european, american.price(), volatility.orNaN());
    System.out.println(solved(new double[] {90, 95, 100}, new double[] {1.1, 2.1, 3.7}));
  }

  private static int solved(double[] strikes, double[] prices) {
    PricingColumns columns = PricingColumns.ofSize(strikes.length);
    for (int i = 0; i < strikes.length; i++) {
      columns.set(i, new PricingInputs(100, strikes[i], 0.25, 0.04, 0.01, OptionRight.PUT));
    }
    double[] volatilities = new double[strikes.length];
    return ImpliedVolatilityBatch.european(columns, prices, volatilities);
  }
}
