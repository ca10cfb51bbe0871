package io.tradeoracle.examples.demo;

import io.tradeoracle.examples.postgres.LocalPostgres;
import io.tradeoracle.jdbc.JdbcStoreConfig;
import io.tradeoracle.jdbc.JdbcStores;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TickStore;
import io.tradeoracle.port.TradeStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the desk remembers by.
 *
 * @param closing ends the stores, and what they stand on
 */
record Memory(JdbcStores stores, Closeable closing) implements Closeable {

  /**
   * Returns one in a PostgreSQL of the user's own.
   *
   * @throws DemoException if it cannot be used
   */
  static Memory at(String jdbcUrl) throws DemoException {
    try {
      JdbcStores stores =
          JdbcStores.open(JdbcStoreConfig.builder(jdbcUrl, System.getenv()).build());
      return new Memory(stores, stores::close);
    } catch (StoreException | IllegalArgumentException e) {
      throw new DemoException("--jdbc-url: " + e.getMessage(), e);
    }
  }

  /**
   * Returns one in a PostgreSQL of the demo's own, started unless it runs already.
   *
   * @throws IOException if it cannot be started
   */
  static Memory in(Path folder) throws IOException {
    LocalPostgres server = LocalPostgres.start(folder);
    try {
      JdbcStores stores =
          JdbcStores.open(
              JdbcStoreConfig.builder(server.jdbcUrl(), server.user(), server.password()).build());
      return new Memory(
          stores,
          () -> {
            try (server) {
              stores.close();
            }
          });
    } catch (StoreException e) {
      server.stop();
      throw e;
    }
  }

  TradeStore trades() {
    return stores.trades();
  }

  TickStore ticks() {
    return stores.ticks();
  }

  @Override
  public void close() throws IOException {
    closing.close();
  }
}
