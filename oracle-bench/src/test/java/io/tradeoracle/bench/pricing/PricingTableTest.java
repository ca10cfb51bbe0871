package io.tradeoracle.bench.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricingTableTest {

  @TempDir private Path folder;

  @Test
  void showsEachLibraryAgainstOurCallOfTheSameRun() throws IOException {
    Measured seventeen =
        read(
            "17.0.15",
            figure("EuropeanPriceBenchmark.call", "{}", 40, 0),
            figure("EuropeanPriceBenchmark.strata", "{}", 100, 0),
            figure("ImpliedVolatilityBenchmark.call", "{\"kind\": \"extreme\"}", 1234.4, 16));
    Measured twentyFive = read("25-ea+3", figure("EuropeanPriceBenchmark.batch", "{}", 9.96, 0.01));
    PricingTable table = new PricingTable(List.of(seventeen, twentyFive));

    assertThat(table.times().lines())
        .startsWith(
            "| ns per option | Java 17 call | Java 17 batch | Java 25 call | Java 25 batch | Strata"
                + " | Strata, one pass | finmath-lib | Brent |")
        .contains(
            "| European price | 40 |  |  | 10.0 | 100 (2.5) |  |  |  |",
            "| implied volatility, extreme | 1,234 |  |  |  |  |  |  |  |",
            "| implied volatility, realistic |  |  |  |  |  |  |  |  |");
    assertThat(table.bytes().lines())
        .contains(
            "| European price | 0.0 |  |  | 0.0 |",
            "| implied volatility, extreme | 16.0 |  |  |  |");
  }

  private Measured read(String version, String... figures) throws IOException {
    Path file = folder.resolve(version + ".json");
    String runs = String.join(",", figures).replace("VERSION", version);
    Files.writeString(file, "[" + runs + "]");
    return Measured.read(file);
  }

  private static String figure(String benchmark, String params, double nanos, double bytes) {
    return """
        {"benchmark": "io.tradeoracle.bench.pricing.%s", "jdkVersion": "VERSION", "params": %s,
         "primaryMetric": {"score": %s, "scoreError": 0.5},
         "secondaryMetrics": {"gc.alloc.rate.norm": {"score": %s}}}
        """
        .formatted(benchmark, params, nanos, bytes);
  }
}
