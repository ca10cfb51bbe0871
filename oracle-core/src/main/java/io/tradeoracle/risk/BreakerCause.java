package io.tradeoracle.risk;

import io.tradeoracle.model.BreakerState;

/** What can trip the circuit breaker by itself, and how far. */
public enum BreakerCause {
  /** The day's loss has reached the limit, and was confirmed. */
  DAILY_LOSS(BreakerState.REDUCING),
  /** Several structures in a row were closed at a loss. */
  LOSING_STREAK(BreakerState.REDUCING),
  /** Equity has fallen too far from its high. */
  DRAWDOWN(BreakerState.REDUCING),
  /** A position is open in market hours and no data has come for too long. */
  STALE_DATA(BreakerState.REDUCING),
  /** A position has had no usable mark for too long, so that losses are unknown. */
  UNMARKABLE(BreakerState.REDUCING),
  /** Too many orders failed: rejected by the venue, never resolved, or not transported. */
  ORDER_FAILURES(BreakerState.REDUCING),
  /** Our clock differs far from the true time. */
  CLOCK_DRIFT(BreakerState.REDUCING),
  /** The broker's positions differ from ours and nothing explains it. */
  POSITION_DRIFT(BreakerState.HALTED),
  /** More was filled than ordered. */
  OVER_FILL(BreakerState.HALTED),
  /** Whether the broker has an order has been unknown for too long. */
  UNKNOWN_ORDER(BreakerState.HALTED),
  /** The ledger contradicts itself and cannot be repaired. */
  LEDGER(BreakerState.HALTED),
  /** Our own code asked for something impossible. */
  ILLEGAL_TRANSITION(BreakerState.HALTED);

  private final BreakerState target;

  BreakerCause(BreakerState target) {
    this.target = target;
  }

  /** Returns the state it leads to: market losses reduce, doubts about our knowledge halt. */
  public BreakerState target() {
    return target;
  }
}
