package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALENDAR;
import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.EXPIRATION;
import static io.tradeoracle.engine.EngineScenario.PUT_90;
import static io.tradeoracle.engine.EngineScenario.SHARE;
import static io.tradeoracle.engine.EngineScenario.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.simulation.VirtualTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

  private final InvariantChecks invariants = new InvariantChecks();
  private final VirtualTime time = new VirtualTime(at(DAY, "10:00"));
  private final EngineState state =
      new EngineState(RiskLimits.defaults(), CALENDAR, time.instant());
  private final EventLog log =
      new EventLog(
          new InMemoryTradeStore(), new FencingToken(1), time, state, new EngineListener() {});
  private final Reconciler reconciler = new Reconciler(state, log, CALENDAR, invariants);

  private Optional<BreakerStatus> compare(Instant now, Holding... theirs) {
    Account account = new Account(state.cash(), BigDecimal.ZERO, 3);
    List<Holding> holdings = new ArrayList<>(List.of(theirs));
    return reconciler.compare(new BrokerReport(now, account, List.of(), holdings), now);
  }

  private static Holding of(Instrument instrument, int quantity) {
    return new Holding(instrument, quantity);
  }

  private void hold(Holding... holdings) {
    BreakerStatus active =
        new BreakerStatus(BreakerState.ACTIVE, time.instant(), "START", "new account");
    log.record(new EngineEvent.Started(BigDecimal.TEN, active, List.of(holdings), ""));
  }

  @Test
  void equalBooksAreCounted() {
    hold(of(PUT_90, 3));

    assertThat(compare(time.instant(), of(PUT_90, 3))).isEmpty();

    assertThat(reconciler.isDifferent()).isFalse();
    assertThat(invariants.checked())
        .containsKeys(Invariant.POSITIONS_EQUAL_BROKER, Invariant.CASH_EQUALS_BROKER);
    assertThat(invariants.violations()).isEmpty();
  }

  @Test
  void haltsOnADifferenceSeenTwiceAMinuteApart() {
    Instant first = time.instant();
    assertThat(compare(first, of(PUT_90, 1))).isEmpty();
    assertThat(compare(first.plusSeconds(59), of(PUT_90, 1))).isEmpty();

    Optional<BreakerStatus> moved = compare(first.plusSeconds(60), of(PUT_90, 1));

    assertThat(moved).map(BreakerStatus::state).contains(BreakerState.HALTED);
    assertThat(moved).map(BreakerStatus::by).contains("POSITION_DRIFT");
    assertThat(moved.orElseThrow().reason()).contains(PUT_90.symbol() + ": ours 0, the broker's 1");
    assertThat(invariants.violations()).hasSize(1);
  }

  @Test
  void anotherDifferenceBeginsAnew() {
    Instant first = time.instant();
    compare(first, of(PUT_90, 1));

    assertThat(compare(first.plusSeconds(60), of(PUT_90, 2))).isEmpty();
    assertThat(compare(first.plusSeconds(90))).isEmpty();
    assertThat(compare(first.plusSeconds(120), of(PUT_90, 2))).isEmpty();
    assertThat(compare(first.plusSeconds(180), of(PUT_90, 2))).isPresent();
  }

  @Test
  void waitsWhileSomethingWasBookedJustNow() {
    Instant now = time.instant();
    reconciler.booked(now);
    compare(now.plusSeconds(4), of(PUT_90, 1));
    assertThat(reconciler.isDifferent()).isFalse();

    compare(now.plusSeconds(5), of(PUT_90, 1));
    assertThat(reconciler.isDifferent()).isTrue();
  }

  @Test
  void endingsMayComeInUntilTheNextNoon() {
    hold(of(PUT_90, 3));
    Instant close = at(EXPIRATION, "16:00");
    assertThat(compare(close)).isEmpty();
    assertThat(compare(close.plus(Duration.ofHours(1)))).isEmpty();
    Instant monday = at(EXPIRATION.plusDays(3), "11:59");
    assertThat(compare(monday)).isEmpty();
    assertThat(reconciler.isDifferent()).isFalse();

    compare(monday.plusSeconds(60));
    assertThat(reconciler.isDifferent()).isTrue();
    assertThat(compare(monday.plusSeconds(120))).isPresent();
  }

  @Test
  void contractThatVanishesBeforeTheCloseOfItsLastDayIsADifference() {
    hold(of(PUT_90, 3));

    compare(at(EXPIRATION, "15:59"));

    assertThat(reconciler.isDifferent()).isTrue();
  }

  @Test
  void sharesMayComeInAfterAnExpirationAsItsContractsDeliverThem() {
    hold(of(PUT_90, -3));
    Instant monday = at(EXPIRATION.plusDays(3), "08:00");

    compare(monday, of(SHARE, 300));
    assertThat(reconciler.isDifferent()).isFalse();
    compare(monday, of(SHARE, 400));
    assertThat(reconciler.isDifferent()).isTrue();
    compare(monday, of(SHARE, -300));
    assertThat(reconciler.isDifferent()).isTrue();
    compare(monday, of(SHARE, 250));
    assertThat(reconciler.isDifferent()).isTrue();
  }

  @Test
  void sharesThatComeOnAnotherMorningAreADifference() {
    hold(of(PUT_90, -3));

    compare(at(DAY, "08:00"), of(PUT_90, -3), of(SHARE, 300));

    assertThat(reconciler.isDifferent()).isTrue();
  }

  @Test
  void contractThatAppearsAfterItsExpirationIsADifference() {
    compare(at(EXPIRATION, "17:00"), of(PUT_90, 3));

    assertThat(reconciler.isDifferent()).isTrue();
  }

  @Test
  void tradesOfOthersAreBookedAsUnmanaged() {
    EngineScenario scenario = EngineScenario.standard();
    scenario.openCondor();
    scenario.engine.close();
    scenario.market.quote(PUT_90, 0.50, 0.54, 50);
    OrderRequest foreign =
        new OrderRequest(
            ClientOrderId.derive(DAY, "foreign", 1),
            Structure.single(PUT_90, 1),
            1,
            PositionIntent.OPEN,
            OrderPrice.limit(new BigDecimal("0.54")),
            TimeInForce.DAY,
            "none");
    scenario.exchange.submit(foreign);
    scenario.time.runUntil(scenario.time.instant().plusSeconds(1));

    scenario.crashAndRestart();
    scenario.goTo("10:03");

    // What the broker's activities explain is booked, as not ours to manage.
    assertThat(scenario.engine.breaker().state()).isEqualTo(BreakerState.ACTIVE);
    assertThat(scenario.engine.holdings()).contains(of(PUT_90, 4));
    assertThat(scenario.position().structure()).isEqualTo(CONDOR);
    assertThat(scenario.position().quantityOf(PUT_90)).isEqualTo(3);
  }
}
