package io.tradeoracle.examples.guide;

import io.tradeoracle.model.Greeks;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.volatility.IvRank;

/** What the library does without an engine: price, solve, rank. */
public final class FirstSteps {

  private FirstSteps() {}

  /** Prints a volatility, its Greeks and its rank. */
  public static void main(String[] args) {
    PricingInputs put = new PricingInputs(100, 95, 0.25, 0.04, 0.01, OptionRight.PUT);
    IvResult result = AmericanOption.impliedVolatility(put, 2.10);
    if (result instanceof IvResult.Solved solved) {
      Greeks greeks = AmericanOption.value(put, solved.impliedVolatility()).greeks();
      System.out.printf("iv %.4f, delta %.3f%n", solved.impliedVolatility(), greeks.delta());
    }
    IvRank rank = new IvRank(3);
    rank.close(0.20);
    rank.close(0.30);
    System.out.printf("rank %.2f%n", rank.update(0.25));
  }
}
