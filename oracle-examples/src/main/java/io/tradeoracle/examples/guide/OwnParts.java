package io.tradeoracle.examples.guide;

import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.simulation.SimulatedMarket;
import java.math.BigDecimal;
import java.util.Set;

/** An engine with a strategy and a broker of one's own. */
public final class OwnParts {

  private OwnParts() {}

  /** Trades one day and prints what is held at its end, by our books and by the broker's. */
  public static void main(String[] args) {
    SimulatedMarket market = SimulatedMarket.builder().underlying("ACME", 120).seed(7).build();
    PaperBroker broker = new PaperBroker(new BigDecimal("100000"), market.time());
    MarketData quotes = market.data();
    quotes.subscribe(broker::onMarketEvent);
    quotes.watchUnderlyings(Set.of("ACME"));
    try (TradingEngine engine =
        TradingEngine.builder(market.data(), broker, market.time())
            .underlying("ACME")
            .strategy(new PutSpreads())
            .fees(FeeSchedule.none())
            .carry(CarrySource.constant(market.carry()))
            .build()) {
      engine.poll();
      market.start();
      while (market.time().instant().isBefore(market.firstSession().close())) {
        market.time().runNext();
        engine.poll();
      }
      System.out.println("equity " + engine.portfolio().equity());
      System.out.println("held, by our books " + engine.holdings());
      System.out.println("held, by the broker's " + broker.report().holdings());
    }
  }
}
