package io.tradeoracle.examples;

import io.tradeoracle.examples.csv.CsvTransform;
import io.tradeoracle.examples.csv.Decimals;
import io.tradeoracle.examples.csv.InputRow;
import io.tradeoracle.pricing.IvResult;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds the implied volatility of each option price in a CSV. */
@Command(
    name = "implied-vol",
    description = {
      "Solves option prices for volatility: CSV from standard input to standard output.",
      "",
      "Reads price, spot, strike, yearsToExpiry, rateContinuous, dividendYieldContinuous and"
          + " right (call or put). Sets impliedVolatilityDecimal and status: solved, or"
          + " below_intrinsic, above_maximum or invalid_input (the volatility is empty)."
    })
final class ImpliedVolatilityCommand implements Callable<Integer> {

  private final Streams streams;

  @Mixin private PricingOptions pricing = new PricingOptions();

  ImpliedVolatilityCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    new CsvTransform(
            OptionColumns.and("price"),
            List.of("impliedVolatilityDecimal", Status.COLUMN),
            this::solve)
        .run(streams.in(), streams.out());
    return CommandLine.ExitCode.OK;
  }

  private String[] solve(InputRow row) {
    double price = row.number(OptionColumns.ADDITIONAL);
    IvResult result =
        OptionColumns.read(row)
            .map(inputs -> pricing.impliedVolatility(inputs, price))
            .orElseGet(IvResult.InvalidInput::new);
    return new String[] {
      result instanceof IvResult.Solved solved ? Decimals.format(solved.impliedVolatility()) : "",
      result.status()
    };
  }
}
