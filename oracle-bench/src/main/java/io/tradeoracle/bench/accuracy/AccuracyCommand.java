package io.tradeoracle.bench.accuracy;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  /** Units smaller than this are no news. */
  private static final double FLOOR = 1e-3;

  private static final double SMALLEST_IN_STRIKES = 1e-13;

  private static final double SMALLEST_FRACTION = 1e-17;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--golden",
      paramLabel = "FOLDER",
      defaultValue = "oracle-core/src/test/resources/golden",
      description = "Where the reference values are (default ${DEFAULT-VALUE}).")
  private Path golden = Path.of("golden");

  @Option(
      names = "--tables",
      paramLabel = "FILE",
      description = "Errors of tables and polynomials, to be shown too.")
  private @Nullable Path tables;

  @Option(
      names = "--plots",
      paramLabel = "FOLDER",
      description = "Where plots of the errors go, as PNG.")
  private @Nullable Path plots;

  @Override
  public Integer call() throws IOException {
    GoldenFile european = read("european.csv");
    GoldenFile volatilities = read("implied_vol.csv");
    GoldenFile american = read("american.csv");
    List<Errors> all = new ArrayList<>();
    all.addAll(new EuropeanErrors(european).all());
    all.addAll(new ImpliedVolatilityErrors(volatilities).all());
    all.addAll(new AmericanErrors(american).all());
    List<TableErrors> functions = tables == null ? List.of() : TableErrors.read(tables);
    functions.forEach(function -> all.add(function.errors()));
    PrintWriter out = spec.commandLine().getOut();
    all.forEach(errors -> errors.print(out));
    long over = all.stream().mapToLong(Errors::over).sum();
    out.printf("%n%d values over their promise%n", over);
    if (plots != null) {
      draw(plots, european, volatilities, american, all);
      for (TableErrors function : functions) {
        Errors errors = function.errors();
        double floor = errors.unit().startsWith("units") ? FLOOR : SMALLEST_FRACTION;
        draw(errors, function.coordinate(), function.x(), floor, plots);
      }
    }
    return over == 0 ? 0 : 1;
  }

  private static void draw(
      Path folder,
      GoldenFile european,
      GoldenFile volatilities,
      GoldenFile american,
      List<Errors> all)
      throws IOException {
    String moneyness = "ln(forward / strike)";
    for (Errors errors : all) {
      if (errors.title().startsWith("European price")) {
        draw(errors, moneyness, european.logMoneyness(), FLOOR, folder);
      } else if (errors.title().startsWith("European implied")) {
        draw(errors, moneyness, volatilities.logMoneyness(), FLOOR, folder);
      } else if (errors.title().startsWith("American")) {
        draw(errors, moneyness, american.logMoneyness(), SMALLEST_IN_STRIKES, folder);
      }
    }
  }

  private static void draw(Errors errors, String title, double[] x, double floor, Path folder)
      throws IOException {
    String name = errors.title().replaceAll("\\W+", "-").toLowerCase(Locale.ROOT);
    ErrorPlot.draw(errors, title, x, floor, folder.resolve(name + ".png"));
  }

  private GoldenFile read(String name) throws IOException {
    return GoldenFile.read(golden.resolve(name));
  }
}
