package io.tradeoracle.examples.guide;

import io.tradeoracle.contract.BrokerContract;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.port.Broker;
import java.math.BigDecimal;
import java.time.Instant;

class PaperBrokerTest extends BrokerContract {

  private static final Instant NOON = Instant.parse("2024-03-06T17:00:00Z");

  private final PaperBroker broker = new PaperBroker(new BigDecimal("10000"), () -> NOON);

  @Override
  protected Broker newBroker() {
    return broker;
  }

  @Override
  protected OptionContract lowerCall() {
    return OptionContract.parse("XYZ240315C00100000");
  }

  @Override
  protected OptionContract higherCall() {
    return OptionContract.parse("XYZ240315C00105000");
  }

  @Override
  protected void quote(OptionContract contract, double bid, double ask, int size) {
    Quote quote = new Quote(bid, ask, size, size, NOON, NOON, FeedKind.SIMULATED);
    broker.onMarketEvent(new OptionQuote(contract, quote));
  }

  @Override
  protected void letThingsHappen() {
    // Everything has happened when a call returns.
  }
}
