package io.tradeoracle.bench.pricing;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns what {@link PricingCommand} wrote into the tables of the docs. */
@Command(
    name = "pricing-table",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the raw results of \"pricing\" as Markdown: times beside other libraries, bytes",
      "allocated, and how many volatilities of each set the libraries find."
    })
public final class PricingTableCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Results, one for each version of Java; other libraries' are the first's.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    List<Measured> runs = new ArrayList<>();
    for (Path file : files) {
      runs.add(Measured.read(file));
    }
    PricingTable table = new PricingTable(runs);
    PrintWriter out = spec.commandLine().getOut();
    out.println(table.times());
    out.println();
    out.println(table.bytes());
    out.println();
    out.println(Coverage.table());
    return CommandLine.ExitCode.OK;
  }
}
