package io.tradeoracle.simulation;

import io.tradeoracle.contract.MarketDataContract;
import io.tradeoracle.port.MarketData;
import java.time.Duration;

class SimulatedMarketDataTest extends MarketDataContract {

  private final SimulatedMarket market = SimulatedMarket.builder().seed(3).build();

  @Override
  protected MarketData open() {
    market.start();
    return market.data();
  }

  @Override
  protected String underlying() {
    return "ACME";
  }

  @Override
  protected void publishRound() {
    VirtualTime time = market.time();
    time.runUntil(time.instant().plus(Duration.ofMinutes(1)));
  }
}
