package io.tradeoracle.examples.http;

import io.tradeoracle.backtest.Backtest;
import io.tradeoracle.engine.EngineListener;
import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.examples.demo.Desk;
import io.tradeoracle.examples.demo.Health;
import io.tradeoracle.examples.demo.MarketClock;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.port.Cache;
import io.tradeoracle.port.CaffeineCache;
import io.tradeoracle.port.EventBus;
import io.tradeoracle.port.InMemoryTickStore;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.InProcessEventBus;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TickStore;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.IvMeanReversion;
import io.tradeoracle.strategy.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A whole desk in memory. One thread owns its engine, and polls it all the time. */
final class TestDesk implements Desk, AutoCloseable {

  private final InMemoryTradeStore store = new InMemoryTradeStore();
  private final InMemoryTickStore history = new InMemoryTickStore();
  private final Cache cache = new CaffeineCache(InstantSource.system(), 1_000);
  private final EventBus bus = new InProcessEventBus();
  private final Map<String, Look> looks = new ConcurrentSkipListMap<>();
  private final ExecutorService engineThread = Executors.newSingleThreadExecutor();
  private final SimulatedMarket market =
      SimulatedMarket.builder().underlying("ACME", 120).underlying("ZETA", 96).seed(42).build();
  private final Backtest backtest;
  private volatile Instant now = market.firstSession().open();
  private volatile Health health = new Health(true, true, List.of());
  private volatile boolean closed;

  private TestDesk() {
    backtest =
        Backtest.on(market)
            .strategy(IvMeanReversion.withDefaults())
            .seed(42)
            .store(store)
            .listener(new Looks())
            .build();
    for (String symbol : market.underlyings()) {
      market.ivHistory(symbol).forEach(history::putDailyIv);
    }
    store.subscribe(
        new TradeStore.DurabilityListener() {
          @Override
          public void onDurable(long throughNumber) {
            bus.publish(LOG_TOPIC, throughNumber);
          }

          @Override
          public void onFailure(StoreException failure) {}
        });
  }

  /** Returns a desk that has traded for so long. */
  static TestDesk after(Duration time) {
    TestDesk desk = new TestDesk();
    desk.run(time);
    desk.engineThread.execute(desk::poll);
    return desk;
  }

  private final class Looks implements EngineListener {
    @Override
    public void onEvaluation(Evaluation evaluation) {
      looks.put(
          evaluation.strategy() + evaluation.underlying(),
          new Look(evaluation, Optional.empty(), List.of()));
    }

    @Override
    public void onDecision(Signal signal, List<Denial> denials) {
      looks.computeIfPresent(
          signal.strategy() + signal.underlying(),
          (key, look) -> new Look(look.evaluation(), Optional.of(signal), denials));
    }
  }

  /** Lets market time pass, and waits for it. */
  void run(Duration time) {
    on(
        () -> {
          backtest.runUntil(now.plus(time));
          now = now.plus(time);
        });
  }

  private void on(Runnable task) {
    Future<?> done = engineThread.submit(task);
    try {
      done.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Questions and requests of people are answered without time passing. */
  private void poll() {
    if (!closed) {
      backtest.engine().poll();
      engineThread.execute(this::pollSoon);
    }
  }

  private void pollSoon() {
    LockSupport.parkNanos(200_000);
    poll();
  }

  void health(Health told) {
    health = told;
  }

  @Override
  public TradingEngine engine() {
    return backtest.engine();
  }

  @Override
  public TradeStore store() {
    return store;
  }

  @Override
  public TickStore history() {
    return history;
  }

  @Override
  public Cache cache() {
    return cache;
  }

  @Override
  public EventBus events() {
    return bus;
  }

  @Override
  public RiskLimits limits() {
    return RiskLimits.defaults();
  }

  @Override
  public ExchangeCalendar calendar() {
    return ExchangeCalendar.newYork();
  }

  @Override
  public List<String> underlyings() {
    return List.copyOf(market.underlyings());
  }

  @Override
  public List<Look> looks() {
    return List.copyOf(looks.values());
  }

  @Override
  public MarketClock clock() {
    return new MarketClock(now, 60, MarketClock.Source.SIMULATED, "SIMULATED", OptionalLong.of(42));
  }

  @Override
  public Health health() {
    return health;
  }

  @Override
  public void close() {
    closed = true;
    engineThread.shutdown();
  }
}
