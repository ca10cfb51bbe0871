package io.tradeoracle.jdbc;

import io.tradeoracle.contract.TradeStoreContract;
import io.tradeoracle.port.TradeStore;
import org.junit.jupiter.api.AfterEach;

class JdbcTradeStoreTest extends TradeStoreContract {

  private final TestDatabase database = new TestDatabase();

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Override
  protected TradeStore open() {
    return database.open().trades();
  }

  @Override
  protected TradeStore crashAndReopen(TradeStore store) {
    database.execute("alter table events drop constraint if exists broken");
    return database.crashAndReopen(store).trades();
  }

  @Override
  protected TradeStore openBeside(TradeStore store) {
    return database.open().trades();
  }

  @Override
  protected void breakDurability(TradeStore store) {
    database.execute("alter table events add constraint broken check (number < 0) not valid");
  }

  @Override
  protected void makeUnreachable(TradeStore store) {
    PostgresServer.makeUnreachable(database.name());
  }

  @Override
  protected void makeReachable(TradeStore store) {
    PostgresServer.makeReachable(database.name());
  }
}
