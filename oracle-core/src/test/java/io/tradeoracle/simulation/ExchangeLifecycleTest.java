package io.tradeoracle.simulation;

import static io.tradeoracle.simulation.ExchangeFixture.CALL_100;
import static io.tradeoracle.simulation.ExchangeFixture.CALL_105;
import static io.tradeoracle.simulation.ExchangeFixture.DAY;
import static io.tradeoracle.simulation.ExchangeFixture.PUT_95;
import static io.tradeoracle.simulation.ExchangeFixture.SHARE;
import static io.tradeoracle.simulation.ExchangeFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Structure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeLifecycleTest {

  private static final LocalDate EXPIRATION = LocalDate.of(2024, 3, 15);
  private static final OptionContract SPXW_PUT = OptionContract.parse("SPXW240315P05100000");
  private static final OptionContract SPX_CALL = OptionContract.parse("SPX240315C05000000");

  private final Map<OptionContract, BigDecimal> values = new HashMap<>();
  private ExchangeFixture venue = with(1);

  private ExchangeFixture with(long seed) {
    return ExchangeFixture.with(
        settings ->
            settings
                .fees(FeeSchedule.none())
                .seed(seed)
                .settlementValues(contract -> Optional.ofNullable(values.get(contract)))
                .dividends(
                    (underlying, exDate) ->
                        exDate.equals(LocalDate.of(2024, 3, 8))
                            ? new BigDecimal("0.80")
                            : BigDecimal.ZERO));
  }

  @AfterEach
  void booksAddUp() {
    assertThat(venue.exchange.verifyBooks()).isEmpty();
  }

  @Test
  void aLongCallInTheMoneyIsExercised() {
    venue.hold(CALL_100, 2, 2.00);
    venue.goTo(EXPIRATION, "15:59");
    venue.quote(SHARE, 103.99, 104.01, 100);
    venue.goTo(EXPIRATION, "16:01");

    assertEnd(LifecycleEvent.Kind.EXERCISED, -2, 200, "-20000");
    assertThat(venue.held(CALL_100)).isZero();
    assertThat(venue.held(SHARE)).isEqualTo(200);
  }

  @Test
  void aShortPutInTheMoneyIsAssigned() {
    venue.hold(PUT_95, -1, 2.00);
    venue.goTo(EXPIRATION, "15:59");
    venue.quote(SHARE, 94.98, 95.00, 100);
    venue.goTo(EXPIRATION, "16:01");

    assertEnd(LifecycleEvent.Kind.ASSIGNED, 1, 100, "-9500");
  }

  @Test
  void lessThanACentInTheMoneyExpiresWorthless() {
    venue.hold(CALL_100, 1, 2.00);
    venue.goTo(EXPIRATION, "15:59");
    venue.quote(SHARE, 99.99, 100.02, 100);
    venue.goTo(EXPIRATION, "16:01");

    assertEnd(LifecycleEvent.Kind.EXPIRED_WORTHLESS, -1, 0, "0");
  }

  @Test
  void thePriceOfTheSettlementInstantCountsAndNoLaterOne() {
    venue.hold(CALL_100, 1, 2.00);
    venue.goTo(EXPIRATION, "16:00");
    venue.quote(SHARE, 98.99, 99.01, 100);
    venue.quote(SHARE, 120.00, 120.02, 100, venue.time.instant().plusMillis(1));
    venue.goTo(EXPIRATION, "16:01");

    assertEnd(LifecycleEvent.Kind.EXPIRED_WORTHLESS, -1, 0, "0");
  }

  @Test
  void cashSettledContractsPayTheirIntrinsicValue() {
    venue.hold(SPXW_PUT, 1, 20.00);
    venue.goTo(EXPIRATION, "15:59");
    venue.index("SPX", 5087.5);
    venue.goTo(EXPIRATION, "16:01");

    assertEnd(LifecycleEvent.Kind.CASH_SETTLED, -1, 0, "1250");
  }

  @Test
  void amSettledContractsSettleOnTheSuppliedValueOnly() {
    values.put(SPX_CALL, new BigDecimal("5012.34"));
    venue.hold(SPX_CALL, 1, 50.00);
    venue.goTo(EXPIRATION, "09:29");
    venue.index("SPX", 4900);
    venue.goTo(EXPIRATION, "09:31");

    assertEnd(LifecycleEvent.Kind.CASH_SETTLED, -1, 0, "1234");
  }

  @Test
  void withoutASettlementValueTheContractWaitsUntilThereIsOne() {
    venue.hold(SPX_CALL, 1, 50.00);
    venue.goTo(EXPIRATION, "09:29");
    venue.index("SPX", 5100);
    venue.goTo(EXPIRATION, "12:00");
    assertThat(venue.endings).isEmpty();
    assertThat(venue.exchange.awaitingSettlement()).containsExactly(SPX_CALL);
    assertThat(venue.held(SPX_CALL)).isEqualTo(1);

    values.put(SPX_CALL, new BigDecimal("4999.00"));
    venue.goTo(EXPIRATION.plusDays(1), "12:00");
    assertEnd(LifecycleEvent.Kind.EXPIRED_WORTHLESS, -1, 0, "0");
    assertThat(venue.exchange.awaitingSettlement()).isEmpty();
  }

  @Test
  void withoutAnyPriceOfTheUnderlyingTheContractWaits() {
    venue.hold(CALL_100, 1, 2.00);
    venue.goTo(EXPIRATION, "17:00");

    assertThat(venue.exchange.awaitingSettlement()).containsExactly(CALL_100);
  }

  @Test
  void aClosedPositionDoesNotEndAgain() {
    venue.hold(CALL_100, 1, 2.00);
    venue.passMillis(1);
    venue.quote(CALL_100, 2.00, 2.10, 5);
    venue.send(venue.close(ExchangeFixture.sold(CALL_100), 1, "-2.00"));
    venue.goTo(EXPIRATION, "15:59");
    venue.quote(SHARE, 103.99, 104.01, 100);
    venue.goTo(EXPIRATION, "16:01");

    assertThat(venue.endings).isEmpty();
  }

  @Test
  void soldCallsBelowTheDividendAreAssignedOnTheEveInFourOfFiveSeeds() {
    int assigned = 0;
    for (int seed = 0; seed < 100; seed++) {
      venue = with(seed);
      sellCallSpread();
      closeTheDay(DAY.plusDays(1), 2.10, 2.20);
      assigned += venue.endings.size();
      assertThat(venue.endings).allMatch(end -> end.kind() == LifecycleEvent.Kind.ASSIGNED);
      assertThat(venue.endings).allMatch(end -> end.sharesDelivered() == -100);
      booksAddUp();
    }

    assertThat(assigned).isBetween(65, 95);
  }

  @Test
  void soldCallsAreNotAssignedOnOtherDaysOrAboveTheDividend() {
    for (int seed = 0; seed < 20; seed++) {
      venue = with(seed);
      sellCallSpread();
      closeTheDay(DAY, 2.10, 2.20);
      closeTheDay(DAY.plusDays(1), 3.10, 3.20);

      assertThat(venue.endings).isEmpty();
    }
  }

  @Test
  void soldPutsAreAssignedWhenTheirTimeValueIsBelowTheInterest() {
    int assigned = 0;
    for (int seed = 0; seed < 50; seed++) {
      venue = with(seed);
      venue.hold(PUT_95, -1, 2.00);
      venue.goTo(DAY, "15:59");
      venue.quote(SHARE, 84.99, 85.01, 100);
      // Interest on 95.00 for nine days at 4 % is 0.094.
      venue.quote(PUT_95, 10.02, 10.08, 10);
      venue.goTo(DAY, "16:30");
      assigned += venue.endings.size();
    }

    assertThat(assigned).isBetween(30, 49);
  }

  @Test
  void soldPutsOutOfTheMoneyAreNeverAssigned() {
    for (int seed = 0; seed < 20; seed++) {
      venue = with(seed);
      venue.hold(PUT_95, -1, 0.02);
      venue.goTo(DAY, "15:59");
      venue.quote(SHARE, 99.99, 100.01, 100);
      venue.quote(PUT_95, 0.01, 0.02, 10);
      venue.goTo(DAY, "16:30");

      assertThat(venue.endings).isEmpty();
    }
  }

  @Test
  void theSameSeedAssignsTheSame() {
    for (int seed = 0; seed < 10; seed++) {
      venue = with(seed);
      sellCallSpread();
      closeTheDay(DAY.plusDays(1), 2.10, 2.20);
      var first = venue.exchange.activities("");
      venue = with(seed);
      sellCallSpread();
      closeTheDay(DAY.plusDays(1), 2.10, 2.20);

      assertThat(venue.exchange.activities("")).isEqualTo(first);
    }
  }

  private void sellCallSpread() {
    venue.quote(CALL_100, 2.00, 2.10, 10);
    venue.quote(CALL_105, 1.00, 1.10, 10);
    Structure spread = Structure.vertical(CALL_105, CALL_100);
    venue.send(venue.open(spread, 1, "-0.90"));
    assertThat(venue.held(CALL_100)).isEqualTo(-1);
  }

  /** The share closes at 102.00, so the call's intrinsic value is 2.00. */
  private void closeTheDay(LocalDate day, double callBid, double callAsk) {
    venue.time.runUntil(at(day, "15:59"));
    venue.quote(SHARE, 101.99, 102.01, 100);
    venue.quote(CALL_100, callBid, callAsk, 10);
    venue.goTo(day, "16:30");
  }

  private void assertEnd(LifecycleEvent.Kind kind, int quantity, int shares, String cash) {
    assertThat(venue.endings).hasSize(1);
    LifecycleEvent end = venue.endings.get(0);
    assertThat(end.kind()).isEqualTo(kind);
    assertThat(end.quantity()).isEqualTo(quantity);
    assertThat(end.sharesDelivered()).isEqualTo(shares);
    assertThat(end.cash()).isEqualByComparingTo(cash);
  }
}
