package io.tradeoracle.examples;

import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.Valuation;
import picocli.CommandLine.Option;

/** How the pricing commands compute. */
final class PricingOptions {

  @Option(
      names = "--style",
      defaultValue = "european",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Style style = Style.EUROPEAN;

  @Option(
      names = "--mode",
      defaultValue = "accurate",
      description =
          "How accurate American prices are to be, in parts of the strike: fast (1e-4), accurate"
              + " (1e-6) or reference (1e-8) (default ${DEFAULT-VALUE}).")
  private AmericanAccuracy mode = AmericanAccuracy.ACCURATE;

  Valuation value(PricingInputs inputs, double volatilityDecimal) {
    return style.value(inputs, volatilityDecimal, mode);
  }

  IvResult impliedVolatility(PricingInputs inputs, double price) {
    return style.impliedVolatility(inputs, price, mode);
  }
}
