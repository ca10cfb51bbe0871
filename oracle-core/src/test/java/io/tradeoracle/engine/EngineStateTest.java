package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALENDAR;
import static io.tradeoracle.engine.EngineScenario.CALL_105;
import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.PUT_95;
import static io.tradeoracle.engine.EngineScenario.SHARE;
import static io.tradeoracle.engine.StateScenario.START;
import static io.tradeoracle.engine.StateScenario.id;
import static io.tradeoracle.engine.StateScenario.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineStateTest {

  private final StateScenario scenario = new StateScenario();

  @Test
  void booksAFillOnce() {
    scenario.entry(3).accepted("open").filled("open", 1, "e1").filled("open", 1, "e1");

    assertThat(scenario.get("open").filledUnits()).isEqualTo(1);
    assertThat(scenario.get("open").status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(scenario.position().position().openedUnits()).isEqualTo(1);
    assertThat(scenario.state.cash()).isEqualByComparingTo("250117.20");
  }

  @Test
  void knowsALegThatWouldOffsetAnotherPosition() {
    Structure.Leg sold = StateScenario.order("x", 1, PositionIntent.OPEN).structure().legs().get(1);
    Structure.Leg bought = new Structure.Leg(sold.instrument(), -sold.ratio());
    assertThat(scenario.state.positions().offsets(bought)).isFalse();

    scenario.entry(1);

    assertThat(scenario.state.positions().offsets(bought)).isTrue();
    assertThat(scenario.state.positions().offsets(sold)).isFalse();
  }

  @Test
  void remembersForAWhileThatTheVenueRejected() {
    scenario.entry(1);
    Instant before = scenario.now();
    scenario.reported(new OrderEvent.Rejected(StateScenario.id("open"), "no", scenario.now()));

    OrderLedger orders = scenario.state.orders();
    assertThat(orders.wasRejectedSince(StateScenario.POSITION, before)).isTrue();
    assertThat(orders.wasRejectedSince(StateScenario.POSITION, scenario.now())).isFalse();
    assertThat(orders.wasRejectedSince("another", before)).isFalse();
  }

  @Test
  void opensOnceAllUnitsAreFilled() {
    scenario.entry(3).accepted("open").filled("open", 1, "e1");
    assertThat(scenario.position().position().status()).isEqualTo(PositionStatus.OPENING);

    scenario.filled("open", 2, "e2");

    assertThat(scenario.get("open").status()).isEqualTo(OrderStatus.FILLED);
    assertThat(scenario.position().position().status()).isEqualTo(PositionStatus.OPEN);
    assertThat(scenario.position().entryNet()).isEqualByComparingTo("-1.20");
    assertThat(scenario.state.openingsToday()).isEqualTo(1);
  }

  @Test
  void opensWithWhatFilledBeforeTheCancel() {
    scenario.entry(3).accepted("open").filled("open", 1, "e1");

    scenario.reported(new OrderEvent.Cancelled(id("open"), START));

    assertThat(scenario.position().position().status()).isEqualTo(PositionStatus.OPEN);
    assertThat(scenario.position().maximumLoss()).isEqualByComparingTo("390.00");
  }

  @Test
  void closesAnEntryThatNeverFilledWithoutAResult() {
    scenario.entry(3).accepted("open").reported(new OrderEvent.Cancelled(id("open"), START));

    assertThat(scenario.state.positions().open()).isEmpty();
    assertThat(scenario.state.image().closed()).isEmpty();
  }

  @Test
  void managesAPositionWhoseFillCameAfterTheCancel() {
    scenario.entry(3).accepted("open").reported(new OrderEvent.Cancelled(id("open"), START));

    scenario.filled("open", 2, "late");

    assertThat(scenario.get("open").status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(scenario.get("open").filledUnits()).isEqualTo(2);
    assertThat(scenario.position().position().status()).isEqualTo(PositionStatus.OPEN);
    assertThat(scenario.position().position().openedUnits()).isEqualTo(2);
    assertThat(scenario.state.positions().unmanaged()).isEmpty();
  }

  @Test
  void booksAFillAfterExpiryOfItsOrder() {
    scenario.entry(1).accepted("open").reported(new OrderEvent.Expired(id("open"), START));

    scenario.filled("open", 1, "late");

    assertThat(scenario.get("open").status()).isEqualTo(OrderStatus.FILLED);
    assertThat(scenario.held()).hasSize(4);
  }

  @Test
  void closesWhatWasClosedTwice() {
    scenario.entry(1).accepted("open").filled("open", 1, "e1").exit(ExitReason.TARGET);
    scenario.intendClose("close", 1).reported(new OrderEvent.Cancelled(id("close"), START));
    scenario.intendClose("again", 1).closed("again", 1, "e2");
    assertThat(scenario.state.positions().open()).isEmpty();

    scenario.closed("close", 1, "late");

    assertThat(scenario.position().position().status()).isEqualTo(PositionStatus.CLOSING);
    assertThat(scenario.position().position().quantityOf(PUT_95)).isEqualTo(1);
  }

  @Test
  void replacementTakesWhatTheReplacedOrderLeft() {
    scenario.entry(3).accepted("open");
    scenario.apply(
        new EngineEvent.ReplaceIntended(id("open"), order("next", 3, PositionIntent.OPEN)));
    scenario.filled("open", 1, "during");

    scenario.reported(new OrderEvent.Replaced(id("open"), id("next"), START));
    scenario.reported(new OrderEvent.Accepted(id("next"), "V-next", START));

    assertThat(scenario.get("open").status()).isEqualTo(OrderStatus.REPLACED);
    assertThat(scenario.get("next").request().units()).isEqualTo(2);
    scenario.filled("next", 2, "rest");
    assertThat(scenario.get("next").status()).isEqualTo(OrderStatus.FILLED);
    assertThat(scenario.position().position().openedUnits()).isEqualTo(3);
    assertThat(scenario.state.breaker().status().state()).isEqualTo(BreakerState.ACTIVE);
  }

  @Test
  void replacementShrinksByAFillOfTheReplacedOrderThatIsToldLate() {
    scenario.entry(3).accepted("open");
    scenario.apply(
        new EngineEvent.ReplaceIntended(id("open"), order("next", 3, PositionIntent.OPEN)));
    scenario.reported(new OrderEvent.Replaced(id("open"), id("next"), START));
    scenario.filled("next", 2, "rest");

    scenario.filled("open", 1, "late");

    assertThat(scenario.get("next").status()).isEqualTo(OrderStatus.FILLED);
    assertThat(scenario.position().position().status()).isEqualTo(PositionStatus.OPEN);
    assertThat(scenario.position().position().openedUnits()).isEqualTo(3);
  }

  @Test
  void replacedOrderWorksOnWhenTheReplacementIsRefused() {
    scenario.entry(3).accepted("open");
    scenario.apply(
        new EngineEvent.ReplaceIntended(id("open"), order("next", 3, PositionIntent.OPEN)));

    scenario.reported(new OrderEvent.Rejected(id("next"), "no", START));

    assertThat(scenario.get("open").status()).isEqualTo(OrderStatus.ACCEPTED);
    assertThat(scenario.position().position().status()).isEqualTo(PositionStatus.OPENING);
  }

  @Test
  void haltsOnAnOverFill() {
    scenario.entry(1).accepted("open").filled("open", 1, "e1");
    assertThat(scenario.state.takeTrips()).isEmpty();

    scenario.filled("open", 1, "e2");

    assertThat(scenario.state.takeTrips())
        .extracting(BreakerStatus::state)
        .containsExactly(BreakerState.HALTED);
    assertThat(scenario.position().position().openedUnits()).isEqualTo(2);
  }

  @Test
  void fillOfAnUnknownOrderGoesToTheUnmanagedBookOnce() {
    OrderEvent.Filled foreign = StateScenario.fillOf(CONDOR, "foreign", 1, "e1");

    scenario.reported(foreign).reported(foreign);

    assertThat(scenario.state.positions().unmanaged()).hasSize(4);
    assertThat(scenario.held()).contains(PUT_95.symbol() + " -1");
    assertThat(scenario.state.cash()).isEqualByComparingTo("250117.20");
  }

  @Test
  void closedPositionLeavesItsResult() {
    scenario.entry(2).accepted("open").filled("open", 2, "e1").exit(ExitReason.STOP);
    scenario.intendClose("close", 2).closed("close", 1, "e2");
    assertThat(scenario.position().position().status()).isEqualTo(PositionStatus.CLOSING);

    scenario.closed("close", 1, "e3");

    assertThat(scenario.state.positions().open()).isEmpty();
    ClosedTrade trade = scenario.state.image().closed().get(0);
    // Entered and left at 1.20: what is lost are the fees of both sides.
    assertThat(trade.result().profit()).isEqualByComparingTo("-11.20");
    assertThat(trade.result().maximumLoss()).isEqualByComparingTo("780.00");
  }

  @Test
  void remembersAStopUntilItIsReleased() {
    scenario.entry(1).accepted("open").filled("open", 1, "e1").exit(ExitReason.STOP);
    assertThat(scenario.state.signals().stop("scripted", "XYZ")).isPresent();
    assertThat(scenario.state.signals().stop("scripted", "ABC")).isEmpty();

    scenario.apply(new EngineEvent.StopReleased("scripted", "XYZ"));

    assertThat(scenario.state.signals().stop("scripted", "XYZ")).isEmpty();
  }

  @Test
  void assignmentGoesToThePositionOnce() {
    scenario.entry(2).accepted("open").filled("open", 2, "e1");
    LifecycleEvent assigned =
        new LifecycleEvent(
            "A1", LifecycleEvent.Kind.ASSIGNED, PUT_95, 2, 200, new BigDecimal("-19000.00"), START);

    scenario.apply(new EngineEvent.LifecycleReported(assigned));
    scenario.apply(new EngineEvent.LifecycleReported(assigned));

    Position position = scenario.position().position();
    assertThat(position.quantityOf(PUT_95)).isZero();
    assertThat(position.quantityOf(SHARE)).isEqualTo(200);
    assertThat(scenario.position().holdsDelivery()).isTrue();
    assertThat(position.exitCash()).isEqualByComparingTo("-19000.00");
    assertThat(scenario.state.cash()).isEqualByComparingTo("231234.40");
  }

  @Test
  void endingThatNoPositionHoldsIsUnmanaged() {
    scenario.apply(
        new EngineEvent.LifecycleReported(
            new LifecycleEvent(
                "A1",
                LifecycleEvent.Kind.ASSIGNED,
                CALL_105,
                1,
                -100,
                new BigDecimal("10500.00"),
                START)));

    assertThat(scenario.held()).containsExactly("XYZ -100", CALL_105.symbol() + " 1");
  }

  @Test
  void refusedOrdersTripTheBreakerAndUnknownOnesDoNotYet() {
    for (String name : List.of("a", "b", "c")) {
      scenario.apply(new EngineEvent.OrderIntended(order(name, 1, PositionIntent.CLOSE)));
      scenario.apply(
          new EngineEvent.OrderAnswered(id(name), new SubmitOutcome.Unknown("time-out")));
    }
    assertThat(scenario.state.takeTrips()).isEmpty();

    for (String name : List.of("a", "b", "c")) {
      scenario.apply(new EngineEvent.OrderLost(id(name), "never came"));
    }

    assertThat(scenario.state.takeTrips())
        .extracting(BreakerStatus::state)
        .containsExactly(BreakerState.REDUCING);
  }

  @Test
  void replacementRefusedBecauseItsOrderEndedIsNoFailure() {
    scenario.entry(9).accepted("open");
    for (String name : List.of("a", "b", "c")) {
      scenario.apply(
          new EngineEvent.ReplaceIntended(id("open"), order(name, 9, PositionIntent.OPEN)));
      scenario.apply(
          new EngineEvent.ReplaceAnswered(
              id("open"),
              id(name),
              new SubmitOutcome.Rejected(RejectReason.ORDER_NOT_WORKING, "ended")));
    }

    assertThat(scenario.state.takeTrips()).isEmpty();
    assertThat(scenario.get("open").status()).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void worthThatIsNotKnownIsNoLoss() {
    for (boolean markable : List.of(false, true)) {
      for (int i = 0; i < 10; i++) {
        scenario.apply(
            new EngineEvent.PortfolioValued(
                new PortfolioSnapshot(
                    scenario.now(),
                    BigDecimal.ZERO,
                    new BigDecimal("100000.00"),
                    new BigDecimal("250000.00"),
                    BigDecimal.ZERO,
                    markable)));
      }
      assertThat(scenario.state.takeTrips().isEmpty()).isEqualTo(!markable);
    }
  }

  @Test
  void imageRestoresTheSameState() {
    scenario.entry(2).accepted("open").filled("open", 2, "e1").exit(ExitReason.STOP);
    scenario.intendClose("close", 2).closed("close", 1, "e2");
    scenario.reported(StateScenario.fillOf(CONDOR, "foreign", 1, "e3"));
    scenario.apply(
        new EngineEvent.PersonAsked(
            "ann", EngineEvent.PersonAsked.Action.HALT_AND_FLATTEN, "", "test"));
    StateImage image = scenario.state.image();

    EngineState restored = new EngineState(RiskLimits.defaults(), CALENDAR, START);
    restored.restore(RecordFields.decode(StateImage.class, RecordFields.encode(image)));

    assertThat(restored.image()).isEqualTo(image);
    assertThat(restored.isFlattenRequested()).isTrue();
    assertThat(restored.isSessionOpen()).isTrue();
    assertThat(restored.day()).isEqualTo(DAY);
  }

  @Test
  void positionOpenedAgainByALateFillIsCountedOnce() {
    scenario.entry(2).accepted("open").filled("open", 1, "e1").exit(ExitReason.STOP);
    scenario.reported(new OrderEvent.Cancelled(id("open"), START));
    scenario.intendClose("close", 1).closed("close", 1, "e2");
    assertThat(scenario.state.image().closed()).hasSize(1);

    scenario.filled("open", 1, "e3");
    assertThat(scenario.state.positions().open()).hasSize(1);
    scenario.intendClose("again", 1).closed("again", 1, "e4");

    assertThat(scenario.state.positions().open()).isEmpty();
    assertThat(scenario.state.image().closed()).hasSize(1);
  }
}
