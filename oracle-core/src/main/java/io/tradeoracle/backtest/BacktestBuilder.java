package io.tradeoracle.backtest;

import io.tradeoracle.engine.EngineListener;
import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.engine.TradingEngineBuilder;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.SimulatedExchangeBuilder;
import io.tradeoracle.strategy.Strategy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a backtest together. */
public final class BacktestBuilder {

  private static final BigDecimal DEFAULT_CASH = new BigDecimal("250000.00");

  private final BacktestSource source;
  private final List<Strategy> strategies = new ArrayList<>();
  private RiskLimits limits = RiskLimits.defaults();
  private FeeSchedule fees = FeeSchedule.standard();
  private BigDecimal cash = DEFAULT_CASH;
  private long seed;
  private EngineListener listener = new EngineListener() {};
  private TradeStore store = new InMemoryTradeStore();
  private @Nullable Path journal;

  BacktestBuilder(BacktestSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Adds a strategy. At least one is needed. */
  public BacktestBuilder strategy(Strategy strategy) {
    strategies.add(Objects.requireNonNull(strategy, "strategy"));
    return this;
  }

  /** Sets the limits every order is checked against; the standard ones by default. */
  public BacktestBuilder riskLimits(RiskLimits riskLimits) {
    limits = Objects.requireNonNull(riskLimits, "riskLimits");
    return this;
  }

  /** Sets what trading costs; {@link FeeSchedule#standard} by default. */
  public BacktestBuilder fees(FeeSchedule feeSchedule) {
    fees = Objects.requireNonNull(feeSchedule, "feeSchedule");
    return this;
  }

  /** Sets the account's cash at the start, dollars; 250,000 by default. */
  public BacktestBuilder cash(BigDecimal dollars) {
    if (dollars.signum() <= 0) {
      throw new IllegalArgumentException("cash must be positive: " + dollars);
    }
    cash = dollars;
    return this;
  }

  /**
   * Sets the seed of what chance decides at the exchange, such as early assignment; 0 by default.
   */
  public BacktestBuilder seed(long exchangeSeed) {
    seed = exchangeSeed;
    return this;
  }

  /** Sets who hears what the engine does. */
  public BacktestBuilder listener(EngineListener engineListener) {
    listener = Objects.requireNonNull(engineListener, "engineListener");
    return this;
  }

  /** Sets the engine's store; in memory by default. */
  public BacktestBuilder store(TradeStore tradeStore) {
    store = Objects.requireNonNull(tradeStore, "tradeStore");
    return this;
  }

  /** Sets the file in which the exchange keeps its own books; in memory by default. */
  public BacktestBuilder journal(Path file) {
    journal = Objects.requireNonNull(file, "file");
    return this;
  }

  /**
   * Returns the backtest, at the source's start.
   *
   * @throws IllegalArgumentException if there is no strategy
   */
  public Backtest build() {
    SimulatedExchangeBuilder venue =
        SimulatedExchange.builder(source.time(), ExchangeCalendar.newYork())
            .cash(cash)
            .fees(fees)
            .seed(seed);
    if (journal != null) {
      venue.journal(journal);
    }
    SimulatedExchange exchange = venue.build();
    source.connect(exchange);
    TradingEngineBuilder engine =
        TradingEngine.builder(source.data(), exchange, source.time())
            .riskLimits(limits)
            .fees(fees)
            .carry(source.carry())
            .ivHistory(source.ivHistory())
            .earnings(source.earnings())
            .store(store, new FencingToken(1))
            .listener(listener)
            .sharedSolving();
    strategies.forEach(engine::strategy);
    source.underlyings().forEach(engine::underlying);
    return new Backtest(source, exchange, engine.build(), store);
  }
}
