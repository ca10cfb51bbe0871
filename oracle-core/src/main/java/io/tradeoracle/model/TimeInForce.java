package io.tradeoracle.model;

/** How long an order works. US option venues take day orders from retail brokers. */
public enum TimeInForce {
  /** Until filled, cancelled or the close of the session in which it was sent. */
  DAY
}
