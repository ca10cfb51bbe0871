package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.CREDIT_EXITS;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.EXPIRATION;
import static io.tradeoracle.engine.EngineScenario.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.Snapshot;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.UnitOfWork;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  private final EngineScenario scenario = EngineScenario.standard();

  /** Goes on with a store whose commits become durable only when told to. */
  private void makeDurabilityManual() {
    scenario.store = InMemoryTradeStore.withManualDurability();
    scenario.engine = scenario.newEngine();
    scenario.engine.poll();
    scenario.store.makeAllDurable();
  }

  private void assertInvariantsHold() {
    scenario.engine.verifyLog();
    assertThat(scenario.engine.invariants().violations()).isEmpty();
    assertThat(scenario.engine.invariants().checked())
        .containsKeys(Invariant.LOG_CHAIN_INTACT, Invariant.LOG_REBUILDS_STATE);
  }

  @Test
  void sendsNothingBeforeItsIntentIsDurable() {
    makeDurabilityManual();
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:03");
    assertThat(scenario.exchange.report().workingOrders()).isEmpty();

    scenario.store.makeAllDurable();
    scenario.passSeconds(1);

    assertThat(scenario.working()).hasSize(1);
    assertThat(scenario.engine.invariants().checked())
        .containsKey(Invariant.INTENT_DURABLE_BEFORE_SENT);
    assertThat(scenario.engine.invariants().violations()).isEmpty();
  }

  @Test
  void opensNothingWhileTheStoreIsOutOfReachAndGoesOnByItself() {
    scenario.engine.poll();
    scenario.store.loseReach(new StoreException("no route", true));
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:30");
    assertThat(scenario.working()).isEmpty();
    assertThat(scenario.alerts).contains("the store cannot be reached: no route");

    scenario.store.regainReach();
    scenario.passSeconds(1);
    assertThat(scenario.events(EngineEvent.OrderIntended.class)).isEmpty();
    assertThat(scenario.events(EngineEvent.SignalDenied.class)).isNotEmpty();
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:01:03");
    assertThat(scenario.working()).hasSize(1);
    assertInvariantsHold();
  }

  @Test
  void intentThatWasNotDurableIsGoneAfterACrash() {
    makeDurabilityManual();
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:03");

    scenario.crashAndRestart();
    scenario.store.makeAllDurable();
    scenario.goTo("10:02");

    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.exchange.activities("")).isEmpty();
    assertThat(scenario.working()).isEmpty();
  }

  @Test
  void openingIntentThatWasDurableButNotSentIsLostAfterItWasDeniedTwice() {
    makeDurabilityManual();
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:03");
    scenario.store.makeAllDurable();

    // The engine dies before it hears that it may send.
    scenario.engine.close();
    scenario.store = durable(scenario.store);
    scenario.engine = scenario.newEngine();
    scenario.goTo("10:00:32");
    assertThat(scenario.countOrders(OrderStatus.UNKNOWN)).isEqualTo(1);

    scenario.goTo("10:00:36");

    assertThat(scenario.countOrders(OrderStatus.LOST)).isEqualTo(1);
    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.working()).isEmpty();
    assertInvariantsHold();
  }

  /** Everything a store had made durable, in one that makes everything durable at once. */
  private static InMemoryTradeStore durable(InMemoryTradeStore crashed) {
    InMemoryTradeStore copy = new InMemoryTradeStore();
    EventLog.readAll(
        crashed,
        entry -> copy.commit(new FencingToken(1), new UnitOfWork(List.of(entry), List.of())));
    return copy;
  }

  @Test
  void takesOverWhatFilledWhileItWasDown() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:01");
    scenario.engine.close();
    scenario.quoteCondor(1.28, 0.02, 50);
    scenario.time.runUntil(at(DAY, "10:00:20"));
    scenario.quoteCondor(1.20, 0.02, 50);

    scenario.store = scenario.store.crash();
    scenario.engine = scenario.newEngine();
    scenario.passSeconds(1);

    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);
    assertThat(scenario.position().openedUnits()).isEqualTo(3);
    assertThat(scenario.engine.portfolio().cash())
        .isEqualByComparingTo(scenario.exchange.report().account().cash());
    assertThat(scenario.exchange.verifyBooks()).isEmpty();
    assertInvariantsHold();
  }

  @Test
  void cancelsAnEntryThatWorkedWhenItCrashed() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    scenario.goTo("10:00:03");

    scenario.crashAndRestart();
    scenario.goTo("10:00:10");

    assertThat(scenario.working()).isEmpty();
    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.exchange.activities("")).isEmpty();
  }

  @Test
  void goesOnWithACloseThatWorkedWhenItCrashed() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:01")));
    scenario.quoteCondor(1.20, 0.02, 0);
    scenario.goTo("10:01:01");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.CLOSING);
    assertThat(scenario.working()).hasSize(1);

    scenario.crashAndRestart();
    scenario.quoteCondor(1.20, 0.02, 50);
    scenario.goTo("10:02");

    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.exchange.report().holdings()).isEmpty();
    assertInvariantsHold();
  }

  @Test
  void stateIsTheSameFromTheWholeLogAndFromASnapshot() {
    scenario.openCondor();
    scenario.goTo("16:05");
    assertThat(scenario.store.latestSnapshot()).isPresent();
    scenario.goTo(DAY.plusDays(1), "10:05");
    InMemoryTradeStore withoutSnapshot = durable(scenario.store);
    String hash = scenario.engine.eventLogHash();

    EngineState fromLog = rebuilt(withoutSnapshot);
    EngineState fromSnapshot = rebuilt(scenario.store);

    assertThat(fromSnapshot.image()).isEqualTo(fromLog.image());
    assertThat(scenario.engine.eventLogHash()).isEqualTo(hash);
    assertInvariantsHold();
  }

  private EngineState rebuilt(InMemoryTradeStore from) {
    EngineState state = new EngineState(scenario.limits, EngineScenario.CALENDAR, at(DAY, "09:00"));
    long after = 0;
    if (from.latestSnapshot().isPresent()) {
      Snapshot snapshot = from.latestSnapshot().get();
      state.restore(RecordFields.decode(StateImage.class, snapshot.state()));
      after = snapshot.throughNumber();
    }
    EventLog.readFrom(from, after, entry -> state.apply(EventCodec.decode(entry), entry.at()));
    return state;
  }

  @Test
  void dayGoesOnAfterARestart() {
    scenario.openCondor();
    BigDecimal before = scenario.position().entryCash();

    scenario.crashAndRestart();
    scenario.goTo("16:05");

    assertThat(scenario.position().entryCash()).isEqualTo(before);
    assertThat(scenario.timesOf(EngineEvent.SessionOpened.class)).hasSize(1);
    assertThat(scenario.timesOf(EngineEvent.SessionClosed.class)).containsExactly("16:00:01");
    assertThat(scenario.store.latestSnapshot()).isPresent();
  }

  @Test
  void nextDayBeginsWithTheEquityOfTheCloseAfterARestart() {
    scenario.openStraddle();
    scenario.goTo("16:05");
    BigDecimal atClose = scenario.events(EngineEvent.SessionClosed.class).get(0).equity();
    assertThat(atClose).isGreaterThan(scenario.engine.portfolio().cash());

    scenario.crashAndRestart();
    scenario.goTo(DAY.plusDays(1), "09:31");

    assertThat(scenario.events(EngineEvent.SessionOpened.class).get(1).previousCloseEquity())
        .isEqualTo(atClose);
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
  }

  @Test
  void unmarkedHoldingsAfterARestartAreNoLoss() {
    scenario.openStraddle();
    scenario.goTo("10:01:01");
    scenario.silence();
    BigDecimal before = scenario.engine.portfolio().equity();

    scenario.crashAndRestart();
    scenario.goTo("10:02");

    assertThat(scenario.engine.portfolio().equity()).isEqualTo(before);
    assertThat(scenario.engine.portfolio().markable()).isFalse();
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
  }

  @Test
  void endingsThatHappenedWhileItWasDownAreBooked() {
    EngineScenario late = new EngineScenario(at(EXPIRATION, "09:59:30"), venue -> venue);
    late.openCondor(CREDIT_EXITS);
    late.goTo("10:00:04");
    late.engine.close();
    late.time.runUntil(at(EXPIRATION, "18:00"));
    assertThat(late.exchange.report().holdings()).isEmpty();

    late.store = late.store.crash();
    late.engine = late.newEngine();
    late.goTo(EXPIRATION.plusDays(3), "12:30");

    assertThat(late.engine.openPositions()).isEmpty();
    assertThat(late.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
    assertThat(late.engine.portfolio().cash())
        .isEqualByComparingTo(late.exchange.report().account().cash());
  }

  @Test
  void whatTheAccountHeldBeforeIsUnmanaged() {
    scenario.openCondor();
    scenario.engine.close();

    scenario.store = new InMemoryTradeStore();
    scenario.engine = scenario.newEngine();
    scenario.goTo("10:10");

    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.engine.holdings()).isEqualTo(scenario.exchange.report().holdings());
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
  }

  @Test
  void snapshotOfAnotherVersionIsNotRead() {
    scenario.openCondor();
    scenario.goTo("16:05");
    Snapshot newest = scenario.store.latestSnapshot().orElseThrow();
    scenario.store.saveSnapshot(
        new FencingToken(1), new Snapshot(newest.throughNumber(), 99, new TreeMap<>()));

    scenario.crashAndRestart();

    assertThat(scenario.position().openedUnits()).isEqualTo(3);
    assertInvariantsHold();
  }

  @Test
  void goesOnWithAPersonsCloseWhileHalted() {
    scenario.openCondor();
    scenario.engine.halt("ann", "looks odd", false);
    scenario.quoteCondor(1.20, 0.02, 0);
    scenario.engine.closePosition(scenario.position().id(), "bob", "get out");
    scenario.goTo("10:00:31");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.CLOSING);

    scenario.crashAndRestart();
    scenario.quoteCondor(1.20, 0.02, 50);
    scenario.goTo("10:02");

    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.HALTED);
    assertThat(scenario.engine.openPositions()).isEmpty();
    assertThat(scenario.exchange.report().holdings()).isEmpty();
    assertInvariantsHold();
  }

  @Test
  void opensNothingBeforeWhatTheAccountHeldWasValued() {
    scenario.openStraddle();
    scenario.engine.close();
    scenario.store = new InMemoryTradeStore();
    scenario.engine = scenario.newEngine();
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);

    scenario.goTo("10:01");
    assertThat(scenario.events(EngineEvent.SignalDenied.class)).hasSize(1);
    scenario.goTo("10:02");

    BigDecimal base =
        scenario.events(EngineEvent.PortfolioValued.class).stream()
            .map(EngineEvent.PortfolioValued::snapshot)
            .filter(PortfolioSnapshot::markable)
            .findFirst()
            .orElseThrow()
            .equity();
    assertThat(base).isGreaterThan(scenario.engine.portfolio().cash());
    assertThat(scenario.engine.portfolio().previousCloseEquity()).isEqualTo(base);
    assertInvariantsHold();
  }
}
