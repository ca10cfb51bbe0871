package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningAssertions.denies;
import static io.tradeoracle.risk.OpeningAssertions.passes;
import static io.tradeoracle.risk.OpeningAssertions.reasons;
import static io.tradeoracle.risk.OpeningScenario.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExposureChecksTest {

  private static final Duration NANO = Duration.ofNanos(1);

  @Test
  void deniesMoreThanTwoPercentOnOneTrade() {
    // 13 units: 4940 and fees.
    passes(s -> thirteen(s, "60.00"));
    denies(DenialReason.ABOVE_TRADE_CAP, s -> thirteen(s, "60.01"));
  }

  private static void thirteen(OpeningScenario s, String fees) {
    s.units = 13;
    s.roundTripFees = new BigDecimal(fees);
  }

  @Test
  void deniesMoreThanFivePercentOnOneUnderlying() {
    passes(s -> s.underlyingLoss = new BigDecimal("8644.00"));
    denies(DenialReason.UNDERLYING_LOSS_LIMIT, s -> s.underlyingLoss = new BigDecimal("8644.01"));
  }

  @Test
  void deniesMoreThanFifteenPercentInAll() {
    passes(s -> s.totalLoss = new BigDecimal("33644.00"));
    denies(DenialReason.TOTAL_LOSS_LIMIT, s -> s.totalLoss = new BigDecimal("33644.01"));
  }

  @Test
  void deniesASecondStructureOfAStrategyInAnUnderlying() {
    denies(DenialReason.STRUCTURE_ALREADY_OPEN, s -> s.sameStrategyAndUnderlying = 1);
  }

  @Test
  void deniesTheNinthStructure() {
    passes(s -> s.openStructures = 7);
    denies(DenialReason.OPEN_STRUCTURES_LIMIT, s -> s.openStructures = 8);
  }

  @Test
  void deniesTheEleventhOpeningOfADay() {
    passes(s -> s.openingsToday = 9);
    denies(DenialReason.DAILY_OPENINGS_LIMIT, s -> s.openingsToday = 10);
  }

  @Test
  void deniesTheFifthOpeningOfAnIntradayStrategy() {
    OrderOrigin intraday = new OrderOrigin.Strategy("scalp", true, false);
    passes(s -> intradayOpenings(s, intraday, 3));
    denies(DenialReason.STRATEGY_DAILY_OPENINGS_LIMIT, s -> intradayOpenings(s, intraday, 4));
    passes(s -> intradayOpenings(s, new OrderOrigin.Strategy("condor"), 4));
    passes(s -> intradayOpenings(s, new OrderOrigin.Person("Ann"), 4));
  }

  private static void intradayOpenings(OpeningScenario s, OrderOrigin origin, int openings) {
    s.origin = origin;
    s.strategyOpeningsToday = openings;
  }

  @Test
  void deniesTheFourthOpeningOfAMinute() {
    passes(s -> s.openingsLastMinute = 2);
    denies(DenialReason.OPENING_RATE, s -> s.openingsLastMinute = 3);
  }

  @Test
  void deniesTheSameSignalWithinTenMinutes() {
    passes(s -> s.sameSignalAt = NOON.minusSeconds(600));
    denies(DenialReason.DUPLICATE_SIGNAL, s -> s.sameSignalAt = NOON.minusSeconds(600).plus(NANO));
  }

  @Test
  void deniesBeyondTheGreekLimits() {
    passes(s -> s.orderGreeks = new PortfolioGreeks(125_000, 62_500, 1_250));
    passes(s -> s.orderGreeks = new PortfolioGreeks(-125_000, -62_500, -1_250));
    denies(
        DenialReason.DOLLAR_DELTA_LIMIT,
        s -> s.orderGreeks = new PortfolioGreeks(-125_000.01, 0, 0));
    denies(
        DenialReason.DOLLAR_GAMMA_LIMIT, s -> s.orderGreeks = new PortfolioGreeks(0, 62_500.01, 0));
    denies(DenialReason.VEGA_LIMIT, s -> s.orderGreeks = new PortfolioGreeks(0, 0, -1_250.01));
  }

  @Test
  void anOrderThatLowersTheGreeksPassesAboveTheLimit() {
    PortfolioGreeks far = new PortfolioGreeks(300_000, -200_000, 5_000);
    passes(s -> greeks(s, far, new PortfolioGreeks(-1, 1, -1)));
    assertThat(reasons(s -> greeks(s, far, PortfolioGreeks.ZERO)))
        .containsExactly(
            DenialReason.DOLLAR_DELTA_LIMIT,
            DenialReason.DOLLAR_GAMMA_LIMIT,
            DenialReason.VEGA_LIMIT);
    // Through zero to the same distance on the other side lowers nothing.
    assertThat(reasons(s -> greeks(s, far, new PortfolioGreeks(-600_000, 1, -1))))
        .containsExactly(DenialReason.DOLLAR_DELTA_LIMIT);
  }

  private static void greeks(OpeningScenario s, PortfolioGreeks before, PortfolioGreeks order) {
    s.portfolioGreeks = before;
    s.orderGreeks = order;
  }

  @Test
  void aMissingGreekRefusesAnOpening() {
    denies(DenialReason.GREEKS_UNKNOWN, s -> s.orderGreeks = PortfolioGreeks.UNKNOWN);
    denies(
        DenialReason.GREEKS_UNKNOWN,
        s -> s.portfolioGreeks = new PortfolioGreeks(0, 0, Double.NaN));
  }
}
