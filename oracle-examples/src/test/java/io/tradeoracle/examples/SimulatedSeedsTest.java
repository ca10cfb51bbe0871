package io.tradeoracle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs {@code simulate --days 60} with many seeds: {@code -Dproof.seeds=N} says how many, twenty by
 * default. Each run must hold every invariant; all of the twenty together must show everything that
 * can happen to a position.
 */
@Tag("proof")
class SimulatedSeedsTest {

  private static final int ALL_SEEDS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyInvariantHoldsAndEverythingHappens() {
    int seeds = Integer.getInteger("proof.seeds", ALL_SEEDS);
    Set<String> happened = new TreeSet<>();
    IntStream.rangeClosed(1, seeds)
        .parallel()
        .mapToObj(SimulatedSeedsTest::simulate)
        .forEach(
            report -> {
              assertHolds(report);
              synchronized (happened) {
                collect(report, happened);
              }
            });

    if (seeds >= ALL_SEEDS) {
      assertThat(happened)
          .contains(
              "entry IRON_CONDOR",
              "entry STRADDLE",
              "exit TARGET",
              "exit STOP",
              "exit TIME",
              "exit DAYS_TO_EXPIRATION",
              "exit EXPIRY",
              "ended EXPIRED_WORTHLESS",
              "breaker tripped");
    }
  }

  private static void assertHolds(JsonNode report) {
    assertThat(report.get("violations")).isEmpty();
    assertThat(report.get("bookDifferences")).isEmpty();
    assertThat(report.get("fills").asInt()).isPositive();
    assertThat(report.get("invariantsChecked")).isNotEmpty().allMatch(n -> n.asLong() > 0);
  }

  private static void collect(JsonNode report, Set<String> happened) {
    report.get("entries").fieldNames().forEachRemaining(kind -> happened.add("entry " + kind));
    report.get("exits").fieldNames().forEachRemaining(reason -> happened.add("exit " + reason));
    report.get("lifecycle").fieldNames().forEachRemaining(kind -> happened.add("ended " + kind));
    if (report.get("breakerChanges").asInt() > 0) {
      happened.add("breaker tripped");
    }
  }

  private static JsonNode simulate(int seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = {"simulate", "--seed", Integer.toString(seed), "--days", "60", "--json"};
    int exitCode = Main.run(new ByteArrayInputStream(new byte[0]), out, err, args);
    assertThat(exitCode).as("seed %d: %s", seed, err).isZero();
    try {
      return JSON.readTree(out.toByteArray());
    } catch (IOException e) {
      throw new AssertionError("seed " + seed + " printed no JSON", e);
    }
  }
}
