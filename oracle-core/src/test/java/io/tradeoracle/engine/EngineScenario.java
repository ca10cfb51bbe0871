package io.tradeoracle.engine;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTickStore;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.SimulatedExchangeBuilder;
import io.tradeoracle.simulation.VirtualTime;
import io.tradeoracle.strategy.Evaluation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A real engine at a simulated exchange, on a market made by hand: Wednesday 2024-03-06, 09:59:30
 * in New York, an underlying at 100 and options that expire in 37 days. Quotes are said again every
 * half minute of a session until {@link #silence}.
 */
final class EngineScenario implements EngineListener {

  static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();
  static final LocalDate DAY = LocalDate.of(2024, 3, 6);
  static final LocalDate EXPIRATION = LocalDate.of(2024, 4, 12);
  static final Equity SHARE = new Equity("XYZ");
  static final OptionContract PUT_90 = OptionContract.parse("XYZ240412P00090000");
  static final OptionContract PUT_95 = OptionContract.parse("XYZ240412P00095000");
  static final OptionContract CALL_105 = OptionContract.parse("XYZ240412C00105000");
  static final OptionContract CALL_110 = OptionContract.parse("XYZ240412C00110000");
  static final OptionContract PUT_100 = OptionContract.parse("XYZ240412P00100000");
  static final OptionContract CALL_100 = OptionContract.parse("XYZ240412C00100000");
  static final Structure CONDOR = Structure.ironCondor(PUT_90, PUT_95, CALL_105, CALL_110);
  static final Structure STRADDLE = Structure.straddle(PUT_100, CALL_100);

  /** Target at half of the entry's price, stop at twice, out at 21 days. */
  static final ExitPolicy CREDIT_EXITS =
      new ExitPolicy(new BigDecimal("0.5"), new BigDecimal("2"), 21, Instant.MAX);

  /** Target at twice the entry's price, stop at half, out at 21 days. */
  static final ExitPolicy DEBIT_EXITS =
      new ExitPolicy(new BigDecimal("2"), new BigDecimal("0.5"), 21, Instant.MAX);

  private static final double WING_MID = 0.52;
  private static final Duration QUOTE_EVERY = Duration.ofSeconds(30);

  final VirtualTime time;
  final SimulatedExchange exchange;
  final ScriptedMarket market;
  final ScriptedStrategy strategy = new ScriptedStrategy();
  final List<PortfolioSnapshot> valuations = new ArrayList<>();
  final List<Evaluation> evaluations = new ArrayList<>();
  final List<String> alerts = new ArrayList<>();
  final List<LogEntry> entries = new ArrayList<>();
  final InMemoryTickStore history = new InMemoryTickStore();
  InMemoryTradeStore store = new InMemoryTradeStore();
  RiskLimits limits = RiskLimits.defaults();
  Broker broker;
  TradingEngine engine;
  private boolean silent;

  EngineScenario(Instant start, UnaryOperator<SimulatedExchangeBuilder> venue) {
    time = new VirtualTime(start);
    exchange = venue.apply(SimulatedExchange.builder(time, CALENDAR)).build();
    broker = exchange;
    market = new ScriptedMarket(time, exchange);
    engine = newEngine();
    quoteShare(100);
    quoteCondor(1.20, 0.02, 50);
    market.quote(PUT_100, 3.00, 3.05, 50);
    market.quote(CALL_100, 3.00, 3.05, 50);
    time.schedule(start.plus(QUOTE_EVERY), this::repeatQuotes);
  }

  static EngineScenario standard() {
    return with(venue -> venue);
  }

  static EngineScenario with(UnaryOperator<SimulatedExchangeBuilder> venue) {
    return new EngineScenario(at(DAY, "09:59:30"), venue);
  }

  static Instant at(LocalDate day, String clock) {
    return day.atTime(LocalTime.parse(clock)).atZone(CALENDAR.zone()).toInstant();
  }

  /** Makes an engine on the store, exchange and market as they are now; it has done nothing yet. */
  TradingEngine newEngine() {
    return TradingEngine.builder(market, broker, time)
        .strategy(strategy)
        .underlying("XYZ")
        .riskLimits(limits)
        .tickStore(history, false)
        .store(store, new FencingToken(1))
        .listener(this)
        .build();
  }

  /** Ends the engine as a crash does, and begins another on what the store kept. */
  void crashAndRestart() {
    engine.close();
    store = store.crash();
    engine = newEngine();
    engine.poll();
  }

  // --- market ---------------------------------------------------------------------------------

  void quoteShare(double mid) {
    market.quote(SHARE, mid - 0.01, mid + 0.01, 5_000);
  }

  /**
   * Quotes the condor's legs so that it is worth some dollars at the mids.
   *
   * @param half half of each leg's spread: the natural price is four times that away from the mid
   */
  void quoteCondor(double worth, double half, int size) {
    double sold = WING_MID + worth / 2;
    quoteAround(PUT_90, WING_MID, half, size);
    quoteAround(PUT_95, sold, half, size);
    quoteAround(CALL_105, sold, half, size);
    quoteAround(CALL_110, WING_MID, half, size);
  }

  void quoteAround(Instrument instrument, double mid, double half, int size) {
    market.quote(instrument, cents(mid - half), cents(mid + half), size);
  }

  private static double cents(double price) {
    return Math.round(price * 10_000) / 10_000.0;
  }

  /** Stops repeating quotes. */
  void silence() {
    silent = true;
  }

  void speakAgain() {
    silent = false;
  }

  private void repeatQuotes() {
    if (!silent && CALENDAR.isOpen(time.instant())) {
      market.repeat();
    }
    time.schedule(time.instant().plus(QUOTE_EVERY), this::repeatQuotes);
  }

  // --- time -----------------------------------------------------------------------------------

  /** Lets time pass on the day of the scenario. */
  EngineScenario goTo(String clock) {
    return goTo(CALENDAR.dateOf(time.instant()), clock);
  }

  EngineScenario goTo(LocalDate day, String clock) {
    runUntil(at(day, clock));
    return this;
  }

  EngineScenario pass(Duration duration) {
    runUntil(time.instant().plus(duration));
    return this;
  }

  EngineScenario passSeconds(int seconds) {
    return pass(Duration.ofSeconds(seconds));
  }

  /** Does what is to be done at each instant up to one, that one included. */
  private void runUntil(Instant end) {
    engine.poll();
    for (Instant next = next(); !next.isAfter(end); next = next()) {
      time.runUntil(next);
      engine.poll();
    }
    time.runUntil(end);
  }

  private Instant next() {
    Instant task = time.nextTaskAt().orElse(Instant.MAX);
    Instant work = engine.nextWork();
    Instant next = task.isBefore(work) ? task : work;
    return next.isBefore(time.instant()) ? time.instant() : next;
  }

  // --- trading --------------------------------------------------------------------------------

  /** Raises a condor's signal at 10:00 and lets it fill at a credit of 1.20. */
  EngineScenario openCondor() {
    return openCondor(CREDIT_EXITS);
  }

  EngineScenario openCondor(ExitPolicy exits) {
    strategy.raise(CONDOR, "-1.12", exits);
    goTo("10:00:01");
    quoteCondor(1.28, 0.02, 50);
    passSeconds(1);
    quoteCondor(1.20, 0.02, 50);
    return passSeconds(1);
  }

  /** Raises a straddle's signal at 10:00 and lets it fill at 6.05. */
  EngineScenario openStraddle() {
    strategy.raise(STRADDLE, "6.10", DEBIT_EXITS);
    goTo("10:00:01");
    market.quote(PUT_100, 2.95, 3.02, 50);
    market.quote(CALL_100, 2.95, 3.03, 50);
    passSeconds(1);
    market.quote(PUT_100, 3.00, 3.05, 50);
    market.quote(CALL_100, 3.00, 3.05, 50);
    return passSeconds(1);
  }

  Position position() {
    List<Position> open = engine.openPositions();
    if (open.size() != 1) {
      throw new AssertionError("not one position: " + open);
    }
    return open.get(0);
  }

  /** Returns every position that was closed, the newest first, entries without a fill included. */
  List<Position> closed() {
    return store.projections().closedPositions(0, 100);
  }

  // --- the log --------------------------------------------------------------------------------

  /** Returns the events of a type in the durable log, in order. */
  <E extends EngineEvent> List<E> events(Class<E> type) {
    List<E> events = new ArrayList<>();
    EventLog.readAll(
        store,
        entry -> {
          EngineEvent event = EventCodec.decode(entry);
          if (type.isInstance(event)) {
            events.add(type.cast(event));
          }
        });
    return events;
  }

  /** Returns the limits at which orders and replacements were sent, in order; "market" for none. */
  List<String> pricesSent() {
    List<String> prices = new ArrayList<>();
    EventLog.readAll(
        store,
        entry -> {
          EngineEvent event = EventCodec.decode(entry);
          if (event instanceof EngineEvent.OrderIntended intended) {
            prices.add(text(intended.order().price()));
          } else if (event instanceof EngineEvent.ReplaceIntended replaced) {
            prices.add(text(replaced.replacement().price()));
          }
        });
    return prices;
  }

  private static String text(OrderPrice price) {
    return price instanceof OrderPrice.Limit limit ? limit.net().toPlainString() : "market";
  }

  /** Returns the instants at which events of a type happened, as clock times in New York. */
  List<String> timesOf(Class<? extends EngineEvent> type) {
    List<String> times = new ArrayList<>();
    EventLog.readAll(
        store,
        entry -> {
          if (entry.type().equals(type.getSimpleName())) {
            times.add(entry.at().atZone(CALENDAR.zone()).toLocalTime().toString());
          }
        });
    return times;
  }

  List<Order> orders() {
    return store.projections().orders(0, 1_000);
  }

  List<Order> working() {
    return exchange.report().workingOrders().stream().map(known -> known.order()).toList();
  }

  long countOrders(OrderStatus status) {
    return orders().stream().filter(order -> order.status() == status).count();
  }

  // --- what the engine says -------------------------------------------------------------------

  @Override
  public void onValuation(PortfolioSnapshot snapshot) {
    valuations.add(snapshot);
  }

  @Override
  public void onEvaluation(Evaluation evaluation) {
    evaluations.add(evaluation);
  }

  @Override
  public void onAlert(String message) {
    alerts.add(message);
  }

  @Override
  public void onEvent(LogEntry entry) {
    entries.add(entry);
  }
}
