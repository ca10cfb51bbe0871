package io.tradeoracle.examples.demo;

import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets market time pass, on the one thread that owns time, market, exchange and engine. In a
 * session it passes at the pace; while the market is closed at full speed, with all that is due
 * then, until just before the next opening.
 */
final class DeskLoop {

  /** How long a question or a durable event waits for the thread at most. */
  private static final long IDLE_NANOS = 5_000_000;

  private static final long DURABILITY_NANOS = 500_000;

  /** A store that answers is quicker; one that does not must not stop the market. */
  private static final int MOST_DURABILITY_WAITS = 40;

  private static final Duration BEFORE_OPEN = Duration.ofMinutes(1);
  private static final Duration NIGHT_STEP = Duration.ofHours(1);

  private final DeskMarket market;
  private final VirtualTime time;
  private final TradingEngine engine;
  private final TradeStore store;
  private final StoredClock clock;
  private final MarketPace pace;
  private final ExchangeCalendar calendar = ExchangeCalendar.newYork();
  private final DeskWatch watch;
  private volatile boolean stopping;

  DeskLoop(
      DeskMarket market,
      TradingEngine engine,
      TradeStore store,
      StoredClock clock,
      MarketPace pace,
      DeskWatch watch) {
    this.market = market;
    this.time = market.source().time();
    this.engine = engine;
    this.store = store;
    this.clock = clock;
    this.pace = pace;
    this.watch = watch;
  }

  /** Recovers, then trades until told to stop. */
  void run() {
    clock.allow(time.instant());
    engine.poll();
    market.source().start();
    pace.standAt(time.instant());
    while (!stopping) {
      pass();
      watch.look(engine, time.instant(), calendar.isOpen(time.instant()));
      LockSupport.parkNanos(IDLE_NANOS);
    }
    clock.stopAt(time.instant());
  }

  /** Makes {@link #run} return soon. Any thread may. */
  void stop() {
    stopping = true;
  }

  private void pass() {
    Instant now = time.instant();
    Instant morning = earlier(market.end(), DeskMarket.nextOpen(now).minus(BEFORE_OPEN));
    if (!calendar.isOpen(now) && now.isBefore(morning)) {
      passUntil(earlier(morning, now.plus(NIGHT_STEP)));
      pace.standAt(time.instant());
    } else {
      passUntil(earlier(market.end(), pace.due(now)));
    }
  }

  private void passUntil(Instant end) {
    clock.allow(end);
    for (Instant next = next(); !next.isAfter(end) && !stopping; next = next()) {
      time.runUntil(next);
      engine.poll();
      awaitDurability();
    }
    if (!stopping) {
      time.runUntil(end);
    }
    engine.poll();
  }

  /** What the engine could not do when it was polled at this instant it cannot do by polling. */
  private Instant next() {
    Instant now = time.instant();
    Instant work = engine.nextWork();
    Instant task = time.nextTaskAt().orElse(Instant.MAX);
    return earlier(task, work.isAfter(now) ? work : Instant.MAX);
  }

  /** Commands leave at the instant that caused them, as long as the store is quick. */
  private void awaitDurability() {
    for (int i = 0;
        i < MOST_DURABILITY_WAITS && store.durableThrough() < watch.lastRecorded();
        i++) {
      LockSupport.parkNanos(DURABILITY_NANOS);
      engine.poll();
    }
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
