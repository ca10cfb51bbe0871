package io.tradeoracle.bench.accuracy;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the library with its reference values. */
@Command(
    name = "accuracy",
    mixinStandardHelpOptions = true,
    description = {
      "Compares prices, Greeks and implied volatilities with the reference values, and prints the",
      "errors as Markdown tables. Exit code 1 if one is larger than promised."
    })
public final class AccuracyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--golden",
      paramLabel = "FOLDER",
      defaultValue = "oracle-core/src/test/resources/golden",
      description = "Where the reference values are (default ${DEFAULT-VALUE}).")
  private Path golden = Path.of("golden");

  @Override
  public Integer call() throws IOException {
    GoldenFile european = read("european.csv");
    GoldenFile volatilities = read("implied_vol.csv");
    GoldenFile american = read("american.csv");
    List<Errors> all = new ArrayList<>();
    all.addAll(new EuropeanErrors(european).all());
    all.addAll(new ImpliedVolatilityErrors(volatilities).all());
    all.addAll(new AmericanErrors(american).all());
    PrintWriter out = spec.commandLine().getOut();
    all.forEach(errors -> errors.print(out));
    long over = all.stream().mapToLong(Errors::over).sum();
    out.printf("%n%d values over their promise%n", over);
    return over == 0 ? 0 : 1;
  }

  private GoldenFile read(String name) throws IOException {
    return GoldenFile.read(golden.resolve(name));
  }
}
