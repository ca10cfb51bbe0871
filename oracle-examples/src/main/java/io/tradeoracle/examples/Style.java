package io.tradeoracle.examples;

import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.Valuation;
import java.util.Locale;

/** The exercise style that {@code --style} names, and the library's functions for it. */
enum Style {
  EUROPEAN {
    @Override
    Valuation value(PricingInputs inputs, double volatilityDecimal) {
      return BlackScholes.value(inputs, volatilityDecimal);
    }

    @Override
    IvResult impliedVolatility(PricingInputs inputs, double price) {
      return ImpliedVolatility.european(inputs, price);
    }
  },
  AMERICAN {
    @Override
    Valuation value(PricingInputs inputs, double volatilityDecimal) {
      return AmericanOption.value(inputs, volatilityDecimal);
    }

    @Override
    IvResult impliedVolatility(PricingInputs inputs, double price) {
      return AmericanOption.impliedVolatility(inputs, price);
    }
  };

  abstract Valuation value(PricingInputs inputs, double volatilityDecimal);

  abstract IvResult impliedVolatility(PricingInputs inputs, double price);

  /** Returns the name as the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
