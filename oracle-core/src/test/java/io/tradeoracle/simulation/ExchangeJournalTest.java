package io.tradeoracle.simulation;

import static io.tradeoracle.simulation.ExchangeFixture.CALENDAR;
import static io.tradeoracle.simulation.ExchangeFixture.CALL_100;
import static io.tradeoracle.simulation.ExchangeFixture.CALL_105;
import static io.tradeoracle.simulation.ExchangeFixture.DAY;
import static io.tradeoracle.simulation.ExchangeFixture.SHARE;
import static io.tradeoracle.simulation.ExchangeFixture.at;
import static io.tradeoracle.simulation.ExchangeFixture.condor;
import static io.tradeoracle.simulation.ExchangeFixture.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.port.BrokerException;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.StoreException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeJournalTest {

  @TempDir private Path folder;

  @Test
  void anExchangeOnTheSameJournalHasTheSameBooks() {
    ExchangeFixture venue = begin();
    busyDay(venue);

    SimulatedExchange again = reopen(venue.time.instant());

    assertSameBooks(venue.exchange, again);
    assertThat(again.verifyBooks()).isEmpty();
  }

  @Test
  void everyAcknowledgedOrderIsInTheFileAlready() throws IOException {
    ExchangeFixture venue = begin();
    OrderRequest order = venue.open(one(CALL_100), 1, "1.00");
    venue.exchange.submit(order);

    assertThat(Files.readString(journal())).contains(order.id().value());
  }

  @Test
  void aTornLastLineIsCutOff() throws IOException {
    ExchangeFixture venue = begin();
    busyDay(venue);
    String whole = Files.readString(journal());
    String torn = whole.substring(0, whole.length() - 7);
    List<String> lines = whole.lines().toList();
    String expected = String.join("\n", lines.subList(0, lines.size() - 1)) + "\n";
    Files.writeString(journal(), torn);

    reopen(venue.time.instant()).close();

    assertThat(Files.readString(journal())).isEqualTo(expected);
  }

  @Test
  void everyTornEndLeavesBooksThatAddUpAndTakeMore() throws IOException {
    ExchangeFixture venue = begin();
    busyDay(venue);
    byte[] whole = Files.readAllBytes(journal());
    for (int length = whole.length; length >= 0; length -= 97) {
      Files.write(journal(), Arrays.copyOf(whole, length));

      SimulatedExchange again = reopen(venue.time.instant());

      assertThat(again.verifyBooks()).isEmpty();
      again.close();
    }
  }

  @Test
  void damageBeforeTheLastLineIsReported() throws IOException {
    ExchangeFixture venue = begin();
    busyDay(venue);
    byte[] bytes = Files.readAllBytes(journal());
    bytes[40] ^= 1;
    Files.write(journal(), bytes);

    assertThatThrownBy(() -> reopen(venue.time.instant()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged line at byte 0");
  }

  @Test
  void aWholeLineThatIsNoEntryIsReported() throws IOException {
    begin();
    Files.writeString(journal(), "garbage\nmore\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> reopen(at(DAY, "10:00"))).isInstanceOf(StoreException.class);
  }

  @Test
  void whatWasOnItsWayArrivesAfterReopening() {
    ExchangeFixture venue = begin();
    OrderRequest resting = venue.send(venue.open(one(CALL_100), 2, "2.00"));
    OrderRequest cancelled = venue.send(venue.open(one(CALL_100), 1, "1.90"));
    OrderRequest next =
        resting.repriced(venue.newId(), OrderPrice.limit(new BigDecimal("2.10")), 2);
    OrderRequest onItsWay = venue.open(one(CALL_105), 1, "0.90");
    venue.exchange.submit(onItsWay);
    venue.exchange.cancel(cancelled.id());
    venue.exchange.replace(resting.id(), next);

    ExchangeFixture again =
        new ExchangeFixture(venue.time.instant(), settings -> settings.journal(journal()));
    again.passMillis(250);

    assertThat(again.status(onItsWay)).isEqualTo(OrderStatus.ACCEPTED);
    assertThat(again.status(cancelled)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(again.status(resting)).isEqualTo(OrderStatus.REPLACED);
    assertThat(again.status(next)).isEqualTo(OrderStatus.ACCEPTED);
  }

  @Test
  void ordersOfADayBeforeExpireOnReopening() {
    ExchangeFixture venue = begin();
    OrderRequest order = venue.send(venue.open(one(CALL_100), 2, "2.00"));
    OrderRequest onItsWay = venue.open(one(CALL_105), 1, "0.90");
    venue.exchange.submit(onItsWay);

    ExchangeFixture again =
        new ExchangeFixture(at(DAY.plusDays(1), "10:00"), s -> s.journal(journal()));
    again.passMillis(0);

    assertThat(again.status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(again.status(onItsWay)).isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void heldContractsSettleAfterReopening() {
    ExchangeFixture venue = begin();
    venue.hold(CALL_100, 1, 2.00);

    ExchangeFixture again =
        new ExchangeFixture(at(CALL_100.expiration(), "15:59"), s -> s.journal(journal()));
    again.quote(SHARE, 104.99, 105.01, 100);
    again.goTo(CALL_100.expiration(), "16:01");

    assertThat(again.held(SHARE)).isEqualTo(100);
  }

  @Test
  void whatExpiredMeanwhileSettlesAtOnceOnTheValueSupplied() {
    ExchangeFixture venue = begin();
    venue.hold(CALL_100, 1, 2.00);

    ExchangeFixture again =
        new ExchangeFixture(
            at(CALL_100.expiration().plusDays(3), "11:00"),
            settings ->
                settings
                    .journal(journal())
                    .settlementValues(contract -> Optional.of(new BigDecimal("105.00"))));
    again.passMillis(0);

    assertThat(again.held(SHARE)).isEqualTo(100);
    assertThat(again.held(CALL_100)).isZero();
    assertThat(again.exchange.awaitingSettlement()).isEmpty();
    assertThat(again.exchange.verifyBooks()).isEmpty();
  }

  @Test
  void withoutAPriceOfThatDayWhatExpiredMeanwhileWaits() {
    ExchangeFixture venue = begin();
    venue.hold(CALL_100, 1, 2.00);

    ExchangeFixture again =
        new ExchangeFixture(
            at(CALL_100.expiration().plusDays(3), "11:00"), s -> s.journal(journal()));
    again.quote(SHARE, 104.99, 105.01, 100);
    again.passMillis(0);

    assertThat(again.exchange.awaitingSettlement()).containsExactly(CALL_100);
    assertThat(again.held(CALL_100)).isEqualTo(1);
  }

  @Test
  void anExpirationSettlesOnASimulatedMarketThatWasAwayToo() {
    SimulatedMarket before = SimulatedMarket.builder().start(DAY).build();
    OptionContract call =
        before.data().contracts("ACME").stream()
            .filter(contract -> contract.right() == OptionRight.CALL)
            .filter(contract -> contract.strike().intValue() == 100)
            .findFirst()
            .orElseThrow();
    SimulatedExchange first = exchangeOn(before);
    before.start();
    before.time().runUntil(at(DAY, "10:00"));
    first.submit(market(Structure.single(call, 1)));
    before.time().runUntil(at(DAY, "10:01"));
    assertThat(first.report().holdings()).hasSize(1);

    SimulatedMarket after =
        SimulatedMarket.builder().start(DAY).resumeAt(at(DAY.plusDays(5), "11:00")).build();
    SimulatedExchange second = exchangeOn(after);
    after.start();
    after.time().runUntil(at(DAY.plusDays(5), "11:00"));

    assertThat(second.report().holdings())
        .singleElement()
        .satisfies(holding -> assertThat(holding.quantity()).isEqualTo(100));
    assertThat(second.verifyBooks()).isEmpty();
  }

  @Test
  void timeNeverStandsBeforeTheLastEntry() {
    assertThat(SimulatedExchange.lastBooked(journal())).isEmpty();
    assertThat(journal()).doesNotExist();
    ExchangeFixture venue = begin();
    venue.send(venue.open(one(CALL_100), 1, "1.00"));
    Instant last = venue.time.instant();

    assertThat(SimulatedExchange.lastBooked(journal())).contains(last);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reopen(last.minusNanos(1)))
        .withMessageContaining(last.toString());
    assertThat(reopen(last).report().workingOrders()).hasSize(1);
  }

  private SimulatedExchange exchangeOn(SimulatedMarket market) {
    SimulatedExchange exchange =
        SimulatedExchange.builder(market.time(), CALENDAR)
            .journal(journal())
            .settlementValues(market::settlementValue)
            .build();
    MarketData data = market.data();
    data.subscribe(exchange::onMarketEvent);
    data.watchUnderlyings(market.underlyings());
    return exchange;
  }

  private static OrderRequest market(Structure structure) {
    return new OrderRequest(
        ClientOrderId.derive(DAY, "test", 1),
        structure,
        1,
        PositionIntent.OPEN,
        OrderPrice.market(),
        TimeInForce.DAY,
        "p");
  }

  @Test
  void aReopenedAccountKeepsItsCash() {
    begin();

    SimulatedExchange again =
        SimulatedExchange.builder(new VirtualTime(at(DAY, "11:00")), CALENDAR)
            .cash(BigDecimal.ONE)
            .journal(journal())
            .build();

    assertThat(again.report().account().cash()).isEqualByComparingTo("250000");
  }

  @Test
  void blanksAndLineBreaksInAPositionsNameSurvive() {
    ExchangeFixture venue = begin();
    OrderRequest order =
        new OrderRequest(
            venue.newId(),
            one(CALL_100),
            1,
            PositionIntent.OPEN,
            OrderPrice.limit(new BigDecimal("1.00")),
            TimeInForce.DAY,
            "a b\n100% = +1 é");
    venue.send(order);

    assertThat(reopen(venue.time.instant()).order(order.id()))
        .isEqualTo(venue.exchange.order(order.id()));
  }

  @Test
  void aClosedExchangeDoesNothingMore() {
    ExchangeFixture venue = begin();
    OrderRequest order = venue.open(one(CALL_100), 1, "2.10");
    venue.exchange.submit(order);
    venue.exchange.close();
    venue.quote(CALL_100, 2.00, 2.10, 10);
    venue.passMillis(500);

    assertThat(venue.events).isEmpty();
    assertThatThrownBy(() -> venue.exchange.report()).isInstanceOf(BrokerException.class);
    assertThat(reopen(venue.time.instant()).order(order.id()))
        .hasValueSatisfying(o -> assertThat(o.order().status()).isEqualTo(OrderStatus.SUBMITTED));
  }

  /** Something of every kind of entry. */
  private static void busyDay(ExchangeFixture venue) {
    venue.quoteCondor(10);
    venue.send(venue.open(condor(), 3, "-1.20"));
    venue.send(venue.open(Structure.vertical(CALL_100, CALL_105), 1, "0.20"));
    OrderRequest cancelled = venue.send(venue.open(one(CALL_100), 1, "1.90"));
    venue.exchange.cancel(cancelled.id());
    OrderRequest old = venue.send(venue.open(one(CALL_100), 2, "2.00"));
    venue.exchange.replace(
        old.id(), old.repriced(venue.newId(), OrderPrice.limit(new BigDecimal("2.10")), 2));
    venue.quote(CALL_100, 1.90, 2.00, 1);
    venue.passMillis(250);
    venue.hold(SHARE, 10, 100.00);
    venue.goTo(CALL_100.expiration(), "15:59");
    venue.quote(SHARE, 101.99, 102.01, 100);
    venue.goTo(CALL_100.expiration(), "16:30");
    assertThat(venue.endings).hasSize(5);
  }

  private ExchangeFixture begin() {
    return ExchangeFixture.with(settings -> settings.journal(journal()));
  }

  private SimulatedExchange reopen(Instant now) {
    return SimulatedExchange.builder(new VirtualTime(now), CALENDAR).journal(journal()).build();
  }

  private Path journal() {
    return folder.resolve("books.txt");
  }

  static void assertSameBooks(SimulatedExchange one, SimulatedExchange other) {
    assertThat(other.activities("")).isEqualTo(one.activities(""));
    assertThat(other.report().holdings()).isEqualTo(one.report().holdings());
    assertThat(other.report().account().cash()).isEqualTo(one.report().account().cash());
    assertThat(other.report().workingOrders()).isEqualTo(one.report().workingOrders());
  }
}
