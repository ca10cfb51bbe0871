package io.tradeoracle.jdbc;

import io.tradeoracle.contract.TickStoreContract;
import io.tradeoracle.port.TickStore;
import org.junit.jupiter.api.AfterEach;

class JdbcTickStoreTest extends TickStoreContract {

  private final TestDatabase database = new TestDatabase();

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Override
  protected TickStore open() {
    return database.open().ticks();
  }
}
