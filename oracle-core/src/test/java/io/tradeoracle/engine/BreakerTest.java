package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.CREDIT_EXITS;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.EXPIRATION;
import static io.tradeoracle.engine.EngineScenario.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.risk.DenialReason;
import io.tradeoracle.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the circuit breaker does to a running engine. */
class BreakerTest {

  private final EngineScenario scenario = EngineScenario.standard();

  /** Reduces at once by a day's loss of three in a hundred thousand. */
  private void reduceAtTheSmallestLoss() {
    scenario.engine.close();
    scenario.limits = RiskLimits.builder().dailyLoss(new BigDecimal("0.0001")).build();
    scenario.store = new InMemoryTradeStore();
    scenario.engine = scenario.newEngine();
  }

  @Test
  void reducingLetsExitsRunAndOpensNothing() {
    reduceAtTheSmallestLoss();
    scenario.openCondor();
    scenario.quoteCondor(1.40, 0.02, 50);
    scenario.goTo("10:01");
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.REDUCING);

    scenario.quoteCondor(0.50, 0.02, 50);
    scenario.goTo("10:02");
    assertThat(scenario.closed().get(0).exitReason()).isEqualTo(ExitReason.TARGET);

    scenario.quoteCondor(1.20, 0.02, 50);
    scenario.goTo("10:20:30");
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:22");
    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.engine.statistics().denied())
        .containsKey(DenialReason.BREAKER_REDUCING.name());
  }

  @Test
  void haltCancelsAWorkingEntry() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:03");
    assertThat(scenario.working()).hasSize(1);

    scenario.engine.halt("ann", "looks odd", false);
    scenario.passSeconds(1);

    assertThat(scenario.working()).isEmpty();
    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.engine.breaker().by()).isEqualTo("ann");
  }

  @Test
  void entryThatIsNotDurableWhenTheBreakerTripsIsAbandoned() {
    scenario.store = InMemoryTradeStore.withManualDurability();
    scenario.engine = scenario.newEngine();
    scenario.engine.poll();
    scenario.store.makeAllDurable();
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:03");
    scenario.engine.halt("ann", "looks odd", false);
    scenario.passSeconds(1);

    scenario.store.makeAllDurable();
    scenario.passSeconds(1);
    scenario.store.makeAllDurable();

    assertThat(scenario.countOrders(OrderStatus.ABANDONED)).isEqualTo(1);
    assertThat(scenario.exchange.report().workingOrders()).isEmpty();
    assertThat(scenario.engine.openPositions()).isEmpty();
  }

  @Test
  void haltedRunsNoExitButAPersonsClose() {
    scenario.openCondor();
    scenario.engine.halt("ann", "looks odd", false);
    scenario.quoteCondor(2.60, 0.02, 50);
    scenario.goTo("10:02");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.CLOSING);
    assertThat(scenario.engine.statistics().denied())
        .containsKey(DenialReason.BREAKER_HALTED.name());
    assertThat(scenario.working()).isEmpty();

    scenario.engine.closePosition(scenario.position().id(), "bob", "get out");
    scenario.goTo("10:03");

    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.exchange.report().holdings()).isEmpty();
  }

  @Test
  void haltedStillClosesWhatIsSoldAndTradesForTheLastTimeToday() {
    EngineScenario late = new EngineScenario(at(EXPIRATION.minusDays(1), "09:59:30"), v -> v);
    late.openCondor(new ExitPolicy(new BigDecimal("0.01"), BigDecimal.TEN, 0, Instant.MAX));
    late.goTo(EXPIRATION, "09:59");
    late.engine.halt("ann", "looks odd", false);
    late.goTo("15:09:59");
    assertThat(late.position().status()).isEqualTo(PositionStatus.OPEN);

    late.goTo("15:12");

    assertThat(late.engine.openPositions()).isEmpty();
    assertThat(late.closed().get(0).exitReason()).isEqualTo(ExitReason.EXPIRY);
    assertThat(late.engine.breaker().state()).isEqualTo(BreakerState.HALTED);
  }

  @Test
  void personClosesAtAnyMomentOfTheMinuteWhileHalted() {
    scenario.openCondor();
    scenario.engine.halt("ann", "looks odd", false);
    scenario.goTo("10:00:31");

    scenario.engine.closePosition(scenario.position().id(), "bob", "get out");
    scenario.goTo("10:00:59");

    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.closed().get(0).exitReason()).isEqualTo(ExitReason.MANUAL);
  }

  @Test
  void closesNoMoreThanTheBrokerHoldsWhileHalted() {
    scenario.openCondor();
    scenario.engine.halt("ann", "looks odd", false);
    scenario.passSeconds(1);
    // Somebody else closed a unit by hand.
    OrderRequest foreign =
        new OrderRequest(
            ClientOrderId.derive(DAY, "foreign", 1),
            CONDOR.reversed(),
            1,
            PositionIntent.CLOSE,
            OrderPrice.limit(new BigDecimal("1.40")),
            TimeInForce.DAY,
            "none");
    scenario.engine.close();
    scenario.exchange.submit(foreign);
    scenario.time.runUntil(scenario.time.instant().plusSeconds(1));
    scenario.crashAndRestart();

    scenario.engine.closePosition(scenario.position().id(), "bob", "get out");
    scenario.goTo("10:01");

    assertThat(scenario.exchange.report().holdings())
        .allMatch(holding -> Math.abs(holding.quantity()) == 2);
    assertThat(scenario.engine.statistics().denied())
        .containsKey(DenialReason.EXCEEDS_HELD_QUANTITY.name());
  }

  @Test
  void killSwitchFlattensWithItsFlag() {
    scenario.openCondor();

    scenario.engine.halt("ann", "get out", true);
    scenario.goTo("10:00:40");

    assertThat(scenario.closed().get(0).exitReason()).isEqualTo(ExitReason.BREAKER);
    assertThat(scenario.exchange.report().holdings()).isEmpty();
  }

  @Test
  void killSwitchHurriesACloseThatWorksAlready() {
    scenario.openCondor(CREDIT_EXITS.closingBy(EngineScenario.at(DAY, "10:01")));
    scenario.quoteCondor(1.20, 0.02, 0);
    scenario.goTo("10:01:01");
    assertThat(scenario.position().exitReason()).isEqualTo(ExitReason.TIME);

    scenario.engine.halt("ann", "get out", true);
    scenario.quoteCondor(1.20, 0.02, 50);
    scenario.goTo("10:01:30");

    assertThat(scenario.closed().get(0).exitReason()).isEqualTo(ExitReason.BREAKER);
  }

  @Test
  void haltAndItsFlattenWishSurviveACrash() {
    scenario.openCondor();
    scenario.quoteCondor(1.20, 0.02, 0);
    scenario.engine.halt("ann", "get out", true);
    scenario.goTo("10:00:30");

    scenario.crashAndRestart();
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.HALTED);
    scenario.quoteCondor(1.20, 0.02, 50);
    scenario.goTo("10:01:30");

    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.HALTED);
    assertThat(scenario.engine.openPositions()).isEmpty();
  }

  @Test
  void onlyANamedPersonWithAReasonRearms() {
    scenario.goTo("10:00");
    scenario.engine.halt("ann", "looks odd", false);
    scenario.goTo(DAY.plusDays(1), "11:00");
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.HALTED);
    assertThatThrownBy(() -> scenario.engine.rearm(" ", "fine"))
        .isInstanceOf(IllegalArgumentException.class);

    scenario.engine.rearm("bob", "looked into it");
    scenario.passSeconds(1);

    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
    assertThat(scenario.engine.breaker().by()).isEqualTo("bob");
    assertThat(scenario.engine.breakerChanges()).hasSize(2);
    assertThat(scenario.engine.invariants().violations()).isEmpty();
  }

  @Test
  void positionWithoutMarketDataReduces() {
    scenario.openCondor();
    scenario.silence();

    scenario.goTo("10:02:00");
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
    scenario.goTo("10:02:10");

    assertThat(scenario.engine.breaker().by()).isEqualTo("STALE_DATA");
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.REDUCING);
  }

  @Test
  void positionThatCannotBeMarkedReduces() {
    scenario.openCondor();
    EngineScenario.CONDOR.contracts().forEach(scenario.market::forget);

    scenario.goTo("10:15");

    assertThat(scenario.engine.breaker().by()).isEqualTo("UNMARKABLE");
  }
}
