package io.tradeoracle.examples;

import io.tradeoracle.examples.smile.Chain;
import io.tradeoracle.examples.smile.ChainFit;
import io.tradeoracle.examples.smile.ChainReader;
import io.tradeoracle.examples.smile.SmilePlot;
import io.tradeoracle.examples.smile.SmileReport;
import io.tradeoracle.model.ExerciseStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits the smiles of a chain of options in a CSV. */
@Command(
    name = "smile",
    description = {
      "Fits the volatility smiles of a chain: CSV from standard input to standard output.",
      "",
      "Reads strike, right (call or put), yearsToExpiry, spot, and bid and ask, or price; a row"
          + " for each option, of one or several expirations. Where rateContinuous or"
          + " dividendYieldContinuous is missing it comes from put-call parity: the rate from all"
          + " expirations together, the yield from each.",
      "",
      "Writes a row for each expiration: forward, rate and yield; the parameters a, b, rho, m and"
          + " sigma of raw SVI, without butterfly arbitrage; volatilities at the forward and"
          + " model-free; errors and checks; and status: ok, too_few_strikes or no_carry."
    })
final class SmileCommand implements Callable<Integer> {

  /** What is fitted. */
  enum Model {
    SVI,
    SSVI;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the parameters are written. */
  enum Format {
    CSV,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int NAMED_LINES = 5;

  private final Streams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--style",
      defaultValue = "european",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Style style = Style.EUROPEAN;

  @Option(
      names = "--model",
      defaultValue = "svi",
      description =
          "${COMPLETION-CANDIDATES}: each expiration by itself, or one surface without calendar"
              + " arbitrage (default ${DEFAULT-VALUE}).")
  private Model model = Model.SVI;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Continuous interest rate where the input has none: 0.03 is 3 %%.")
  private @Nullable Double rate;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Format format = Format.CSV;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the parameters, if not to standard output.")
  private @Nullable Path out;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draws quotes and smiles: FILE ends in .svg or .png.")
  private @Nullable Path plot;

  SmileCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    Path drawing = plot;
    if (drawing != null && !SmilePlot.isDrawable(drawing)) {
      throw misuse("--plot must end in .svg or .png: " + drawing);
    }
    Double given = rate;
    OptionalDouble known = given == null ? OptionalDouble.empty() : OptionalDouble.of(given);
    if (given != null && !Double.isFinite(given)) {
      throw misuse("--rate must be a number: " + given);
    }
    Chain chain =
        ChainReader.read(
            streams.in(),
            style == Style.AMERICAN ? ExerciseStyle.AMERICAN : ExerciseStyle.EUROPEAN);
    warn(chain.refusedLines());
    if (chain.expirations().isEmpty()) {
      throw new IOException("the input has no option");
    }
    ChainFit fit =
        model == Model.SSVI ? ChainFit.surface(chain, known) : ChainFit.slices(chain, known);
    write(format == Format.JSON ? SmileReport.json(fit) : SmileReport.csv(fit));
    if (drawing != null) {
      SmilePlot.draw(fit, drawing);
    }
    return CommandLine.ExitCode.OK;
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Lines that are left out are told, not hidden. */
  private void warn(List<Long> lines) {
    if (!lines.isEmpty()) {
      String first =
          lines.stream().limit(NAMED_LINES).map(String::valueOf).collect(Collectors.joining(", "));
      spec.commandLine()
          .getErr()
          .println(
              spec.qualifiedName()
                  + ": "
                  + lines.size()
                  + " rows are no option, or one seen before: line "
                  + first
                  + (lines.size() > NAMED_LINES ? ", ..." : ""));
    }
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path file = out;
    if (file == null) {
      streams.out().write(bytes);
      streams.out().flush();
    } else {
      Files.write(file, bytes);
    }
  }
}
