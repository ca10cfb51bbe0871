package io.tradeoracle.simulation;

import static io.tradeoracle.simulation.ExchangeFixture.CALL_100;
import static io.tradeoracle.simulation.ExchangeFixture.CALL_105;
import static io.tradeoracle.simulation.ExchangeFixture.DAY;
import static io.tradeoracle.simulation.ExchangeFixture.PUT_95;
import static io.tradeoracle.simulation.ExchangeFixture.SHARE;
import static io.tradeoracle.simulation.ExchangeFixture.condor;
import static io.tradeoracle.simulation.ExchangeFixture.one;
import static io.tradeoracle.simulation.ExchangeFixture.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.SubmitOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExchangeFillsTest {

  private final ExchangeFixture venue = ExchangeFixture.with(s -> s.fees(FeeSchedule.none()));

  @Test
  void anOrderReachesTheBookAfterTheLatencyAndNotBefore() {
    venue.quote(CALL_100, 2.00, 2.10, 10);
    OrderRequest order = venue.open(one(CALL_100), 1, "2.10");
    venue.exchange.submit(order);

    venue.passMillis(249);
    assertThat(venue.status(order)).isEqualTo(OrderStatus.SUBMITTED);
    assertThat(venue.events).isEmpty();

    venue.passMillis(1);
    assertThat(venue.status(order)).isEqualTo(OrderStatus.FILLED);
    assertThat(venue.events).hasSize(2);
  }

  @Test
  void aQuoteThatMovesAwayWithinTheLatencyFillsNothing() {
    venue.quote(CALL_100, 2.00, 2.10, 10);
    OrderRequest order = venue.open(one(CALL_100), 1, "2.10");
    venue.exchange.submit(order);

    venue.passMillis(100);
    venue.quote(CALL_100, 2.10, 2.20, 10);
    venue.passMillis(500);

    assertThat(venue.filled(order)).isZero();
  }

  @Test
  void aLimitFillsAtTheOppositeQuoteEvenIfThatIsBetter() {
    venue.quote(CALL_100, 2.00, 2.10, 10);
    venue.send(venue.open(one(CALL_100), 2, "2.50"));

    assertThat(venue.cash()).isEqualByComparingTo("249580.00");
  }

  @Test
  void aSellLimitFillsAtTheBid() {
    venue.hold(CALL_100, 1, 2.00);
    venue.passMillis(1);
    venue.quote(CALL_100, 3.00, 3.10, 10);
    BigDecimal before = venue.cash();
    venue.send(venue.close(sold(CALL_100), 1, "-2.90"));

    assertThat(venue.cash().subtract(before)).isEqualByComparingTo("300.00");
  }

  @Test
  void aStructureFillsWhenItsLegsTogetherReachTheNetPrice() {
    venue.quoteCondor(10);
    OrderRequest tooDear = venue.send(venue.open(condor(), 1, "-1.21"));
    OrderRequest fair = venue.send(venue.open(condor(), 1, "-1.20"));

    assertThat(venue.filled(tooDear)).isZero();
    assertThat(venue.filled(fair)).isEqualTo(1);
    assertThat(venue.cash()).isEqualByComparingTo("250120.00");
  }

  @Test
  void partialUnitsAreTheLeastOverTheLegsOfSizeByRatio() {
    venue.quote(CALL_100, 2.00, 2.10, 9);
    venue.quote(CALL_105, 1.00, 1.10, 3);
    Structure vertical = Structure.vertical(CALL_100, CALL_105);
    OrderRequest order = venue.send(venue.open(vertical, 5, "1.10"));

    assertThat(venue.filled(order)).isEqualTo(3);
    assertThat(venue.status(order)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
    assertThat(venue.held(CALL_100)).isEqualTo(3);
    assertThat(venue.held(CALL_105)).isEqualTo(-3);
  }

  @Test
  void aLegWithoutEnoughSizeForOneUnitFillsNothing() {
    venue.quote(CALL_100, 2.00, 2.10, 3);
    OrderRequest order = venue.send(venue.open(Structure.single(CALL_100, 4), 1, "8.40"));

    assertThat(venue.filled(order)).isZero();
  }

  @Test
  void displayedSizeStaysUsedUntilTheNextNewerQuote() {
    venue.quote(CALL_100, 2.00, 2.10, 4);
    OrderRequest first = venue.send(venue.open(one(CALL_100), 3, "2.10"));
    OrderRequest second = venue.send(venue.open(one(CALL_100), 3, "2.10"));
    assertThat(venue.filled(first)).isEqualTo(3);
    assertThat(venue.filled(second)).isEqualTo(1);

    venue.quote(CALL_100, 2.00, 2.10, 4);
    assertThat(venue.filled(second)).isEqualTo(3);
  }

  @Test
  void theClosingQuoteOfABarSharesTheSizeOfItsOpening() {
    venue.quote(CALL_100, 2.00, 2.10, 4);
    OrderRequest order = venue.send(venue.open(one(CALL_100), 6, "2.10"));
    venue.pass(Duration.ofSeconds(59));

    venue.closeBar(CALL_100, 2.00, 2.05, 4);
    assertThat(venue.filled(order)).isEqualTo(4);

    venue.closeBar(CALL_100, 2.00, 2.05, 5);
    assertThat(venue.filled(order)).isEqualTo(5);
  }

  @Test
  void anOlderQuoteThanTheOneKnownIsIgnored() {
    venue.quote(CALL_100, 2.00, 2.10, 4);
    venue.quote(CALL_100, 1.00, 1.10, 4, venue.time.instant().minusSeconds(1));
    OrderRequest order = venue.send(venue.open(one(CALL_100), 1, "1.50"));

    assertThat(venue.filled(order)).isZero();
  }

  @Test
  void staleQuotesFillNothing() {
    venue.quote(CALL_100, 2.00, 2.10, 10);
    venue.pass(Duration.ofMinutes(5).minusMillis(250));
    OrderRequest justInTime = venue.send(venue.open(one(CALL_100), 1, "2.10"));
    OrderRequest late = venue.send(venue.open(one(CALL_100), 1, "2.10"));

    assertThat(venue.filled(justInTime)).isEqualTo(1);
    assertThat(venue.filled(late)).isZero();
  }

  @Test
  void lockedCrossedAndOneSidedQuotesFillNothing() {
    OrderRequest order = venue.send(venue.open(one(CALL_100), 1, "2.50"));
    double[][] unusable = {{2.10, 2.10}, {2.20, 2.10}, {0, 2.10}, {2.10, 0}};
    for (double[] quote : unusable) {
      venue.passMillis(10);
      venue.quote(CALL_100, quote[0], quote[1], 10);
      assertThat(venue.filled(order)).isZero();
    }

    venue.passMillis(10);
    venue.quote(CALL_100, 2.00, 2.10, 10);
    assertThat(venue.filled(order)).isEqualTo(1);
  }

  @Test
  void whatWasSoldCanBeBoughtBackAgainstAZeroBid() {
    venue.hold(PUT_95, -1, 0.50);
    venue.passMillis(1);
    venue.quote(PUT_95, 0, 0.02, 10);

    OrderRequest opening = venue.send(venue.open(one(PUT_95), 1, "0.05"));
    OrderRequest closing = venue.send(venue.close(one(PUT_95), 1, "0.05"));

    assertThat(venue.filled(opening)).isZero();
    assertThat(venue.filled(closing)).isEqualTo(1);
  }

  @Test
  void aZeroBidCannotBeSold() {
    venue.hold(PUT_95, 1, 0.50);
    venue.passMillis(1);
    venue.quote(PUT_95, 0, 0.02, 10);
    OrderRequest order = venue.send(venue.request(sold(PUT_95), 1, PositionIntent.CLOSE, "market"));

    assertThat(venue.filled(order)).isZero();
  }

  @Test
  void sharesTradeAtTheUnderlyingsQuote() {
    venue.quote(SHARE, 99.98, 100.02, 500);
    venue.send(venue.open(one(SHARE), 200, "100.05"));

    assertThat(venue.held(SHARE)).isEqualTo(200);
    assertThat(venue.cash()).isEqualByComparingTo("229996.00");
  }

  @Test
  void restingOrdersAreServedInTheOrderTheyCame() {
    OrderRequest first = venue.send(venue.open(one(CALL_100), 2, "2.10"));
    OrderRequest second = venue.send(venue.open(one(CALL_100), 2, "2.20"));

    venue.quote(CALL_100, 2.00, 2.10, 3);

    assertThat(venue.filled(first)).isEqualTo(2);
    assertThat(venue.filled(second)).isEqualTo(1);
  }

  @Test
  void aFillBeforeTheCancelArrivesCounts() {
    OrderRequest order = venue.send(venue.open(one(CALL_100), 2, "2.10"));
    venue.exchange.cancel(order.id());
    venue.passMillis(100);
    venue.quote(CALL_100, 2.00, 2.10, 1);
    assertThat(venue.status(order)).isEqualTo(OrderStatus.CANCEL_PENDING);
    venue.passMillis(500);

    assertThat(venue.filled(order)).isEqualTo(1);
    assertThat(venue.status(order)).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void aReplacementGoesOnWithWhatIsLeftWhenItArrives() {
    OrderRequest old = venue.send(venue.open(one(CALL_100), 5, "2.10"));
    OrderRequest next = old.repriced(venue.newId(), OrderPrice.limit(new BigDecimal("2.20")), 5);
    venue.exchange.replace(old.id(), next);
    venue.passMillis(100);
    venue.quote(CALL_100, 2.00, 2.10, 2);
    venue.passMillis(150);
    venue.quote(CALL_100, 2.00, 2.10, 9);

    assertThat(venue.filled(old)).isEqualTo(2);
    assertThat(venue.status(old)).isEqualTo(OrderStatus.REPLACED);
    assertThat(venue.filled(next)).isEqualTo(3);
    assertThat(venue.held(CALL_100)).isEqualTo(5);
  }

  @Test
  void aReplacementOfAnOrderThatFilledMeanwhileIsRejected() {
    OrderRequest old = venue.send(venue.open(one(CALL_100), 1, "2.10"));
    OrderRequest next = old.repriced(venue.newId(), OrderPrice.limit(new BigDecimal("2.20")), 1);
    SubmitOutcome outcome = venue.exchange.replace(old.id(), next);
    venue.quote(CALL_100, 2.00, 2.10, 9);
    venue.passMillis(250);

    assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
    assertThat(venue.status(next)).isEqualTo(OrderStatus.REJECTED);
    assertThat(venue.events).last().isInstanceOf(OrderEvent.Rejected.class);
    assertThat(venue.held(CALL_100)).isEqualTo(1);
  }

  @Test
  void dayOrdersExpireAtTheClose() {
    OrderRequest order = venue.send(venue.open(one(CALL_100), 1, "2.10"));
    venue.goTo(DAY, "15:59:59");
    assertThat(venue.status(order)).isEqualTo(OrderStatus.ACCEPTED);

    venue.goTo(DAY, "16:00");

    assertThat(venue.status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(venue.events).last().isInstanceOf(OrderEvent.Expired.class);
  }

  @Test
  void anOrderThatArrivesAfterTheCloseExpires() {
    venue.goTo(DAY, "15:59:59.900");
    venue.quote(CALL_100, 2.00, 2.10, 10);
    OrderRequest order = venue.send(venue.open(one(CALL_100), 1, "2.10"));

    assertThat(venue.status(order)).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void nothingFillsWhileTradingIsHalted() {
    OrderRequest order = venue.send(venue.open(one(CALL_100), 1, "2.10"));
    halt(true);
    venue.quote(CALL_100, 2.00, 2.10, 10);
    assertThat(venue.filled(order)).isZero();

    halt(false);
    venue.passMillis(1);
    venue.quote(CALL_100, 2.00, 2.10, 10);
    assertThat(venue.filled(order)).isEqualTo(1);
  }

  @Test
  void everyLegPaysItsOwnFees() {
    ExchangeFixture charged = ExchangeFixture.standard();
    charged.quoteCondor(10);
    charged.send(charged.open(condor(), 2, "-1.20"));

    // Four legs of two contracts at 0.70, the sale value's rate rounded up to a cent on two legs.
    assertThat(charged.cash()).isEqualByComparingTo("250234.38");
  }

  @Test
  void listenersAreNeverCalledFromWithinACall() {
    venue.quote(CALL_100, 2.00, 2.10, 10);
    OrderRequest order = venue.send(venue.open(one(CALL_100), 1, "1.00"));
    int before = venue.events.size();

    venue.quote(CALL_100, 0.90, 1.00, 10, venue.time.instant().plusMillis(1));
    assertThat(venue.filled(order)).isEqualTo(1);
    assertThat(venue.events).hasSize(before);

    venue.pass(Duration.ZERO);
    assertThat(venue.events).hasSize(before + 1);
  }

  private void halt(boolean halted) {
    venue.exchange.onMarketEvent(
        new MarketEvent.TradingStatus("XYZ", halted, venue.time.instant()));
  }
}
