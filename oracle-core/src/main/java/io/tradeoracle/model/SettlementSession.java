package io.tradeoracle.model;

/** Which end of the expiration day settles an option. */
public enum SettlementSession {
  /** A special opening value on the expiration day; last trade the trading day before. */
  AM,
  /** The underlying's close on the expiration day. */
  PM
}
