package io.tradeoracle.examples.demo;

import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.engine.TradingEngineBuilder;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Fill;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.Cache;
import io.tradeoracle.port.EventBus;
import io.tradeoracle.port.FencedException;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.Subscription;
import io.tradeoracle.port.TickStore;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.simulation.SimulatedExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A market, an exchange with a journal of its own, an engine and its memory, on one thread. What a
 * killed one had stored is where the next one goes on: starting is recovering.
 */
final class TradingDesk implements Desk, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TradingDesk.class);
  private static final long PATIENCE_MILLIS = 4_000;
  private static final String JOURNAL = "exchange.journal";
  private static final String CLOCK = "clock";

  /** A journal no longer than this says that the account was opened, and nothing more. */
  private static final long OPENING_LINE = 100;

  private final DeskMarket market;
  private final Memory memory;
  private final Surroundings surroundings;
  private final double speed;
  private final RiskLimits limits = DemoTrading.limits();
  private final DeskWatch watch;
  private final SimulatedExchange exchange;
  private final TradingEngine engine;
  private final DeskLoop loop;
  private final Subscription durability;
  private final Consumer<String> onFailure;
  private final Thread thread;

  /**
   * Puts a desk together; it does nothing until {@link #start}.
   *
   * @param onFailure called, by the desk's thread, if it cannot go on, with the reason in one line
   * @throws DemoException if folder and memory do not belong together
   */
  TradingDesk(
      DemoSettings settings, Memory memory, Surroundings surroundings, Consumer<String> onFailure)
      throws IOException, DemoException {
    this.memory = memory;
    this.surroundings = surroundings;
    this.speed = settings.speed();
    this.onFailure = onFailure;
    Path folder = settings.folder();
    requireSameLog(folder, memory.trades());
    StoredClock clock =
        StoredClock.open(folder.resolve(CLOCK), DeskMarket.startOf(settings.market()));
    Instant from = later(clock.stored(), lastEvent(memory.trades()));
    market = DeskMarket.at(from, settings.market(), memory.ticks());
    watch = new DeskWatch(from, System::nanoTime);
    exchange = newExchange(folder.resolve(JOURNAL), DemoTrading.cash(settings.market()));
    restoreTables();
    market.source().connect(exchange);
    engine = newEngine();
    MarketPace pace = new MarketPace(speed, System::nanoTime, from);
    loop = new DeskLoop(market, engine, memory.trades(), clock, pace, watch);
    durability = memory.trades().subscribe(new News());
    thread = new Thread(this::run, "demo-desk");
  }

  private SimulatedExchange newExchange(Path journal, BigDecimal cash) {
    return SimulatedExchange.builder(market.source().time(), calendar())
        .cash(cash)
        .seed(market.seed().orElse(0))
        .settlementValues(market.settlementValues())
        .journal(journal)
        .build();
  }

  private TradingEngine newEngine() {
    TradingEngineBuilder builder =
        TradingEngine.builder(market.source().data(), exchange, market.source().time())
            .riskLimits(limits)
            .carry(market.source().carry())
            .ivHistory(market.history())
            .earnings(market.source().earnings())
            .store(memory.trades(), surroundings.token())
            .tickStore(memory.ticks(), false)
            .lease(surroundings.leaseHeld())
            .listener(watch);
    DemoTrading.strategies().forEach(builder::strategy);
    market.source().underlyings().forEach(builder::underlying);
    return builder.build();
  }

  /** Exchange and log know of each other, or neither of anything. */
  private static void requireSameLog(Path folder, TradeStore store)
      throws IOException, DemoException {
    boolean traded = Files.exists(folder.resolve(CLOCK));
    boolean logged = store.durableThrough() > 0;
    if (logged && !traded) {
      throw new DemoException(
          "the database holds the log of another data folder: name that one by --data-dir, or"
              + " another database");
    }
    Path journal = folder.resolve(JOURNAL);
    if (!logged && Files.exists(journal) && Files.size(journal) > OPENING_LINE) {
      throw new DemoException(
          "the exchange in "
              + folder
              + " has traded, and the database knows nothing of it: name the database it was, or"
              + " another --data-dir");
    }
  }

  /**
   * What the log has and the tables lack is restored from the log; what it lacks, by the engine.
   */
  private void restoreTables() {
    Set<String> listed =
        store().projections().fills(0, Integer.MAX_VALUE).stream()
            .map(Fill::executionId)
            .collect(Collectors.toSet());
    long missing =
        exchange.activities("").stream()
            .filter(BrokerActivity.Traded.class::isInstance)
            .filter(a -> !listed.contains(((BrokerActivity.Traded) a).fill().executionId()))
            .count();
    if (missing > 0) {
      LOG.warn(
          "the tables lack {} fill{} that the exchange knows: made again from the log",
          missing,
          missing == 1 ? "" : "s");
      memory.stores().rebuild();
    }
  }

  /** The clock is never behind the log, unless its file was put back from a copy. */
  private static Instant lastEvent(TradeStore store) {
    List<LogEntry> newest = store.eventsAfter(Math.max(0, store.durableThrough() - 1), 1);
    return newest.isEmpty() ? Instant.MIN : newest.get(0).at();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** Tells those who listen how far the log has grown. */
  private final class News implements TradeStore.DurabilityListener {
    @Override
    public void onDurable(long throughNumber) {
      events().publish(LOG_TOPIC, throughNumber);
    }

    @Override
    public void onFailure(StoreException failure) {
      onFailure.accept(String.valueOf(failure.getMessage()));
    }
  }

  /** Recovers and begins to trade, on the desk's own thread. */
  void start() {
    thread.start();
  }

  private void run() {
    try {
      loop.run();
    } catch (FencedException e) {
      onFailure.accept("another instance has taken over: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("the desk failed", e);
      onFailure.accept("the desk failed: " + e);
    }
  }

  /** Ends trading, with all that was decided handed to the store. The rest stays open. */
  @Override
  public void close() {
    loop.stop();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    durability.close();
    engine.close();
    exchange.close();
  }

  @Override
  public TradingEngine engine() {
    return engine;
  }

  @Override
  public TradeStore store() {
    return memory.trades();
  }

  @Override
  public TickStore history() {
    return memory.ticks();
  }

  @Override
  public Cache cache() {
    return surroundings.cache();
  }

  @Override
  public EventBus events() {
    return surroundings.events();
  }

  @Override
  public RiskLimits limits() {
    return limits;
  }

  @Override
  public ExchangeCalendar calendar() {
    return ExchangeCalendar.newYork();
  }

  @Override
  public List<String> underlyings() {
    return market.source().underlyings().stream().sorted().toList();
  }

  @Override
  public List<Look> looks() {
    return watch.looks();
  }

  @Override
  public MarketClock clock() {
    return new MarketClock(watch.at(), speed, market.kind(), market.label(), market.seed());
  }

  @Override
  public Health health() {
    Health health = watch.health();
    if (surroundings.leaseHeld().getAsBoolean()) {
      return health;
    }
    List<String> reasons = new ArrayList<>(health.reasons());
    reasons.add(0, "the right to trade is not held");
    return new Health(health.ready(), false, reasons);
  }
}
