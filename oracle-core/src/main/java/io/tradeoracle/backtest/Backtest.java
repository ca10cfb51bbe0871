package io.tradeoracle.backtest;

import io.tradeoracle.engine.EngineStatistics;
import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.simulation.VirtualTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An engine on a market of the past or of chance, trading at a simulated exchange on virtual time:
 * the engine, strategies and limits that trade live, with nothing but the ports exchanged. The same
 * source, settings and seed give the same event log to the bit. Not thread-safe.
 */
public final class Backtest {

  private final BacktestSource source;
  private final SimulatedExchange exchange;
  private final TradingEngine engine;
  private final TradeStore store;
  private final Instant startedAt;
  private final BigDecimal startingEquity;
  private boolean started;

  Backtest(
      BacktestSource source, SimulatedExchange exchange, TradingEngine engine, TradeStore store) {
    this.source = source;
    this.exchange = exchange;
    this.engine = engine;
    this.store = store;
    this.startedAt = source.time().instant();
    this.startingEquity = exchange.report().account().cash();
  }

  /** Returns a builder of a backtest on a simulated market. */
  public static BacktestBuilder on(SimulatedMarket market) {
    return new BacktestBuilder(new SimulatedSource(market));
  }

  /** Returns a builder of a backtest on any source. */
  public static BacktestBuilder on(BacktestSource source) {
    return new BacktestBuilder(source);
  }

  /** Returns the engine, for what a person would do. */
  public TradingEngine engine() {
    return engine;
  }

  /** Lets time pass up to an instant at full speed. May be called again to go on. */
  public void runUntil(Instant end) {
    runUntil(end, instant -> {});
  }

  /**
   * Lets time pass up to an instant.
   *
   * @param beforeEach hears each instant at which something happens, before it does; one that
   *     sleeps sets the pace
   */
  public void runUntil(Instant end, Consumer<Instant> beforeEach) {
    VirtualTime time = source.time();
    if (!started) {
      started = true;
      engine.poll();
      source.start();
    }
    Instant next = nextInstant(time);
    while (!next.isAfter(end)) {
      beforeEach.accept(next);
      time.runUntil(next);
      engine.poll();
      next = nextInstant(time);
    }
    time.runUntil(end);
  }

  private Instant nextInstant(VirtualTime time) {
    Instant task = time.nextTaskAt().orElse(Instant.MAX);
    Instant work = engine.nextWork();
    Instant next = task.isBefore(work) ? task : work;
    return next.isBefore(time.instant()) ? time.instant() : next;
  }

  /**
   * Returns what happened so far. Reads the whole event log again to check that it rebuilds the
   * engine's state, and compares our books with the exchange's.
   */
  public BacktestReport report() {
    engine.verifyLog();
    EngineStatistics statistics = engine.statistics();
    List<Position> trades = trades();
    return new BacktestReport(
        startedAt,
        source.time().instant(),
        statistics.quotesRead(),
        statistics.quotesUsable(),
        named(statistics.quotesRefused()),
        statistics.volatilitiesSolved(),
        statistics.volatilitiesUnsolved(),
        statistics.signals(),
        statistics.denied(),
        statistics.orders(),
        statistics.fills(),
        counted(
            Stream.concat(trades.stream(), engine.openPositions().stream()),
            position -> position.structure().kind().name()),
        counted(trades.stream(), position -> position.exitReason().name()),
        lifecycle(),
        startingEquity,
        engine.portfolio().equity(),
        trades,
        engine.openPositions(),
        oldestFirst(store.projections().portfolio(0, Integer.MAX_VALUE)),
        engine.breaker(),
        engine.breakerChanges(),
        named(engine.invariants().checked()),
        engine.invariants().violations(),
        bookDifferences(),
        source.ivHistory().description(),
        source.carry().description(),
        engine.eventLogHash());
  }

  /** Entries that never filled are no trades. */
  private List<Position> trades() {
    List<Position> closed = store.projections().closedPositions(0, Integer.MAX_VALUE);
    return oldestFirst(closed.stream().filter(position -> position.openedUnits() > 0).toList());
  }

  private SortedMap<String, Long> lifecycle() {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (BrokerActivity activity : exchange.activities("")) {
      if (activity instanceof BrokerActivity.Lifecycle lifecycle) {
        counts.merge(lifecycle.event().kind().name(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static <T> List<T> oldestFirst(List<T> newestFirst) {
    List<T> turned = new ArrayList<>(newestFirst);
    Collections.reverse(turned);
    return turned;
  }

  private static SortedMap<String, Long> counted(
      Stream<Position> positions, Function<Position, String> name) {
    return positions
        .filter(position -> position.openedUnits() > 0)
        .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
  }

  private List<String> bookDifferences() {
    List<String> differences = new ArrayList<>(exchange.verifyBooks());
    BrokerReport theirs = exchange.report();
    BigDecimal cash = engine.portfolio().cash();
    if (cash.compareTo(theirs.account().cash()) != 0) {
      differences.add("cash: ours " + cash + ", the exchange's " + theirs.account().cash());
    }
    SortedMap<String, Integer> ours = quantities(engine.holdings());
    SortedMap<String, Integer> booked = quantities(theirs.holdings());
    TreeSet<String> symbols = new TreeSet<>(ours.keySet());
    symbols.addAll(booked.keySet());
    for (String symbol : symbols) {
      int our = ours.getOrDefault(symbol, 0);
      int their = booked.getOrDefault(symbol, 0);
      if (our != their) {
        differences.add(symbol + ": ours " + our + ", the exchange's " + their);
      }
    }
    return differences;
  }

  private static SortedMap<String, Integer> quantities(List<Holding> holdings) {
    SortedMap<String, Integer> quantities = new TreeMap<>();
    holdings.forEach(h -> quantities.merge(h.instrument().symbol(), h.quantity(), Integer::sum));
    return quantities;
  }

  private static SortedMap<String, Long> named(Map<? extends Enum<?>, Long> counts) {
    SortedMap<String, Long> named = new TreeMap<>();
    counts.forEach((key, count) -> named.put(key.name(), count));
    return named;
  }

  /** Returns the store, with the event log and the projections. */
  public TradeStore store() {
    return store;
  }
}
