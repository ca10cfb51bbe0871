package io.tradeoracle.engine;

/** What must hold at all times. The engine checks each as it goes and counts the checks. */
public enum Invariant {
  /** An order, cancel or replacement leaves only after its intent is durable. */
  INTENT_DURABLE_BEFORE_SENT,
  /** One intent becomes at most one order at the broker. */
  ONE_ORDER_PER_INTENT,
  /** Positions, by fills and life-cycle events, are the broker's. */
  POSITIONS_EQUAL_BROKER,
  /** Cash, by fills and life-cycle events, is the broker's. */
  CASH_EQUALS_BROKER,
  /** No opening order leaves while the breaker is not ACTIVE. */
  NO_OPENING_UNLESS_ACTIVE,
  /** The breaker never goes back by itself. */
  BREAKER_LATCHES,
  /** No order opens a position whose loss its own legs do not bound. */
  DEFINED_RISK_ONLY,
  /** No position is open past its exit by time. */
  TIME_EXITS_FIRE,
  /** Every entry of the log carries the hash of the one before and its own. */
  LOG_CHAIN_INTACT,
  /** Applying the log again gives the same state. */
  LOG_REBUILDS_STATE
}
