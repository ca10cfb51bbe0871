package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.IndexLevel;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An exchange on Wednesday 2024-03-06, 10:00 in New York, and short words to trade at it. */
final class ExchangeFixture implements BrokerListener {

  static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();
  static final LocalDate DAY = LocalDate.of(2024, 3, 6);
  static final Equity SHARE = new Equity("XYZ");
  static final OptionContract PUT_90 = OptionContract.parse("XYZ240315P00090000");
  static final OptionContract PUT_95 = OptionContract.parse("XYZ240315P00095000");
  static final OptionContract CALL_100 = OptionContract.parse("XYZ240315C00100000");
  static final OptionContract CALL_105 = OptionContract.parse("XYZ240315C00105000");
  static final OptionContract CALL_110 = OptionContract.parse("XYZ240315C00110000");

  final VirtualTime time;
  final SimulatedExchange exchange;
  final List<OrderEvent> events = new ArrayList<>();
  final List<LifecycleEvent> endings = new ArrayList<>();
  private int ids;

  ExchangeFixture(Instant start, UnaryOperator<SimulatedExchangeBuilder> settings) {
    time = new VirtualTime(start);
    exchange = settings.apply(SimulatedExchange.builder(time, CALENDAR)).build();
    exchange.subscribe(this);
  }

  static ExchangeFixture with(UnaryOperator<SimulatedExchangeBuilder> settings) {
    return new ExchangeFixture(at(DAY, "10:00"), settings);
  }

  static ExchangeFixture standard() {
    return with(settings -> settings);
  }

  static Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(CALENDAR.zone()).toInstant();
  }

  @Override
  public void onOrderEvent(OrderEvent event) {
    events.add(event);
  }

  @Override
  public void onLifecycleEvent(LifecycleEvent event) {
    endings.add(event);
  }

  void pass(Duration duration) {
    time.runUntil(time.instant().plus(duration));
  }

  void passMillis(long millis) {
    pass(Duration.ofMillis(millis));
  }

  void goTo(LocalDate day, String clock) {
    time.runUntil(at(day, clock));
  }

  void quote(Instrument instrument, double bid, double ask, int size) {
    quote(instrument, bid, ask, size, time.instant());
  }

  void quote(Instrument instrument, double bid, double ask, int size, Instant at) {
    Quote quote = new Quote(bid, ask, size, size, at, at, FeedKind.SIMULATED);
    if (instrument instanceof OptionContract contract) {
      exchange.onMarketEvent(new OptionQuote(contract, quote));
    } else {
      exchange.onMarketEvent(new UnderlyingQuote(instrument.symbol(), quote));
    }
  }

  /** Closing quote of a bar: shows the opening quote's size. */
  void closeBar(OptionContract contract, double bid, double ask, int size) {
    Instant now = time.instant();
    Quote quote = new Quote(bid, ask, size, size, now, now, FeedKind.RECORDED);
    exchange.onMarketEvent(new OptionQuote(contract, quote), DisplayedSize.SHARED);
  }

  void index(String symbol, double level) {
    Instant now = time.instant();
    exchange.onMarketEvent(new IndexLevel(symbol, level, now, now, FeedKind.SIMULATED));
  }

  ClientOrderId newId() {
    ids++;
    return ClientOrderId.derive(DAY, "test", ids);
  }

  OrderRequest open(Structure structure, int units, String limit) {
    return request(structure, units, PositionIntent.OPEN, limit);
  }

  OrderRequest close(Structure structure, int units, String limit) {
    return request(structure, units, PositionIntent.CLOSE, limit);
  }

  OrderRequest request(Structure structure, int units, PositionIntent intent, String limit) {
    OrderPrice price =
        limit.equals("market") ? OrderPrice.market() : OrderPrice.limit(new BigDecimal(limit));
    return new OrderRequest(newId(), structure, units, intent, price, TimeInForce.DAY, "p");
  }

  /** Hands over and lets it arrive. */
  OrderRequest send(OrderRequest order) {
    SubmitOutcome outcome = exchange.submit(order);
    if (!(outcome instanceof SubmitOutcome.Accepted)) {
      throw new AssertionError("refused: " + outcome);
    }
    passMillis(250);
    return order;
  }

  /** Opens by a market order against a quote made for it. */
  void hold(Instrument instrument, int quantity, double price) {
    quote(instrument, price, price + 0.01, Math.abs(quantity));
    Structure structure = Structure.single(instrument, Integer.signum(quantity));
    send(request(structure, Math.abs(quantity), PositionIntent.OPEN, "market"));
    if (exchange.report().holdings().stream().noneMatch(h -> h.instrument().equals(instrument))) {
      throw new AssertionError("not filled: " + instrument);
    }
  }

  RejectReason refusal(OrderRequest order) {
    SubmitOutcome outcome = exchange.submit(order);
    if (outcome instanceof SubmitOutcome.Rejected rejected) {
      return rejected.reason();
    }
    throw new AssertionError("not refused: " + outcome);
  }

  OrderStatus status(OrderRequest order) {
    return exchange.order(order.id()).orElseThrow().order().status();
  }

  int filled(OrderRequest order) {
    return exchange.order(order.id()).orElseThrow().order().filledUnits();
  }

  int held(Instrument instrument) {
    return exchange.report().holdings().stream()
        .filter(holding -> holding.instrument().equals(instrument))
        .mapToInt(holding -> holding.quantity())
        .sum();
  }

  BigDecimal cash() {
    return exchange.report().account().cash();
  }

  static Structure one(Instrument instrument) {
    return Structure.single(instrument, 1);
  }

  static Structure sold(Instrument instrument) {
    return Structure.single(instrument, -1);
  }

  static Structure condor() {
    return Structure.ironCondor(PUT_90, PUT_95, CALL_105, CALL_110);
  }

  /** Quotes the condor's legs: it can be sold at −1.20 and bought back at +1.60. */
  void quoteCondor(int size) {
    quote(PUT_90, 0.40, 0.50, size);
    quote(PUT_95, 1.10, 1.20, size);
    quote(CALL_105, 1.10, 1.20, size);
    quote(CALL_110, 0.40, 0.50, size);
  }
}
