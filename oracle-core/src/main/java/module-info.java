/** Model, pricing, volatility, strategies, risk, ports, engine, simulation and backtests. */
module io.tradeoracle.core {
  requires com.github.benmanes.caffeine;
  requires commons.math3;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports io.tradeoracle.backtest.lean;
  exports io.tradeoracle.backtest;
  exports io.tradeoracle.engine;
  exports io.tradeoracle.model;
  exports io.tradeoracle.port;
  exports io.tradeoracle.pricing;
  exports io.tradeoracle.risk;
  exports io.tradeoracle.simulation;
  exports io.tradeoracle.strategy;
  exports io.tradeoracle.volatility;
}
