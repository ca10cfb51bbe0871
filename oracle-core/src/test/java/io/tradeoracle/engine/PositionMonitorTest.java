package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALL_100;
import static io.tradeoracle.engine.EngineScenario.CALL_110;
import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.CREDIT_EXITS;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.EXPIRATION;
import static io.tradeoracle.engine.EngineScenario.PUT_100;
import static io.tradeoracle.engine.EngineScenario.PUT_90;
import static io.tradeoracle.engine.EngineScenario.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.LogEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PositionMonitorTest {

  private final EngineScenario scenario = EngineScenario.standard();

  private ExitReason lastExit() {
    assertThat(scenario.closed()).isNotEmpty();
    return scenario.closed().get(0).exitReason();
  }

  @Test
  void takesTheProfitAtTheNaturalPrice() {
    scenario.openCondor();
    // 0.52 at the mids costs 0.60 at the natural price: half of the credit of 1.20.
    scenario.quoteCondor(0.53, 0.02, 50);
    scenario.passSeconds(60);
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);

    scenario.quoteCondor(0.52, 0.02, 50);
    scenario.passSeconds(60);

    assertThat(lastExit()).isEqualTo(ExitReason.TARGET);
  }

  @Test
  void takesTheProfitWhereAWingIsWorthless() {
    scenario.openCondor();
    scenario.quoteCondor(0.40, 0.02, 50);
    scenario.market.quote(PUT_90, 0, 0.02, 50);
    scenario.market.quote(EngineScenario.PUT_95, 0.10, 0.12, 50);
    scenario.passSeconds(60);

    assertThat(scenario.position().exitReason()).isEqualTo(ExitReason.TARGET);
    assertThat(scenario.position().quantityOf(EngineScenario.PUT_95)).isZero();
    assertThat(scenario.position().quantityOf(PUT_90)).isEqualTo(3);
  }

  @Test
  void stopsOnMidsTrueTwiceFiveSecondsApart() {
    scenario.openCondor();
    scenario.goTo("10:01");
    scenario.quoteCondor(2.40, 0.02, 50);
    scenario.goTo("10:01:06");
    scenario.quoteCondor(2.39, 0.02, 50);
    scenario.goTo("10:01:11");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);

    scenario.quoteCondor(2.40, 0.02, 50);
    scenario.goTo("10:01:19");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);
    scenario.goTo("10:01:30");

    assertThat(scenario.timesOf(EngineEvent.ExitDecided.class)).containsExactly("10:01:20");
    assertThat(lastExit()).isEqualTo(ExitReason.STOP);
  }

  @Test
  void stopsOnlyWhileEveryLegIsQuotedWell() {
    scenario.openCondor();
    scenario.quoteCondor(2.60, 0.02, 50);
    scenario.market.quote(CALL_110, 0.55, 0.54, 50);
    scenario.goTo("10:02");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);

    scenario.quoteCondor(2.60, 0.02, 50);
    scenario.goTo("10:03");

    assertThat(lastExit()).isEqualTo(ExitReason.STOP);
  }

  @Test
  void stopsADebitAtHalfAndTakesItAtTwiceItsPrice() {
    scenario.openStraddle();
    scenario.market.quote(PUT_100, 1.51, 1.54, 50);
    scenario.market.quote(CALL_100, 1.51, 1.54, 50);
    scenario.goTo("10:02");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);

    scenario.market.quote(PUT_100, 1.50, 1.52, 50);
    scenario.market.quote(CALL_100, 1.50, 1.52, 50);
    scenario.goTo("10:03");

    assertThat(lastExit()).isEqualTo(ExitReason.STOP);
    assertThat(scenario.pricesSent().subList(1, 3)).containsExactly("-1.50", "-1.50");
  }

  @Test
  void takesADebitsProfitAtTwiceItsPrice() {
    scenario.openStraddle();
    scenario.market.quote(PUT_100, 6.05, 6.10, 50);
    scenario.market.quote(CALL_100, 6.00, 6.05, 50);
    scenario.goTo("10:01");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);

    scenario.market.quote(CALL_100, 6.05, 6.10, 50);
    scenario.goTo("10:02");

    assertThat(lastExit()).isEqualTo(ExitReason.TARGET);
  }

  @Test
  void leavesAtTenOnTheFirstSessionWithTwentyOneDays() {
    scenario.openCondor();
    scenario.goTo("16:05");
    // 2024-03-22 is the Friday 21 days before the expiration.
    LocalDate friday = EXPIRATION.minusDays(21);
    scenario.goTo(friday.minusDays(1), "16:05");
    scenario.goTo(friday, "09:59:59");
    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);

    scenario.goTo(friday, "10:00:30");

    assertThat(scenario.timesOf(EngineEvent.ExitDecided.class)).containsExactly("10:00");
    assertThat(lastExit()).isEqualTo(ExitReason.DAYS_TO_EXPIRATION);
  }

  @Test
  void leavesByTheClockWhenNoQuoteArrives() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:02:30")));
    scenario.silence();

    scenario.goTo("10:02:31");

    assertThat(scenario.timesOf(EngineEvent.ExitDecided.class)).containsExactly("10:02:30");
    assertThat(scenario.position().exitReason()).isEqualTo(ExitReason.TIME);
  }

  /** A position that only expiration day closes, opened on the day before. */
  private static EngineScenario heldIntoExpirationDay(ExitPolicy exits) {
    EngineScenario late = new EngineScenario(at(EXPIRATION.minusDays(1), "09:59:30"), v -> v);
    late.openCondor(exits);
    late.goTo(EXPIRATION, "09:59");
    return late;
  }

  private static ExitPolicy patient() {
    return new ExitPolicy(new BigDecimal("0.01"), BigDecimal.TEN, 0, Instant.MAX);
  }

  @Test
  void isFlatFiftyMinutesBeforeTheCloseOfExpirationDay() {
    EngineScenario late = heldIntoExpirationDay(patient());
    late.goTo("15:09:59");
    assertThat(late.position().status()).isEqualTo(PositionStatus.OPEN);

    late.goTo("15:10:01");

    assertThat(late.timesOf(EngineEvent.ExitDecided.class)).containsExactly("15:10");
    assertThat(late.closed().get(0).exitReason()).isEqualTo(ExitReason.EXPIRY);
    // At once at the natural price.
    assertThat(late.pricesSent()).endsWith("1.28");
  }

  @Test
  void expirationDayHurriesACloseThatWorksAlready() {
    EngineScenario late = heldIntoExpirationDay(patient().closingBy(at(EXPIRATION, "15:09:30")));
    late.quoteCondor(1.20, 0.02, 0);

    late.goTo("15:10:06");

    assertThat(late.events(EngineEvent.ExitDecided.class))
        .extracting(EngineEvent.ExitDecided::reason)
        .containsExactly(ExitReason.TIME, ExitReason.EXPIRY);
    assertThat(late.pricesSent()).endsWith("1.28");
    assertThat(late.working()).hasSize(1);
  }

  @Test
  void stopComesBeforeTime() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:01:20")));
    scenario.goTo("10:01:11");
    scenario.quoteCondor(2.50, 0.02, 50);
    scenario.goTo("10:01:30");

    assertThat(lastExit()).isEqualTo(ExitReason.STOP);
  }

  @Test
  void exitsAreLookedAtBeforeEntries() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:01")));
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);

    scenario.goTo("10:01");

    assertThat(scenario.entries)
        .extracting(LogEntry::type)
        .filteredOn(type -> type.equals("ExitDecided") || type.equals("SignalRaised"))
        .containsExactly("SignalRaised", "ExitDecided", "SignalRaised");
  }

  @Test
  void legsOfAnEntryAreWatchedCloselyFromItsFirstInstant() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);
    assertThat(scenario.market.watchedClosely()).isEmpty();

    scenario.goTo("10:00");

    assertThat(scenario.market.watchedClosely())
        .containsExactlyInAnyOrderElementsOf(CONDOR.contracts());
  }
}
