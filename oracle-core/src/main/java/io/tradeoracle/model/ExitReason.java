package io.tradeoracle.model;

/** Why a position is closed, in order of priority. */
public enum ExitReason {
  /** No exit was decided. */
  NONE,
  /** The circuit breaker's flatten policy. */
  BREAKER,
  /** Expiration day is near its close. */
  EXPIRY,
  /** The loss reached the stop, twice. */
  STOP,
  /** The position's own instant to be closed by has come. */
  TIME,
  /** Few days to expiration are left. */
  DAYS_TO_EXPIRATION,
  /** The profit reached the target. */
  TARGET,
  /** A named person asked. */
  MANUAL,
  /** Shares that an assignment or exercise left are sold or bought back. */
  DELIVERY,
  /** Nothing was traded: the contracts expired, were exercised or assigned. */
  EXPIRATION
}
