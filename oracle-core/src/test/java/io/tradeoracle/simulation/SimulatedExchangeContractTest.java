package io.tradeoracle.simulation;

import io.tradeoracle.contract.BrokerContract;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.port.Broker;
import java.time.Duration;

class SimulatedExchangeContractTest extends BrokerContract {

  private final ExchangeFixture fixture = ExchangeFixture.standard();

  @Override
  protected Broker newBroker() {
    return fixture.exchange;
  }

  @Override
  protected OptionContract lowerCall() {
    return ExchangeFixture.CALL_100;
  }

  @Override
  protected OptionContract higherCall() {
    return ExchangeFixture.CALL_105;
  }

  @Override
  protected void quote(OptionContract contract, double bid, double ask, int size) {
    fixture.quote(contract, bid, ask, size);
  }

  @Override
  protected void letThingsHappen() {
    fixture.pass(Duration.ofSeconds(1));
  }
}
