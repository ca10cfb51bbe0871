package io.tradeoracle.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

  private static final Options ONCE =
      new OptionsBuilder()
          .forks(0)
          .warmupIterations(0)
          .measurementIterations(1)
          .measurementTime(TimeValue.milliseconds(10))
          .param("window", "90")
          .param("stepVolatility", "0.001")
          .shouldFailOnError(true)
          .verbosity(VerboseMode.SILENT)
          .build();

  @Test
  void everyHotPathHasABenchmarkThatRuns() throws RunnerException {
    // Another benchmark on this machine is no reason to fail: nothing is measured here.
    System.setProperty("jmh.ignoreLock", "true");

    Collection<RunResult> results = new Runner(ONCE).run();

    assertThat(results)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive())
        .extracting(result -> result.getParams().getBenchmark().replaceFirst(".*bench\\.", ""))
        .contains(
            "pricing.EuropeanPriceBenchmark.call",
            "pricing.ImpliedVolatilityBenchmark.call",
            "pricing.AmericanPriceBenchmark.call",
            "pricing.AmericanVolatilityBenchmark.call",
            "pricing.AmericanChainBenchmark.price",
            "IvRankBenchmark.rankTick",
            "RiskGateBenchmark.approved",
            "TickPathBenchmark.quote");
  }
}
