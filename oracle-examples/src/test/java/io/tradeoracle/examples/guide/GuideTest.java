package io.tradeoracle.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Runs the programs that the README shows. */
class GuideTest {

  @Test
  void theEmbeddingExampleTrades() {
    List<String> lines = printedBy(Embedding::main);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).matches("entries \\{[A-Z_]+=\\d+\\}, fills [1-9]\\d*");
    assertThat(lines.get(2)).matches("profit and loss -?\\d+\\.\\d\\d");
  }

  @Test
  void ownStrategyAndBrokerHoldTheSame() {
    List<String> lines = printedBy(OwnParts::main);

    assertThat(lines).hasSize(3);
    String held = lines.get(1).replace("held, by our books ", "");
    assertThat(held).contains("ACME").isEqualTo(lines.get(2).replace("held, by the broker's ", ""));
  }

  @Test
  void theFirstStepsSolvePriceAndRank() {
    assertThat(printedBy(FirstSteps::main)).containsExactly("iv 0.2248, delta -0.285", "rank 0.50");
  }

  @Test
  void theSmileTourFindsRateSmileAndVariance() {
    assertThat(printedBy(SmileTour::main))
        .containsExactly(
            "rate 0.0400, yield 0.0100",
            "at 90: 0.2321, rms error 0.03 points",
            "model-free 0.2149");
  }

  @Test
  void theEventLogBeginsAsThePageShows() throws IOException {
    Path page = Path.of(System.getProperty("tradeoracle.root"), "docs", "event-log.md");

    assertThat(Files.readString(page))
        .contains("```text\n" + String.join("\n", printedBy(LogTour::main)) + "\n```");
  }

  private static List<String> printedBy(Consumer<String[]> main) {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      main.accept(new String[0]);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
