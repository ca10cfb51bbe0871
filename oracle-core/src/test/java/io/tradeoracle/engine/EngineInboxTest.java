package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.PUT_90;
import static io.tradeoracle.engine.EngineScenario.PUT_95;
import static io.tradeoracle.engine.StateScenario.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.IndexLevel;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineInboxTest {

  private final EngineInbox inbox = new EngineInbox(3);
  private final List<Object> taken = new ArrayList<>();

  private int drain() {
    return inbox.drain(taken::addAll, Runnable::run);
  }

  private static OptionQuote quote(OptionContract contract, double bid) {
    return new OptionQuote(
        contract, new Quote(bid, bid + 0.1, 1, 1, START, START, FeedKind.SIMULATED));
  }

  @Test
  void newestQuoteOfEachInstrumentWins() {
    IndexLevel level = new IndexLevel("SPX", 5000, START, START, FeedKind.SIMULATED);
    inbox.offer(quote(PUT_90, 1), taken::add);
    inbox.offer(quote(PUT_95, 2), taken::add);
    inbox.offer(quote(PUT_90, 3), taken::add);
    inbox.offer(level, taken::add);

    assertThat(drain()).isEqualTo(3);

    assertThat(taken).containsExactly(quote(PUT_90, 3), quote(PUT_95, 2), level);
    assertThat(drain()).isZero();
  }

  @Test
  void everythingElseKeepsItsOrderAndIsNeverDropped() {
    MarketEvent halted = new MarketEvent.TradingStatus("XYZ", true, START);
    MarketEvent resumed = new MarketEvent.TradingStatus("XYZ", false, START);
    inbox.offer(halted, taken::add);
    inbox.offer(() -> taken.add("order"));
    inbox.offer(resumed, taken::add);

    assertThat(drain()).isEqualTo(3);

    assertThat(taken).containsExactly(halted, "order", resumed);
  }

  @Test
  void saysThatItIsFull() {
    for (int i = 0; i < 3; i++) {
      inbox.offer(() -> taken.add("order"));
    }
    assertThat(inbox.takeOverflow()).isFalse();

    assertThatThrownBy(() -> inbox.offer(() -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("3 inputs wait");

    inbox.offer(quote(PUT_90, 1), taken::add);
    assertThat(inbox.takeOverflow()).isTrue();
    assertThat(inbox.takeOverflow()).isFalse();
    assertThat(drain()).isEqualTo(4);
  }

  @Test
  void inputsBehindOneThatFailsAreNotLost() {
    inbox.offer(
        () -> {
          throw new IllegalStateException("broken");
        });
    inbox.offer(() -> taken.add("first"));
    inbox.offer(() -> taken.add("second"));
    assertThatThrownBy(this::drain).hasMessage("broken");

    drain();

    assertThat(taken).containsExactly("first", "second");
  }

  @Test
  void waitingEndsWithAnArrivalThatCameBefore() throws InterruptedException {
    inbox.offer(() -> {});

    // Would wait for a day if the arrival were forgotten.
    inbox.await(Duration.ofDays(1));

    assertThat(drain()).isEqualTo(1);
  }
}
