package io.tradeoracle.port;

import io.tradeoracle.contract.TickStoreContract;

class InMemoryTickStoreTest extends TickStoreContract {

  @Override
  protected TickStore open() {
    return new InMemoryTickStore();
  }
}
