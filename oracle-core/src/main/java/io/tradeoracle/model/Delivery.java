package io.tradeoracle.model;

/** What exercise moves. */
public enum Delivery {
  CASH,
  SHARES
}
