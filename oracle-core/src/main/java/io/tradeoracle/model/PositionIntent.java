package io.tradeoracle.model;

/** Whether an order adds risk or takes it away. An order that does both counts as opening. */
public enum PositionIntent {
  OPEN,
  CLOSE
}
