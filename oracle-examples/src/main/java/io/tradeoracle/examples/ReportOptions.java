package io.tradeoracle.examples;

import io.tradeoracle.examples.run.ReportFiles;
import io.tradeoracle.examples.run.ReportText;
import io.tradeoracle.examples.run.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a run is reported. */
final class ReportOptions {

  @Option(names = "--json", description = "Print the report as one JSON object.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Also write trades.csv and equity.csv into this folder, in place of any there before.")
  private @Nullable Path out;

  /** Refuses a folder that cannot be one, before any work is done. */
  void check(CommandLine command) {
    if (out != null && out.toString().isBlank()) {
      throw new ParameterException(command, "--out must name a folder");
    }
    if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
      throw new ParameterException(command, "--out must be a folder: " + out);
    }
  }

  /** Reports a run and returns the exit code: a failure if something did not add up. */
  int report(RunReport report, Streams streams) throws IOException {
    if (out != null) {
      new ReportFiles(out).write(report.result());
    }
    String text = json ? ReportText.json(report) : ReportText.plain(report);
    streams.out().write(text.getBytes(StandardCharsets.UTF_8));
    streams.out().flush();
    if (!report.isSound()) {
      throw new IOException("the run broke an invariant or the books differ, see the report");
    }
    return CommandLine.ExitCode.OK;
  }
}
