package io.tradeoracle.examples;

import io.tradeoracle.pricing.AmericanAccuracy;
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
    Valuation value(PricingInputs inputs, double volatilityDecimal, AmericanAccuracy mode) {
      return BlackScholes.value(inputs, volatilityDecimal);
    }

    @Override
    IvResult impliedVolatility(PricingInputs inputs, double price, AmericanAccuracy mode) {
      return ImpliedVolatility.european(inputs, price);
    }
  },
  AMERICAN {
    @Override
    Valuation value(PricingInputs inputs, double volatilityDecimal, AmericanAccuracy mode) {
      return AmericanOption.value(inputs, volatilityDecimal, mode);
    }

    @Override
    IvResult impliedVolatility(PricingInputs inputs, double price, AmericanAccuracy mode) {
      return AmericanOption.impliedVolatility(inputs, price, mode);
    }
  };

  /** Returns price and Greeks; European ones have no mode. */
  abstract Valuation value(PricingInputs inputs, double volatilityDecimal, AmericanAccuracy mode);

  /** Returns the volatility of a price; European ones have no mode. */
  abstract IvResult impliedVolatility(PricingInputs inputs, double price, AmericanAccuracy mode);

  /** Returns the name as the command line spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
