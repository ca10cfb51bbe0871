package io.tradeoracle.engine;

import static io.tradeoracle.engine.StateScenario.START;
import static io.tradeoracle.engine.StateScenario.id;
import static io.tradeoracle.engine.StateScenario.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.port.SubmitOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderLedgerTest {

  private final OrderLedger ledger = new OrderLedger();

  private void intend(String name) {
    ledger.intend(order(name, 2, PositionIntent.OPEN), START);
  }

  @Test
  void refusesWhatOurCodeMayNotAskFor() {
    intend("a");

    assertThatThrownBy(() -> ledger.move(id("a"), OrderStatus.CANCEL_PENDING, START, ""))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessageContaining("INTENDED to CANCEL_PENDING");
    assertThatThrownBy(() -> intend("a"))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessageContaining(id("a").value());
    assertThat(ledger.order(id("a")).orElseThrow().status()).isEqualTo(OrderStatus.INTENDED);
  }

  @Test
  void changesNothingWhenAReplacementIsNotNew() {
    intend("a");
    intend("b");
    ledger.report(new OrderEvent.Accepted(id("a"), "V", START), START);

    assertThatThrownBy(
            () -> ledger.intendReplacement(id("a"), order("b", 2, PositionIntent.OPEN), START))
        .isInstanceOf(IllegalTransitionException.class);
    assertThat(ledger.order(id("a")).orElseThrow().status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderStatus.class,
      names = {"CANCELLED", "EXPIRED", "REJECTED"})
  void repeatedOrOlderReportsOfTheVenueAreIgnored(OrderStatus end) {
    intend("a");
    OrderEvent ending =
        switch (end) {
          case CANCELLED -> new OrderEvent.Cancelled(id("a"), START);
          case EXPIRED -> new OrderEvent.Expired(id("a"), START);
          default -> new OrderEvent.Rejected(id("a"), "no", START);
        };

    assertThat(ledger.report(ending, START)).hasSize(1);
    assertThat(ledger.report(ending, START)).isEmpty();
    assertThat(ledger.report(new OrderEvent.Accepted(id("a"), "V", START), START)).isEmpty();
    assertThat(ledger.order(id("a")).orElseThrow().status()).isEqualTo(end);
  }

  @Test
  void answerThatIsOvertakenByTheVenueChangesNothing() {
    intend("a");
    ledger.fill(id("a"), 2, START);

    ledger.answered(id("a"), new SubmitOutcome.Unknown("time-out"), START);

    assertThat(ledger.order(id("a")).orElseThrow().status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  void lostOrderThatAppearsWorks() {
    intend("a");
    ledger.answered(id("a"), new SubmitOutcome.Unknown("time-out"), START);
    ledger.gaveUp(id("a"), OrderStatus.LOST, START, "never came");

    ledger.report(new OrderEvent.Accepted(id("a"), "V", START), START);

    assertThat(ledger.order(id("a")).orElseThrow().status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void forgetsFinishedOrdersAfterAWeekAndKeepsTheOthers() {
    intend("a");
    intend("b");
    ledger.report(new OrderEvent.Cancelled(id("a"), START), START);

    ledger.prune(START.plus(Duration.ofDays(7)));
    assertThat(ledger.knows(id("a"))).isTrue();

    ledger.prune(START.plus(Duration.ofDays(7)).plusNanos(1));
    assertThat(ledger.knows(id("a"))).isFalse();
    assertThat(ledger.knows(id("b"))).isTrue();
  }
}
