package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningAssertions.denies;
import static io.tradeoracle.risk.OpeningAssertions.passes;
import static io.tradeoracle.risk.OpeningScenario.CLOSE;
import static io.tradeoracle.risk.OpeningScenario.NOON;
import static io.tradeoracle.risk.OpeningScenario.OPEN;

import io.tradeoracle.model.BreakerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionChecksTest {

  private static final Duration NANO = Duration.ofNanos(1);

  @Test
  void opensNothingUnlessTheBreakerIsActive() {
    for (OrderOrigin origin :
        List.of(new OrderOrigin.Strategy("condor"), new OrderOrigin.Person("Ann"))) {
      passes(s -> s.origin = origin);
      denies(
          DenialReason.BREAKER_REDUCING,
          s -> {
            s.origin = origin;
            s.breaker = BreakerState.REDUCING;
          });
      denies(
          DenialReason.BREAKER_HALTED,
          s -> {
            s.origin = origin;
            s.breaker = BreakerState.HALTED;
          });
    }
  }

  @Test
  void deniesInAnUnderlyingReducedToClosing() {
    denies(DenialReason.UNDERLYING_REDUCING, s -> s.reducing = true);
  }

  @Test
  void deniesWhileItIsNotSafeToTrade() {
    denies(DenialReason.NOT_SAFE_TO_TRADE, s -> s.unsafe = List.of("store unreachable"));
  }

  @Test
  void deniesBeyondOneSecondOfClockDrift() {
    passes(s -> s.clockDrift = Duration.ofSeconds(1));
    passes(s -> s.clockDrift = Duration.ofSeconds(-1));
    denies(DenialReason.CLOCK_DRIFT, s -> s.clockDrift = Duration.ofSeconds(1).plus(NANO));
    denies(DenialReason.CLOCK_DRIFT, s -> s.clockDrift = Duration.ofSeconds(-1).minus(NANO));
  }

  @Test
  void deniesOutsideTheSession() {
    denies(DenialReason.MARKET_CLOSED, s -> s.at(OPEN.minus(NANO)));
    denies(DenialReason.MARKET_CLOSED, s -> s.at(CLOSE));
    denies(DenialReason.TOO_SOON_AFTER_OPEN, s -> s.at(OPEN));
    denies(DenialReason.TOO_CLOSE_TO_THE_CLOSE, s -> s.at(CLOSE.minus(NANO)));
  }

  @Test
  void opensNothingInTheFirstAndTheLastFifteenMinutes() {
    Duration quarter = Duration.ofMinutes(15);
    passes(s -> s.at(OPEN.plus(quarter)));
    denies(DenialReason.TOO_SOON_AFTER_OPEN, s -> s.at(OPEN.plus(quarter).minus(NANO)));
    passes(s -> s.at(CLOSE.minus(quarter)));
    denies(DenialReason.TOO_CLOSE_TO_THE_CLOSE, s -> s.at(CLOSE.minus(quarter).plus(NANO)));
  }

  @Test
  void aStrategysWindowReplacesTheWaitAfterTheOpen() {
    Instant from = OPEN.plus(Duration.ofMinutes(5));
    passes(
        s -> {
          s.at(from);
          s.strategyWindowFrom = from;
        });
    denies(
        DenialReason.TOO_SOON_AFTER_OPEN,
        s -> {
          s.at(from.minus(NANO));
          s.strategyWindowFrom = from;
        });
  }

  @Test
  void waitsAMinuteAfterAHalt() {
    denies(DenialReason.UNDERLYING_HALTED, s -> s.halted = true);
    passes(s -> s.resumedAt = NOON.minusSeconds(60));
    denies(DenialReason.TOO_SOON_AFTER_HALT, s -> s.resumedAt = NOON.minusSeconds(60).plus(NANO));
  }
}
