package io.tradeoracle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionChainTest {

  private static final Instant NOW = Instant.parse("2026-01-05T15:00:00Z");
  private static final Quote QUOTE = new Quote(1, 1.1, 1, 1, NOW, NOW, FeedKind.RECORDED);

  private static OptionChain chain(String... symbols) {
    return new OptionChain(
        "XYZ",
        100,
        NOW,
        Stream.of(symbols)
            .map(OptionContract::parse)
            .map(contract -> new OptionChain.Entry(contract, QUOTE, 0.2))
            .toList());
  }

  private static List<List<String>> symbols(OptionChain chain) {
    return chain.byExpiration().stream()
        .map(run -> run.stream().map(entry -> entry.contract().symbol()).toList())
        .toList();
  }

  @Test
  void expirationsOfEachRootStandApart() {
    OptionChain chain =
        chain(
            "XYZ260116C00100000",
            "XYZ260116P00100000",
            "XYZ260220C00100000",
            "XYZ1260220C00100000",
            "XYZ1260220P00100000");

    assertThat(symbols(chain))
        .containsExactly(
            List.of("XYZ260116C00100000", "XYZ260116P00100000"),
            List.of("XYZ260220C00100000"),
            List.of("XYZ1260220C00100000", "XYZ1260220P00100000"));
  }

  @Test
  void chainWithoutOptionsHasNoExpirations() {
    assertThat(chain().byExpiration()).isEmpty();
  }
}
