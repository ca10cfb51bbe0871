package io.tradeoracle.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Position;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTickStore;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.VirtualTime;
import io.tradeoracle.strategy.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a visitor sees at the default speed, at which a market hour is a minute. */
class DemoTradingTest {

  private static final Duration ENTRY_WITHIN = Duration.ofMinutes(60);
  private static final Duration EXIT_WITHIN = Duration.ofHours(5);

  private record Seen(long seed, int day, Duration entry, Duration exit, BreakerState breaker) {
    boolean inTime() {
      return entry.compareTo(ENTRY_WITHIN) <= 0 && exit.compareTo(EXIT_WITHIN) <= 0;
    }
  }

  @Test
  void showsAnEntryWithinAMinuteAndAnExitWithinFive() {
    assertThat(run(DemoSettings.DEFAULT_SEED, 1)).allMatch(Seen::inTime);
  }

  @Test
  @Tag("proof")
  void doesSoOnEveryDayOfManySeeds() {
    List<Seen> seen =
        LongStream.rangeClosed(1, Integer.getInteger("proof.seeds", 20))
            .boxed()
            .flatMap(seed -> run(seed, 2).stream())
            .toList();

    assertThat(seen).allMatch(Seen::inTime);
  }

  /** Runs some days, and says of each how long a visitor waits from 10:15 on. */
  static List<Seen> run(long seed, int days) {
    MarketChoice choice = new MarketChoice.Simulated(seed);
    Instant start = DeskMarket.startOf(choice);
    InMemoryTradeStore store = new InMemoryTradeStore();
    InMemoryTickStore ticks = new InMemoryTickStore();
    DeskMarket market;
    try {
      market = DeskMarket.at(start, choice, ticks);
    } catch (DemoException e) {
      throw new IllegalStateException(e);
    }
    VirtualTime time = market.source().time();
    ExchangeCalendar calendar = ExchangeCalendar.newYork();
    SimulatedExchange exchange =
        SimulatedExchange.builder(time, calendar).cash(DemoTrading.cash(choice)).seed(seed).build();
    market.source().connect(exchange);
    var builder =
        TradingEngine.builder(market.source().data(), exchange, time)
            .riskLimits(DemoTrading.limits())
            .carry(market.source().carry())
            .ivHistory(market.history())
            .earnings(market.source().earnings())
            .tickStore(ticks, false)
            .store(store, new FencingToken(1));
    for (Strategy strategy : DemoTrading.strategies()) {
      builder.strategy(strategy);
    }
    market.source().underlyings().forEach(builder::underlying);
    List<Seen> seen = new ArrayList<>();
    try (TradingEngine engine = builder.build()) {
      engine.poll();
      market.source().start();
      Instant from = start;
      for (int day = 1; day <= days; day++) {
        Instant close = calendar.session(calendar.dateOf(from)).close();
        step(time, engine, close.plusSeconds(60));
        Instant since = from;
        List<Position> all = new ArrayList<>(engine.openPositions());
        all.addAll(store.projections().closedPositions(0, 10_000));
        Duration entry =
            all.stream()
                .filter(position -> position.openedUnits() > 0)
                .map(Position::openedAt)
                .filter(at -> at.isAfter(since))
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(since, at))
                .orElse(Duration.ofDays(9));
        Duration exit =
            store.projections().closedPositions(0, 10_000).stream()
                .filter(position -> position.openedUnits() > 0)
                .map(Position::updatedAt)
                .filter(at -> at.isAfter(since))
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(since, at))
                .orElse(Duration.ofDays(9));
        seen.add(new Seen(seed, day, entry, exit, engine.breaker().state()));
        from = DeskMarket.nextOpen(close).plus(Duration.ofMinutes(45));
        step(time, engine, from);
      }
    }
    return seen;
  }

  private static void step(VirtualTime time, TradingEngine engine, Instant end) {
    while (true) {
      Instant task = time.nextTaskAt().orElse(Instant.MAX);
      Instant next = task.isBefore(engine.nextWork()) ? task : engine.nextWork();
      if (next.isAfter(end)) {
        break;
      }
      time.runUntil(next.isBefore(time.instant()) ? time.instant() : next);
      engine.poll();
    }
    time.runUntil(end);
  }
}
