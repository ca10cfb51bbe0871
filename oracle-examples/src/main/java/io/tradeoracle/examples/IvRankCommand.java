package io.tradeoracle.examples;

import io.tradeoracle.examples.csv.CsvTransform;
import io.tradeoracle.examples.csv.Decimals;
import io.tradeoracle.examples.csv.InputRow;
import io.tradeoracle.volatility.IvPercentile;
import io.tradeoracle.volatility.IvRank;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Adds the rank and the percentile of each volatility in a CSV. */
@Command(
    name = "iv-rank",
    description = {
      "Ranks implied volatilities: CSV from standard input to standard output.",
      "",
      "Reads the column ivDecimal, one observation a row, in time order. Sets ivRank and"
          + " ivPercentile (0 to 1) and status: ok, too_few_observations (the window is not yet"
          + " full; both are empty) or invalid_input (both are empty, the row is not counted)."
          + " Over a flat range ivRank is NaN."
    })
final class IvRankCommand implements Callable<Integer> {

  private final Streams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "252",
      description = "Observations in the window, the row's own included (default 252).")
  private int window;

  IvRankCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    new CsvTransform(
            List.of("ivDecimal"),
            List.of("ivRank", "ivPercentile", Status.COLUMN),
            new Ranking(rank(), new IvPercentile(window), window)::apply)
        .run(streams.in(), streams.out());
    return CommandLine.ExitCode.OK;
  }

  private IvRank rank() {
    try {
      return new IvRank(window);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
    }
  }

  private record Ranking(IvRank rank, IvPercentile percentile, int window) {

    String[] apply(InputRow row) {
      double iv = row.number(0);
      // NaN is not at least 0 either.
      if (!(iv >= 0)) {
        return new String[] {"", "", Status.INVALID_INPUT};
      }
      rank.close(iv);
      percentile.close(iv);
      return rank.observations() < window
          ? new String[] {"", "", Status.TOO_FEW_OBSERVATIONS}
          : new String[] {
            Decimals.format(rank.rank()), Decimals.format(percentile.percentile()), Status.OK
          };
    }
  }
}
