package io.tradeoracle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tradeoracle.backtest.Backtest;
import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.strategy.IvMeanReversion;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineOnPostgresTest {

  private static final List<String> PROJECTIONS =
      List.of(
          "orders",
          "fills",
          "positions",
          "position_legs",
          "portfolio_snapshots",
          "breaker_state",
          "fence");

  private final TestDatabase database = new TestDatabase();

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  private static SimulatedMarket market() {
    return SimulatedMarket.builder().underlying("ACME", 120).seed(42).build();
  }

  private static Backtest backtest(TradeStore store) {
    SimulatedMarket market = market();
    Backtest backtest =
        Backtest.on(market).strategy(IvMeanReversion.withDefaults()).store(store).build();
    backtest.runUntil(market.firstSession().open().plus(Duration.ofHours(3)));
    return backtest;
  }

  private Map<String, List<String>> tables() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (String table : PROJECTIONS) {
      tables.put(table, database.rows("select t::text from " + table + " t order by 1"));
    }
    return tables;
  }

  @Test
  void tradesAsInMemoryAndReplayRebuildsEveryTable() {
    JdbcStores stores = database.open();
    Backtest stored = backtest(new AwaitedStore(stores.trades()));
    Backtest inMemory = backtest(new InMemoryTradeStore());
    assertThat(stored.engine().eventLogHash()).isEqualTo(inMemory.engine().eventLogHash());
    assertThat(stored.store().projections().openPositions())
        .isEqualTo(inMemory.store().projections().openPositions());

    Map<String, List<String>> before = tables();
    assertThat(before.values()).allMatch(rows -> !rows.isEmpty());
    database.execute("delete from fills; delete from position_legs");
    database.execute("update orders set status = 'LOST'; update positions set exit_cash = 1");
    database.execute("delete from portfolio_snapshots where change % 2 = 0");

    assertThat(stores.rebuild()).isEqualTo(stores.trades().durableThrough());
    assertThat(tables()).isEqualTo(before);
  }

  @Test
  void leavesEverythingAsItWasIfTheLogCannotBeReplayed() {
    JdbcStores stores = database.open();
    backtest(new AwaitedStore(stores.trades()));
    database.execute("update events set type = 'Strange' where number = 20");
    Map<String, List<String>> before = tables();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(stores::rebuild)
        .withMessageEndingWith("cannot be rebuilt: the event log is broken at number 20");
    assertThat(tables()).isEqualTo(before);
  }

  /** A market and an exchange that go on while engines come and go. */
  private static final class World {
    private final SimulatedMarket market = market();
    private final SimulatedExchange exchange =
        SimulatedExchange.builder(market.time(), ExchangeCalendar.newYork()).build();

    World() {
      MarketData venue = market.data();
      venue.subscribe(exchange::onMarketEvent);
      venue.watchUnderlyings(market.underlyings());
      market.start();
    }

    TradingEngine engine(JdbcStores stores, long token) {
      market
          .underlyings()
          .forEach(symbol -> market.ivHistory(symbol).forEach(stores.ticks()::putDailyIv));
      return TradingEngine.builder(market.data(), exchange, market.time())
          .strategy(IvMeanReversion.withDefaults())
          .underlying("ACME")
          .carry(CarrySource.constant(market.carry()))
          .tickStore(stores.ticks(), false)
          .store(new AwaitedStore(stores.trades()), new FencingToken(token))
          .build();
    }

    void run(TradingEngine engine, Duration duration) {
      Instant end = market.time().instant().plus(duration);
      engine.poll();
      for (Instant next = next(engine); !next.isAfter(end); next = next(engine)) {
        market.time().runUntil(next);
        engine.poll();
      }
    }

    private Instant next(TradingEngine engine) {
      Instant work = engine.nextWork();
      Instant task = market.time().nextTaskAt().orElse(work);
      Instant next = task.isBefore(work) ? task : work;
      return next.isBefore(market.time().instant()) ? market.time().instant() : next;
    }
  }

  @Test
  void goesOnFromTheLogAfterTheProcessDied() {
    World world = new World();
    JdbcStores first = database.open();
    TradingEngine before = world.engine(first, 1);
    world.run(before, Duration.ofMinutes(20));
    List<LogEntry> log = first.trades().eventsAfter(0, Integer.MAX_VALUE);
    assertThat(before.eventLogHash()).isEqualTo(log.get(log.size() - 1).hash());
    before.close();

    JdbcStores second = database.crashAndReopen(first.trades());
    TradingEngine after = world.engine(second, 2);
    world.run(after, Duration.ofMinutes(10));

    assertThat(second.trades().eventsAfter(0, log.size())).isEqualTo(log);
    assertThat(after.holdings()).isEqualTo(world.exchange.report().holdings());
    after.verifyLog();
    assertThat(after.invariants().violations()).isEmpty();
    assertThat(second.trades().durableThrough()).isGreaterThan(log.size());
  }
}
