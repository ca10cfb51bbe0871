package io.tradeoracle.model;

/** What changes hands when an option is exercised. */
public enum Delivery {
  /** The difference between settlement value and strike, in dollars. */
  CASH,
  /** The underlying's shares against the strike. */
  SHARES
}
