package io.tradeoracle.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final Machine MACHINE = new Machine("a processor", 2, "a system", "a JVM", 0.5);

  @Test
  void percentilesAreNearestRanks() {
    assertThat(Latencies.of(IntStream.rangeClosed(1, 200).asDoubleStream()))
        .isEqualTo(new Latencies(100, 198, 200));
    assertThat(Latencies.of(IntStream.of(7).asDoubleStream())).isEqualTo(new Latencies(7, 7, 7));
  }

  @Test
  void countsWhatIsLostAndWhatCameTwice() {
    Map<Long, Long> committed = new LinkedHashMap<>();
    committed.put(5L, 1_000L);
    committed.put(8L, 50_000L);
    List<Receipt> receipts = new ArrayList<>();
    receipts.add(new Receipt(5, 0, 3_000));
    receipts.add(new Receipt(5, 1, 4_500));
    receipts.add(new Receipt(8, 1, 51_000));
    receipts.add(new Receipt(8, 1, 52_000));
    receipts.add(new Receipt(9, 0, 99_000));

    Outcome outcome = Outcome.of(MACHINE, 60, 2, 1, committed, receipts);

    assertThat(outcome.lost()).isEqualTo(1);
    assertThat(outcome.repeated()).isEqualTo(1);
    assertThat(outcome.all()).isEqualTo(new Latencies(2, 3.5, 3.5));
    assertThat(outcome.warmed()).isEqualTo(new Latencies(1, 2, 2));
  }

  @Test
  void receiptsReadAsTheyWereWritten() {
    Receipt receipt = new Receipt(18_442, 499, 1_795_000_000_000_000L);
    assertThat(Receipt.parse(receipt.line())).isEqualTo(receipt);
  }
}
