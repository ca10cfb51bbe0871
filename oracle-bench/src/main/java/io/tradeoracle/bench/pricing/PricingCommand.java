package io.tradeoracle.bench.pricing;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures everything that {@link PricingTableCommand} shows, on the Java that runs it. */
@Command(
    name = "pricing",
    mixinStandardHelpOptions = true,
    description = {
      "Measures prices, Greeks and implied volatilities beside other libraries, time and bytes",
      "allocated, and writes JMH's JSON. On Java 25 or later with the incubating vector module."
    })
public final class PricingCommand implements Callable<Integer> {

  private static final int FIRST_WITH_VECTORS = 25;

  @Option(
      names = "--json",
      required = true,
      paramLabel = "FILE",
      description = "Where the raw result goes.")
  private Path json = Path.of("");

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "2",
      description = "Processes for each benchmark (default ${DEFAULT-VALUE}).")
  private int forks;

  @Override
  public Integer call() throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\.bench\\.pricing\\.")
            .include("\\.IvRankBenchmark\\.rankTick")
            .param("window", "252")
            .param("stepVolatility", "0.001")
            .forks(forks)
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true)
            .resultFormat(ResultFormatType.JSON)
            .result(json.toString());
    if (Runtime.version().feature() >= FIRST_WITH_VECTORS) {
      options.jvmArgsAppend("--add-modules=jdk.incubator.vector");
    }
    new Runner(options.build()).run();
    return CommandLine.ExitCode.OK;
  }
}
