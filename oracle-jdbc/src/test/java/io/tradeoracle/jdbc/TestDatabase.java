package io.tradeoracle.jdbc;

import io.tradeoracle.port.TradeStore;
import java.util.ArrayList;
import java.util.List;

/** A database of one test with the stores opened on it. */
final class TestDatabase implements AutoCloseable {

  private final String name;
  private final List<JdbcStores> opened = new ArrayList<>();

  TestDatabase() {
    name = PostgresServer.newDatabase();
  }

  String name() {
    return name;
  }

  JdbcStores open() {
    JdbcStores stores = JdbcStores.open(PostgresServer.config(name));
    opened.add(stores);
    return stores;
  }

  void execute(String sql) {
    PostgresServer.execute(name, sql);
  }

  List<String> rows(String sql) {
    return PostgresServer.rows(name, sql);
  }

  /** Ends the process that has a store, as far as the server can tell, and opens the next. */
  JdbcStores crashAndReopen(TradeStore store) {
    JdbcStores dying =
        opened.stream().filter(stores -> stores.trades() == store).findFirst().orElseThrow();
    dying.abandon();
    PostgresServer.endConnections(name);
    return open();
  }

  @Override
  public void close() {
    opened.forEach(JdbcStores::close);
    PostgresServer.drop(name);
  }
}
