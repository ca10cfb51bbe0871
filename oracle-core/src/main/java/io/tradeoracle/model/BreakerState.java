package io.tradeoracle.model;

/** What the circuit breaker allows. */
public enum BreakerState {
  /** Everything the limits allow. */
  ACTIVE,
  /** No opening orders; exits and closes run. */
  REDUCING,
  /** No automatic order but cancels, a few named exceptions apart. */
  HALTED
}
