package io.tradeoracle.model;

/** Which end of the expiration day's session fixes the settlement value. */
public enum SettlementSession {
  /** The opening: a special opening value at 09:30 New York; the last trade is a day earlier. */
  AM,
  /** The underlying's close: 16:00 New York, 13:00 on half days. */
  PM
}
