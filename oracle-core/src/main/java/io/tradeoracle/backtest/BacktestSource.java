package io.tradeoracle.backtest;

import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.engine.EarningsCalendar;
import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.simulation.VirtualTime;
import java.util.Set;

/** A market to run an engine on: simulated, or replayed from a recording. */
public interface BacktestSource {

  /** Returns a simulated market, with its generated past, as a source. Call it once a market. */
  static BacktestSource of(SimulatedMarket market) {
    return new SimulatedSource(market);
  }

  /** Returns the time the market runs on. */
  VirtualTime time();

  /** Returns the symbols of the underlyings there are. */
  Set<String> underlyings();

  /** Returns what the engine sees. */
  MarketData data();

  /** Shows the exchange its own view of the market from now on. Called once, before the start. */
  void connect(SimulatedExchange exchange);

  /** Begins to put the market's events on the time. Called once, after the engine listens. */
  void start();

  CarrySource carry();

  IvHistory ivHistory();

  EarningsCalendar earnings();
}
