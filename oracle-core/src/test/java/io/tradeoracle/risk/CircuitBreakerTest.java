package io.tradeoracle.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.risk.CircuitBreaker.Memory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitBreakerTest {

  private static final Instant OPEN = OpeningScenario.OPEN;
  private static final Instant NOON = OpeningScenario.NOON;
  private static final RiskLimits.Breaker LIMITS = RiskLimits.defaults().breaker();
  private static final BigDecimal PREVIOUS = new BigDecimal("100000");
  private static final String LOST = "97000.00";
  private static final String FINE = "97000.01";

  private final CircuitBreaker breaker = CircuitBreaker.active(LIMITS, OPEN);

  private boolean equity(String equity, Instant at) {
    return breaker.observeEquity(new BigDecimal(equity), PREVIOUS, OPEN, at).isPresent();
  }

  private boolean closed(String profit) {
    return breaker.structureClosed(new BigDecimal(profit), NOON).isPresent();
  }

  private BreakerState state() {
    return breaker.status().state();
  }

  @Test
  void beginsActive() {
    assertThat(state()).isEqualTo(BreakerState.ACTIVE);
    assertThat(breaker.memory()).isEqualTo(Memory.EMPTY);
  }

  @Test
  void aDailyLossTripsWhenSeenTwiceOverFiveSeconds() {
    assertThat(equity(LOST, NOON)).isFalse();
    assertThat(equity(LOST, NOON.plusNanos(4_999_999_999L))).isFalse();
    assertThat(equity(LOST, NOON.plusSeconds(5))).isTrue();
    assertThat(breaker.status())
        .isEqualTo(
            new BreakerStatus(
                BreakerState.REDUCING,
                NOON.plusSeconds(5),
                "DAILY_LOSS",
                "equity 97000.00, previous close 100000"));
  }

  @Test
  void aLossJustAboveTheLimitTripsNothing() {
    for (int second = 0; second < 60; second++) {
      assertThat(equity(FINE, NOON.plusSeconds(second))).isFalse();
    }
  }

  @Test
  void aDailyLossMustBeSeenWithoutABreak() {
    equity(LOST, NOON);
    equity(FINE, NOON.plusSeconds(3));
    assertThat(equity(LOST, NOON.plusSeconds(6))).isFalse();
    assertThat(equity(LOST, NOON.plusSeconds(11))).isTrue();
  }

  @Test
  void inTheFirstFiveMinutesADailyLossMustBeSeenThriceOverThirtySeconds() {
    assertThat(equity(LOST, OPEN)).isFalse();
    assertThat(equity(LOST, OPEN.plusSeconds(30))).isFalse();
    assertThat(equity(LOST, OPEN.plusSeconds(31))).isTrue();
  }

  @Test
  void inTheFirstFiveMinutesThreeQuickSightingsAreNotEnough() {
    equity(LOST, OPEN);
    equity(LOST, OPEN.plusSeconds(10));
    assertThat(equity(LOST, OPEN.plusSeconds(29))).isFalse();
    assertThat(equity(LOST, OPEN.plusSeconds(30))).isTrue();
  }

  @Test
  void theOrdinaryConfirmationHoldsFromTheSixthMinute() {
    equity(LOST, OPEN.plusSeconds(294));
    assertThat(equity(LOST, OPEN.plusSeconds(299))).isFalse();
    assertThat(equity(LOST, OPEN.plusSeconds(300))).isTrue();
  }

  @Test
  void threeLossesInARowTrip() {
    assertThat(closed("-1")).isFalse();
    assertThat(closed("-1")).isFalse();
    assertThat(closed("-0.01")).isTrue();
    assertThat(breaker.status().by()).isEqualTo("LOSING_STREAK");
    assertThat(state()).isEqualTo(BreakerState.REDUCING);
  }

  @Test
  void exactlyZeroNeitherCountsNorResets() {
    closed("-1");
    closed("-1");
    assertThat(closed("0.00")).isFalse();
    assertThat(breaker.memory().losingStreak()).isEqualTo(2);
    assertThat(closed("-1")).isTrue();
  }

  @Test
  void aProfitResetsTheStreak() {
    closed("-1");
    closed("-1");
    closed("0.01");
    assertThat(breaker.memory().losingStreak()).isZero();
    closed("-1");
    assertThat(closed("-1")).isFalse();
  }

  @Test
  void aRearmResetsTheStreak() {
    closed("-1");
    closed("-1");
    closed("-1");
    breaker.rearm("Ann", "looked at all three", NOON);
    assertThat(closed("-1")).isFalse();
    assertThat(closed("-1")).isFalse();
    assertThat(closed("-1")).isTrue();
  }

  private boolean drawdown(String equity) {
    BigDecimal value = new BigDecimal(equity);
    return breaker.observeEquity(value, value, OPEN, NOON).isPresent();
  }

  @Test
  void aTenthBelowTheHighTrips() {
    drawdown("90000");
    drawdown("120000");
    drawdown("110000");
    assertThat(drawdown("108000.01")).isFalse();
    assertThat(drawdown("108000.00")).isTrue();
    assertThat(breaker.status().by()).isEqualTo("DRAWDOWN");
    assertThat(breaker.memory().equityHigh()).isEqualByComparingTo("120000");
  }

  @Test
  void theHighMovesWithDepositsAndWithdrawals() {
    breaker.cashFlow(new BigDecimal("5000"));
    assertThat(breaker.memory().equityHigh()).isZero();
    drawdown("100000");
    breaker.cashFlow(new BigDecimal("-50000"));
    assertThat(drawdown("45000.01")).isFalse();
    breaker.cashFlow(new BigDecimal("50000"));
    assertThat(drawdown("90000")).isTrue();
    breaker.cashFlow(new BigDecimal("-900000"));
    assertThat(breaker.memory().equityHigh()).isZero();
  }

  @Test
  void aRearmStartsTheHighAnew() {
    drawdown("100000");
    drawdown("90000");
    breaker.rearm("Ann", "accepted", NOON);
    assertThat(drawdown("90000")).isFalse();
    assertThat(drawdown("81000")).isTrue();
  }

  private boolean submitted(boolean failed, Instant at) {
    return breaker.orderSubmitted(failed, at).isPresent();
  }

  @Test
  void threeFailuresInARowTrip() {
    assertThat(submitted(true, NOON)).isFalse();
    assertThat(submitted(true, NOON)).isFalse();
    assertThat(submitted(false, NOON)).isFalse();
    submitted(true, NOON);
    submitted(true, NOON);
    assertThat(breaker.memory().consecutiveFailures()).isEqualTo(2);
    assertThat(submitted(true, NOON)).isTrue();
    assertThat(breaker.status().by()).isEqualTo("ORDER_FAILURES");
    assertThat(breaker.status().reason()).isEqualTo("5 of 6 orders failed, the last 3 in a row");
  }

  /** Orders of which the given number fail, never two in a row, the last among them. */
  private boolean orders(int total, int failures, Instant at) {
    boolean tripped = false;
    for (int left = total; left > 0; left--) {
      tripped |= submitted(left % 2 == 1 && left < 2 * failures, at);
    }
    return tripped;
  }

  @Test
  void aFailureRateAboveAFewPercentTrips() {
    assertThat(orders(60, 3, NOON)).isFalse();
    assertThat(orders(1, 1, NOON)).isTrue();
  }

  @Test
  void theFailureRateNeedsFortyOrders() {
    assertThat(orders(39, 3, NOON)).isFalse();
    assertThat(orders(1, 1, NOON)).isTrue();
  }

  @Test
  void theFailureRateNeedsThreeFailures() {
    CircuitBreaker strict =
        CircuitBreaker.active(
            RiskLimits.builder().failureRate(new BigDecimal("0.01")).build().breaker(), OPEN);
    for (int i = 0; i < 40; i++) {
      assertThat(strict.orderSubmitted(i == 0 || i == 39, NOON)).isEmpty();
    }
    strict.orderSubmitted(false, NOON);
    assertThat(strict.orderSubmitted(true, NOON)).isPresent();
  }

  @Test
  void onlyTheLastHourCounts() {
    orders(38, 2, NOON);
    Instant later = NOON.plusSeconds(3600);
    submitted(false, later);
    assertThat(breaker.memory().submissions()).hasSize(39);
    submitted(false, later.plusNanos(1));
    assertThat(breaker.memory().submissions()).hasSize(2);
    assertThat(orders(40, 2, later.plusNanos(1))).isFalse();
  }

  @Test
  void withoutDataForTwoMinutesItTrips() {
    observeData(0, 0, true);
    assertThat(observeData(0, 120, true)).isFalse();
    assertThat(observeData(1, 121, true)).isFalse();
    assertThat(observeData(1, 122, true)).isTrue();
    assertThat(breaker.status().by()).isEqualTo("STALE_DATA");
  }

  @Test
  void withoutAPositionInMarketHoursDataMayBeMissing() {
    assertThat(observeData(0, 1000, false)).isFalse();
    assertThat(observeData(0, 1001, true)).isFalse();
    assertThat(observeData(0, 1100, false)).isFalse();
    assertThat(observeData(0, 1101, true)).isFalse();
    assertThat(observeData(0, 1221, true)).isFalse();
    assertThat(observeData(0, 1222, true)).isTrue();
  }

  private boolean observeData(int lastSecond, int second, boolean exposed) {
    return breaker
        .observeData(NOON.plusSeconds(lastSecond), exposed, NOON.plusSeconds(second))
        .isPresent();
  }

  @Test
  void aPositionUnmarkedForFiveMinutesTrips() {
    Instant limit = NOON.plusSeconds(300);
    assertThat(breaker.observeUnmarked("p1", NOON, limit)).isEmpty();
    assertThat(breaker.observeUnmarked("p1", NOON, limit.plusNanos(1))).isPresent();
    assertThat(breaker.status().by()).isEqualTo("UNMARKABLE");
    assertThat(state()).isEqualTo(BreakerState.REDUCING);
  }

  @Test
  void anOrderUnknownForAMinuteHalts() {
    ClientOrderId order = new ClientOrderId("to-7");
    Instant limit = NOON.plusSeconds(60);
    assertThat(breaker.observeUnknownOrder(order, NOON, limit)).isEmpty();
    assertThat(breaker.observeUnknownOrder(order, NOON, limit.plusNanos(1))).isPresent();
    assertThat(breaker.status().by()).isEqualTo("UNKNOWN_ORDER");
    assertThat(breaker.status().reason()).contains("to-7");
    assertThat(state()).isEqualTo(BreakerState.HALTED);
  }

  @Test
  void aClockFiveSecondsOffTrips() {
    Duration five = Duration.ofSeconds(5);
    assertThat(breaker.observeClockDrift(five, NOON)).isEmpty();
    assertThat(breaker.observeClockDrift(five.negated(), NOON)).isEmpty();
    assertThat(breaker.observeClockDrift(five.negated().minusNanos(1), NOON)).isPresent();
    assertThat(breaker.status().by()).isEqualTo("CLOCK_DRIFT");
  }

  @ParameterizedTest
  @EnumSource
  void eachCauseLeadsFromAnyStateToItsOwnOrStaysFurther(BreakerCause cause) {
    for (BreakerState from : BreakerState.values()) {
      CircuitBreaker one =
          CircuitBreaker.restored(
              LIMITS, new BreakerStatus(from, OPEN, "test", "because"), Memory.EMPTY);
      Optional<BreakerStatus> change = one.trip(cause, "figures", NOON);
      boolean moves = from.compareTo(cause.target()) < 0;

      assertThat(change.isPresent()).isEqualTo(moves);
      assertThat(one.status().state()).isEqualTo(moves ? cause.target() : from);
      assertThat(one.status().since()).isEqualTo(moves ? NOON : OPEN);
      change.ifPresent(status -> assertThat(status).isEqualTo(one.status()));
    }
  }

  @Test
  void marketLossesReduceAndDoubtHalts() {
    assertThat(List.of(BreakerCause.values()))
        .filteredOn(cause -> cause.target() == BreakerState.HALTED)
        .containsExactly(
            BreakerCause.POSITION_DRIFT,
            BreakerCause.OVER_FILL,
            BreakerCause.UNKNOWN_ORDER,
            BreakerCause.LEDGER,
            BreakerCause.ILLEGAL_TRANSITION);
    assertThat(List.of(BreakerCause.values()))
        .noneMatch(cause -> cause.target() == BreakerState.ACTIVE);
  }

  @Test
  void thePersonWithTheKillSwitchIsNamed() {
    BreakerStatus expected = new BreakerStatus(BreakerState.HALTED, NOON, "Ann", "fire drill");
    assertThat(breaker.halt("Ann", "fire drill", NOON)).contains(expected);
    assertThat(breaker.halt("Bob", "again", NOON)).isEmpty();
    assertThat(breaker.status()).isEqualTo(expected);
  }

  @Test
  void onlyANamedPersonWithAReasonRearms() {
    breaker.trip(BreakerCause.OVER_FILL, "11 of 10", NOON);
    for (String blank : List.of("", "  ")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> breaker.rearm(blank, "reason", NOON))
          .withMessageContaining("name");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> breaker.rearm("Ann", blank, NOON))
          .withMessageContaining("reason");
      assertThatIllegalArgumentException().isThrownBy(() -> breaker.halt(blank, "reason", NOON));
      assertThatIllegalArgumentException().isThrownBy(() -> breaker.halt("Ann", blank, NOON));
    }
    assertThat(state()).isEqualTo(BreakerState.HALTED);
    assertThat(breaker.rearm("Ann", "books agree", NOON))
        .contains(new BreakerStatus(BreakerState.ACTIVE, NOON, "Ann", "books agree"));
    assertThat(state()).isEqualTo(BreakerState.ACTIVE);
  }

  @Test
  void rearmingAnActiveBreakerDoesNothing() {
    closed("-1");
    BreakerStatus before = breaker.status();
    assertThat(breaker.rearm("Ann", "just in case", NOON)).isEmpty();
    assertThat(breaker.status()).isEqualTo(before);
    assertThat(breaker.memory().losingStreak()).isEqualTo(1);
  }

  @Test
  void aDailyLossStillThereTripsAgainAfterARearmOnceConfirmed() {
    equity(LOST, NOON);
    equity(LOST, NOON.plusSeconds(5));
    breaker.rearm("Ann", "go on", NOON.plusSeconds(6));
    assertThat(equity(LOST, NOON.plusSeconds(7))).isFalse();
    assertThat(equity(LOST, NOON.plusSeconds(12))).isTrue();
  }

  @Test
  void isRestoredFromStatusAndMemory() {
    closed("-1");
    closed("-1");
    submitted(true, NOON);
    submitted(true, NOON);
    drawdown("100000");
    CircuitBreaker restored = CircuitBreaker.restored(LIMITS, breaker.status(), breaker.memory());

    assertThat(restored.memory()).isEqualTo(breaker.memory());
    assertThat(restored.structureClosed(new BigDecimal("-1"), NOON)).isPresent();
    CircuitBreaker again = CircuitBreaker.restored(LIMITS, breaker.status(), breaker.memory());
    assertThat(again.orderSubmitted(true, NOON)).isPresent();
  }

  @Test
  void restoresTheFailuresOfTheLastHour() {
    orders(39, 3, NOON);
    CircuitBreaker restored = CircuitBreaker.restored(LIMITS, breaker.status(), breaker.memory());
    restored.orderSubmitted(false, NOON);
    assertThat(restored.orderSubmitted(true, NOON)).isPresent();
  }

  @Test
  void aReplayedChangeIsTheSameAsTheFirst() {
    CircuitBreaker replayed = CircuitBreaker.active(LIMITS, OPEN);
    for (CircuitBreaker one : List.of(breaker, replayed)) {
      one.structureClosed(new BigDecimal("-1"), NOON);
      one.orderSubmitted(true, NOON);
    }
    replayed.apply(breaker.trip(BreakerCause.OVER_FILL, "11 of 10", NOON).orElseThrow());
    assertThat(replayed.status()).isEqualTo(breaker.status());
    assertThat(replayed.memory()).isEqualTo(breaker.memory());
    replayed.apply(breaker.rearm("Ann", "books agree", NOON).orElseThrow());
    assertThat(replayed.status()).isEqualTo(breaker.status());
    assertThat(replayed.memory()).isEqualTo(Memory.EMPTY);
    replayed.structureClosed(new BigDecimal("-1"), NOON);
    replayed.apply(replayed.status());
    assertThat(replayed.memory().losingStreak()).isEqualTo(1);
  }

  @Test
  void memoryRefusesNegativeCounts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Memory(-1, BigDecimal.ZERO, 0, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Memory(0, BigDecimal.ZERO, -1, List.of()));
  }

  @Property(tries = 300)
  void neverRelaxesWithoutARearm(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int steps) {
    CircuitBreaker one = CircuitBreaker.active(LIMITS, OPEN);
    Random random = new Random(seed);
    Instant at = OPEN;
    BreakerState before = BreakerState.ACTIVE;
    for (int i = 0; i < steps; i++) {
      at = at.plusMillis(random.nextInt(20_000));
      Optional<BreakerStatus> change = observe(one, random, at);
      BreakerState after = one.status().state();

      assertThat(after).isGreaterThanOrEqualTo(before);
      assertThat(change.isPresent()).isEqualTo(after != before);
      before = after;
    }
  }

  private static Optional<BreakerStatus> observe(CircuitBreaker one, Random random, Instant at) {
    BigDecimal amount = BigDecimal.valueOf(88_000 + random.nextInt(20_000));
    return switch (random.nextInt(8)) {
      case 0 -> one.structureClosed(amount.subtract(PREVIOUS), at);
      case 1 -> one.orderSubmitted(random.nextBoolean(), at);
      case 2 -> one.observeData(at.minusSeconds(random.nextInt(200)), random.nextBoolean(), at);
      case 3 -> one.observeClockDrift(Duration.ofMillis(random.nextInt(6_000)), at);
      case 4 ->
          one.observeUnknownOrder(
              new ClientOrderId("to-7"), at.minusSeconds(random.nextInt(70)), at);
      case 5 -> one.observeUnmarked("p1", at.minusSeconds(random.nextInt(400)), at);
      case 6 -> random.nextInt(20) == 0 ? one.halt("Ann", "drill", at) : Optional.empty();
      default -> one.observeEquity(amount, PREVIOUS, OPEN, at);
    };
  }
}
