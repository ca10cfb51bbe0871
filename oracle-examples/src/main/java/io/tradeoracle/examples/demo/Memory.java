package io.tradeoracle.examples.demo;

import io.tradeoracle.jdbc.JdbcStoreConfig;
import io.tradeoracle.jdbc.JdbcStores;
import io.tradeoracle.port.InMemoryTickStore;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TickStore;
import io.tradeoracle.port.TradeStore;

/**
 * What the desk remembers by.
 *
 * @param trades the log and its projections
 * @param ticks the history
 * @param closing ends both, and what they stand on
 */
record Memory(TradeStore trades, TickStore ticks, Runnable closing) implements AutoCloseable {

  /** Returns one that forgets with the process. */
  static Memory transientOne() {
    InMemoryTradeStore trades = new InMemoryTradeStore();
    return new Memory(trades, new InMemoryTickStore(), trades::close);
  }

  /**
   * Returns one in a PostgreSQL.
   *
   * @throws DemoException if it cannot be used
   */
  static Memory at(String jdbcUrl, String user) throws DemoException {
    try {
      JdbcStores stores = JdbcStores.open(JdbcStoreConfig.builder(jdbcUrl, user, "").build());
      return new Memory(stores.trades(), stores.ticks(), stores::close);
    } catch (StoreException | IllegalArgumentException e) {
      throw new DemoException("--jdbc-url: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
