package io.tradeoracle.examples.demo;

import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.port.Cache;
import io.tradeoracle.port.EventBus;
import io.tradeoracle.port.TickStore;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.Signal;
import java.util.List;
import java.util.Optional;

/** The running trading desk, as the HTTP side sees it. Thread-safe. */
public interface Desk {

  /** The topic of {@link #events} that tells how far the durable log has grown. */
  String LOG_TOPIC = "log";

  /**
   * A strategy's newest look at an underlying, and what became of its signal.
   *
   * @param signal the signal it raised, if any
   * @param denials why the signal may not be traded; empty if it was traded or there is none
   */
  record Look(Evaluation evaluation, Optional<Signal> signal, List<Denial> denials) {}

  /** Returns the engine: to be asked, halted, re-armed; any thread may. */
  TradingEngine engine();

  /** Returns the durable log and its projections. */
  TradeStore store();

  /** Returns the history of quotes and daily volatilities. */
  TickStore history();

  Cache cache();

  /** Returns what tells, on {@link #LOG_TOPIC}, that the durable log has grown. */
  EventBus events();

  RiskLimits limits();

  ExchangeCalendar calendar();

  /** Returns the symbols of the underlyings, in order. */
  List<String> underlyings();

  /** Returns the newest look of every strategy at every underlying, in order of both names. */
  List<Look> looks();

  /** Returns the market's time and where its data come from. */
  MarketClock clock();

  /** Returns whether the desk is up, and why it may not be trading. */
  Health health();
}
