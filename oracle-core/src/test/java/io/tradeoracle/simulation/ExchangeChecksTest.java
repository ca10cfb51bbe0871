package io.tradeoracle.simulation;

import static io.tradeoracle.simulation.ExchangeFixture.CALL_100;
import static io.tradeoracle.simulation.ExchangeFixture.CALL_105;
import static io.tradeoracle.simulation.ExchangeFixture.DAY;
import static io.tradeoracle.simulation.ExchangeFixture.PUT_90;
import static io.tradeoracle.simulation.ExchangeFixture.PUT_95;
import static io.tradeoracle.simulation.ExchangeFixture.SHARE;
import static io.tradeoracle.simulation.ExchangeFixture.condor;
import static io.tradeoracle.simulation.ExchangeFixture.one;
import static io.tradeoracle.simulation.ExchangeFixture.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeChecksTest {

  private static final Structure VERTICAL = Structure.vertical(CALL_105, CALL_100);
  private static final Structure STRADDLE =
      Structure.straddle(OptionContract.parse("XYZ240315P00100000"), CALL_100);

  private final ExchangeFixture venue =
      ExchangeFixture.with(s -> s.fees(FeeSchedule.none()).cash(new BigDecimal("10000")));

  @ParameterizedTest
  @CsvSource({"2024-03-06,09:29:59", "2024-03-06,16:00", "2024-03-09,12:00", "2024-07-03,13:00"})
  void ordersOutsideOfTheSessionAreRefused(LocalDate day, String clock) {
    ExchangeFixture closed = new ExchangeFixture(ExchangeFixture.at(day, clock), s -> s);
    OptionContract later = OptionContract.parse("XYZ240920C00100000");

    assertThat(closed.refusal(closed.open(one(later), 1, "2.00")))
        .isEqualTo(RejectReason.MARKET_CLOSED);
  }

  @Test
  void ordersInAHaltedUnderlyingAreRefused() {
    venue.exchange.onMarketEvent(new MarketEvent.TradingStatus("XYZ", true, venue.time.instant()));

    assertThat(venue.refusal(venue.open(one(CALL_100), 1, "2.00"))).isEqualTo(RejectReason.HALTED);
  }

  @Test
  void expiredContractsAreRefused() {
    venue.goTo(LocalDate.of(2024, 3, 18), "10:00");

    assertThat(venue.refusal(venue.open(one(CALL_100), 1, "2.00")))
        .isEqualTo(RejectReason.INSTRUMENT_NOT_TRADABLE);
  }

  @Test
  void adjustedContractsCanOnlyBeClosed() {
    OptionContract adjusted = OptionContract.parse("XYZ1240315C00100000");

    assertThat(venue.refusal(venue.open(one(adjusted), 1, "2.00")))
        .isEqualTo(RejectReason.INSTRUMENT_NOT_TRADABLE);
    assertThat(venue.refusal(venue.close(sold(adjusted), 1, "-2.00")))
        .isEqualTo(RejectReason.INSUFFICIENT_QUANTITY);
  }

  @ParameterizedTest
  @CsvSource({"2.01,true", "2.015,false", "3.05,true", "3.01,false", "-2.00,false", "0.00,false"})
  void aSingleBuyMustBePositiveAndOnItsTick(String limit, boolean good) {
    assertPrice(venue.open(one(CALL_100), 1, limit), good);
  }

  @ParameterizedTest
  @CsvSource({"-2.01,true", "-3.01,false", "2.00,false"})
  void aSingleSaleMustBeNegativeAndOnItsTick(String limit, boolean good) {
    venue.hold(CALL_100, 1, 2.00);

    assertPrice(venue.close(sold(CALL_100), 1, limit), good);
  }

  @ParameterizedTest
  @CsvSource({"-1.21,true", "3.01,true", "-1.205,false"})
  void aStructureTradesInCentsOfEitherSign(String limit, boolean good) {
    assertPrice(venue.open(condor(), 1, limit), good);
  }

  @Test
  void theTicksOfAClassCanBeSet() {
    ExchangeFixture nickels =
        ExchangeFixture.with(settings -> settings.ticks(contract -> TickSchedule.NICKEL));

    assertThat(nickels.refusal(nickels.open(one(CALL_100), 1, "2.01")))
        .isEqualTo(RejectReason.INVALID_PRICE);
  }

  @Test
  void soldCallsMustBeCovered() {
    assertThat(venue.refusal(venue.open(sold(CALL_100), 1, "-2.00")))
        .isEqualTo(RejectReason.UNCOVERED);
    assertThat(venue.refusal(venue.open(sold(SHARE), 1, "-100.00")))
        .isEqualTo(RejectReason.UNCOVERED);
  }

  @Test
  void sharesCoverASoldCallOnce() {
    venue.hold(SHARE, 100, 90.00);
    venue.send(venue.open(sold(CALL_100), 1, "-2.00"));

    assertThat(venue.refusal(venue.open(sold(CALL_105), 1, "-1.00")))
        .isEqualTo(RejectReason.UNCOVERED);
    assertThat(venue.refusal(venue.close(sold(SHARE), 1, "-90.00")))
        .isEqualTo(RejectReason.UNCOVERED);
  }

  @Test
  void theCoveringLegOfASpreadCannotBeSoldFirst() {
    venue.quote(CALL_100, 2.00, 2.10, 10);
    venue.quote(CALL_105, 1.00, 1.10, 10);
    venue.send(venue.open(VERTICAL, 1, "-0.90"));
    assertThat(venue.held(CALL_105)).isEqualTo(1);

    assertThat(venue.refusal(venue.close(sold(CALL_105), 1, "-1.00")))
        .isEqualTo(RejectReason.UNCOVERED);
  }

  @Test
  void aLongCallOnlyOrderedDoesNotCoverYet() {
    venue.send(venue.open(one(CALL_105), 1, "0.10"));

    assertThat(venue.refusal(venue.open(sold(CALL_100), 1, "-2.00")))
        .isEqualTo(RejectReason.UNCOVERED);
  }

  @Test
  void noMoreCanBeClosedThanIsHeldAndNotBeingClosed() {
    venue.hold(CALL_100, 5, 2.00);
    venue.send(venue.close(sold(CALL_100), 3, "-2.50"));

    assertThat(venue.refusal(venue.close(sold(CALL_100), 3, "-2.50")))
        .isEqualTo(RejectReason.INSUFFICIENT_QUANTITY);
    assertThat(venue.refusal(venue.close(one(CALL_100), 1, "2.50")))
        .isEqualTo(RejectReason.INSUFFICIENT_QUANTITY);
    venue.send(venue.close(sold(CALL_100), 2, "-2.50"));
  }

  @Test
  void aReplacedCloseDoesNotStandInItsOwnWay() {
    venue.hold(CALL_100, 5, 2.00);
    OrderRequest old = venue.send(venue.close(sold(CALL_100), 5, "-2.50"));
    OrderRequest next = old.repriced(venue.newId(), OrderPrice.limit(new BigDecimal("-2.40")), 5);

    assertThat(venue.exchange.replace(old.id(), next)).isInstanceOf(SubmitOutcome.Accepted.class);
  }

  @Test
  void aDebitNeedsItsCash() {
    assertThat(venue.refusal(venue.open(one(CALL_100), 51, "2.00")))
        .isEqualTo(RejectReason.INSUFFICIENT_BUYING_POWER);
    venue.send(venue.open(one(CALL_100), 50, "2.00"));

    assertThat(buyingPower()).isEqualByComparingTo("0");
    assertThat(venue.refusal(venue.open(one(CALL_100), 1, "0.01")))
        .isEqualTo(RejectReason.INSUFFICIENT_BUYING_POWER);
  }

  @Test
  void aCreditSpreadBindsItsMaximumLossUntilItIsClosed() {
    venue.quote(CALL_100, 2.00, 2.10, 10);
    venue.quote(CALL_105, 1.00, 1.10, 10);
    venue.send(venue.open(VERTICAL, 2, "-0.90"));
    // Twice the width of 5.00 less the credit of 0.90.
    assertThat(buyingPower()).isEqualByComparingTo("9180.00");

    venue.send(venue.close(VERTICAL.reversed(), 2, "1.10"));
    assertThat(buyingPower()).isEqualByComparingTo("9960.00");
  }

  @Test
  void anIronCondorBindsOneWingOnly() {
    venue.quoteCondor(100);
    venue.send(venue.open(condor(), 10, "-1.20"));

    assertThat(buyingPower()).isEqualByComparingTo("6200.00");
    assertThat(venue.refusal(venue.open(condor(), 17, "-1.20")))
        .isEqualTo(RejectReason.INSUFFICIENT_BUYING_POWER);
    venue.send(venue.open(condor(), 16, "-1.20"));
  }

  @Test
  void aSoldPutIsSecuredByItsStrikeInCash() {
    assertThat(venue.refusal(venue.open(sold(PUT_95), 2, "-1.00")))
        .isEqualTo(RejectReason.INSUFFICIENT_BUYING_POWER);
    venue.send(venue.open(sold(PUT_95), 1, "-1.00"));

    assertThat(buyingPower()).isEqualByComparingTo("600.00");
  }

  @Test
  void aCancelledOrderBindsNothing() {
    OrderRequest order = venue.send(venue.open(one(CALL_100), 10, "2.00"));
    assertThat(buyingPower()).isEqualByComparingTo("8000.00");

    venue.exchange.cancel(order.id());
    venue.passMillis(250);

    assertThat(buyingPower()).isEqualByComparingTo("10000.00");
  }

  @Test
  void straddlesAreTakenAsOneOrderToOpenButNotToClose() {
    assertThat(venue.exchange.takesAsOneOrder(STRADDLE, PositionIntent.OPEN)).isTrue();
    assertThat(venue.exchange.takesAsOneOrder(STRADDLE, PositionIntent.CLOSE)).isFalse();
    assertThat(venue.exchange.takesAsOneOrder(STRADDLE.reversed(), PositionIntent.CLOSE)).isFalse();
    assertThat(venue.exchange.takesAsOneOrder(condor(), PositionIntent.CLOSE)).isTrue();

    STRADDLE.contracts().forEach(leg -> venue.quote(leg, 2.00, 2.10, 5));
    venue.send(venue.open(STRADDLE, 1, "4.20"));
    assertThat(venue.refusal(venue.close(STRADDLE.reversed(), 1, "-4.00")))
        .isEqualTo(RejectReason.UNSUPPORTED_STRUCTURE);
    venue.send(venue.close(sold(CALL_100), 1, "-2.00"));
  }

  @Test
  void whatIsTakenAsOneOrderCanBeSet() {
    ExchangeFixture singles =
        ExchangeFixture.with(
            settings -> settings.takesAsOneOrder((s, intent) -> s.legs().size() == 1));

    assertThat(singles.refusal(singles.open(condor(), 1, "-1.20")))
        .isEqualTo(RejectReason.UNSUPPORTED_STRUCTURE);
  }

  @Test
  void theOptionLevelLimitsWhatCanBeOpened() {
    ExchangeFixture longOnly = ExchangeFixture.with(settings -> settings.optionLevel(2));

    assertThat(longOnly.refusal(longOnly.open(condor(), 1, "-1.20")))
        .isEqualTo(RejectReason.OPTION_LEVEL);
    longOnly.send(longOnly.open(one(PUT_90), 1, "1.20"));
  }

  @Test
  void aRefusedOrderLeavesNoTrace() {
    OrderRequest order = venue.open(sold(CALL_100), 1, "-2.00");
    venue.refusal(order);

    assertThat(venue.exchange.order(order.id())).isEmpty();
    venue.goTo(DAY, "16:30");
    assertThat(venue.events).isEmpty();
  }

  private void assertPrice(OrderRequest order, boolean good) {
    SubmitOutcome outcome = venue.exchange.submit(order);
    assertThat(outcome instanceof SubmitOutcome.Accepted).as(outcome.toString()).isEqualTo(good);
    if (outcome instanceof SubmitOutcome.Rejected rejected) {
      assertThat(rejected.reason()).isEqualTo(RejectReason.INVALID_PRICE);
    }
  }

  private BigDecimal buyingPower() {
    return venue.exchange.report().account().buyingPower();
  }
}
