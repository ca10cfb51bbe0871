package io.tradeoracle.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayCommandTest {

  private static final Path DATA =
      Path.of(System.getProperty("tradeoracle.root", "."), "..", "shared", "market-data")
          .normalize();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "replay",
        "replay --data . --underlying GOOG",
        "replay --data . --underlying GOOG --date yesterday",
        "replay --data . --underlying GOOG --date 2015-12-24 --equity much",
        "replay --data . --underlying GOOG --date 2015-12-24 --equity 0",
        "replay --data . --underlying GOOG --date 2015-12-24 --equity -1",
        "replay --data . --underlying GOOG --date 2015-12-24 --speed fast",
        "replay --data . --underlying GOOG --date 2015-12-24 --speed 0",
        "replay --data . --underlying GOOG --date 2015-12-24 --repeat 0",
        "replay --data . --underlying GOOG --date 2015-12-24 --repeat x",
        "replay --data . --underlying GOOG --date 2015-12-24 --out pom.xml",
        "simulate --days 0",
        "simulate --days -1",
        "simulate --seed x"
      })
  void answersMisuseWithOneLineAndExitCodeTwo(String args) {
    CommandLineRun run = CommandLineRun.of("", args.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().startsWith("oracle-examples ");
  }

  @Test
  void answersMissingDataWithOneLineExitCodeOneAndNothingWritten() {
    Path out = directory.resolve("out");
    CommandLineRun run =
        replay(directory.resolve("nowhere"), "GOOG", "2015-12-24", "--out", out + "");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines())
        .containsExactly(
            "oracle-examples replay: data folder is missing: " + directory.resolve("nowhere"));
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "ZZZZ, 2015-12-24, 1, unknown symbol ZZZZ",
    "GOOG, 2015-12-28, 1, no option quotes of GOOG on 2015-12-28",
    "GOOG, 2015-12-25, 1, 2015-12-25 is no trading day",
    "../X, 2015-12-24, 2, --underlying must be a symbol: '../X'"
  })
  void answersWhatIsNotRecordedWithOneLine(
      String underlying, String date, int exitCode, String message) {
    needsTheRecordings();
    CommandLineRun run = replay(DATA, underlying, date);

    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).singleElement().asString().contains(message);
  }

  @ParameterizedTest
  @CsvSource({"SPXW, 2021-01-04, 4565", "SPY, 2023-08-03, 1620"})
  void reportsARecordedDayAsJsonAndCsv(String underlying, String date, long bars)
      throws IOException {
    needsTheRecordings();
    Path out = directory.resolve("a/b");
    CommandLineRun run =
        replay(DATA, underlying, date, "--json", "--repeat", "4", "--out", out.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("quoteBarsRead").asLong()).isEqualTo(bars);
    long refused = 0;
    for (JsonNode count : report.get("refused")) {
      refused += count.asLong();
    }
    assertThat(report.get("quoteBarsUsable").asLong() + refused).isEqualTo(bars);
    assertThat(report.get("impliedVolatilitySolved").asLong()).isPositive();
    assertThat(report.get("invariantsChecked")).isNotEmpty().allMatch(n -> n.asLong() > 0);
    assertThat(report.get("barsPerSecond").asLong()).isPositive();
    assertThat(report.get("barsPerSecondByPass")).hasSize(4).allMatch(speed -> speed.asLong() > 0);
    assertThat(report.get("barsPerSecondCold")).isEqualTo(report.get("barsPerSecondByPass").get(0));
    assertThat(report.get("profitAndLoss").isNumber()).isTrue();
    for (String name : new String[] {"ivHistorySource", "rateSource", "eventLogHash"}) {
      assertThat(report.get(name).asText()).as(name).isNotBlank();
    }
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("trades.csv", "equity.csv");
    }
    assertThat(Files.readAllLines(out.resolve("trades.csv"))).first().asString().startsWith("id,");
    assertThat(Files.readAllLines(out.resolve("equity.csv"))).hasSizeGreaterThan(100);
  }

  @Test
  void reportsInWordsWithoutJson() {
    needsTheRecordings();
    CommandLineRun run = replay(DATA, "spxw", "2021-01-04", "--equity", "50000");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines().get(0))
        .isEqualTo("Replay of SPXW options on 2021-01-04: 12 contracts");
    assertThat(run.out()).contains("\nquoteBarsRead             4565\n");
  }

  @Test
  void theSameSeedGivesTheSameRun() throws IOException {
    CommandLineRun one = CommandLineRun.of("", "simulate", "--seed", "7", "--json");
    CommandLineRun two = CommandLineRun.of("", "simulate", "--seed", "7", "--json");
    CommandLineRun other = CommandLineRun.of("", "simulate", "--seed", "8", "--json");

    assertThat(one.exitCode()).isZero();
    assertThat(hash(one)).isEqualTo(hash(two)).isNotEqualTo(hash(other));
  }

  private static String hash(CommandLineRun run) throws IOException {
    return new ObjectMapper().readTree(run.out()).get("eventLogHash").asText();
  }

  private static void needsTheRecordings() {
    assumeTrue(Files.isDirectory(DATA), () -> "recorded market data is absent: " + DATA);
  }

  private static CommandLineRun replay(Path data, String underlying, String date, String... more) {
    String[] fixed = {
      "replay", "--data", data.toString(), "--underlying", underlying, "--date", date
    };
    return CommandLineRun.of(
        "", Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
  }
}
