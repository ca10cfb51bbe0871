package io.tradeoracle.examples;

import io.tradeoracle.examples.csv.CsvTransform;
import io.tradeoracle.examples.csv.Decimals;
import io.tradeoracle.examples.csv.InputRow;
import io.tradeoracle.pricing.Valuation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds price and Greeks to each option in a CSV. */
@Command(
    name = "price",
    description = {
      "Prices options: CSV from standard input to standard output.",
      "",
      "Reads spot, strike, yearsToExpiry, rateContinuous, dividendYieldContinuous,"
          + " volatilityDecimal and right (call or put). Sets price, deltaPerUnitSpot,"
          + " gammaPerUnitSpotSquared, vegaPerUnitVol, thetaPerYear, rhoPerUnitRate and status:"
          + " ok or invalid_input (the others are empty)."
    })
final class PriceCommand implements Callable<Integer> {

  private static final String[] INVALID = {"", "", "", "", "", "", Status.INVALID_INPUT};

  private final Streams streams;

  @Mixin private PricingOptions pricing = new PricingOptions();

  PriceCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    new CsvTransform(
            OptionColumns.and("volatilityDecimal"),
            List.of(
                "price",
                "deltaPerUnitSpot",
                "gammaPerUnitSpotSquared",
                "vegaPerUnitVol",
                "thetaPerYear",
                "rhoPerUnitRate",
                Status.COLUMN),
            this::price)
        .run(streams.in(), streams.out());
    return CommandLine.ExitCode.OK;
  }

  private String[] price(InputRow row) {
    double volatility = row.number(OptionColumns.ADDITIONAL);
    return OptionColumns.read(row)
        .map(inputs -> cells(pricing.value(inputs, volatility)))
        .orElse(INVALID);
  }

  private static String[] cells(Valuation value) {
    return Double.isNaN(value.price())
        ? INVALID
        : new String[] {
          Decimals.format(value.price()),
          Decimals.format(value.deltaPerUnitSpot()),
          Decimals.format(value.gammaPerUnitSpotSquared()),
          Decimals.format(value.vegaPerUnitVol()),
          Decimals.format(value.thetaPerYear()),
          Decimals.format(value.rhoPerUnitRate()),
          Status.OK
        };
  }
}
