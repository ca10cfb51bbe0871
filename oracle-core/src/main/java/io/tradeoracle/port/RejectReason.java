package io.tradeoracle.port;

/** Why a broker refused. */
public enum RejectReason {
  /** An order of this client id exists; it is the one that counts. */
  DUPLICATE_CLIENT_ORDER_ID,
  INSUFFICIENT_BUYING_POWER,
  /** More would be closed than is held and not already being closed. */
  INSUFFICIENT_QUANTITY,
  /** A short leg is not covered by the order or by what is held. */
  UNCOVERED,
  /** The account's option level does not allow the structure. */
  OPTION_LEVEL,
  INTRADAY_MARGIN,
  MARKET_CLOSED,
  HALTED,
  /** An instrument is unknown, has expired, or is closing-only. */
  INSTRUMENT_NOT_TRADABLE,
  INVALID_PRICE,
  /** The structure as such is not taken, for example a straddle as one order. */
  UNSUPPORTED_STRUCTURE,
  /** For a cancel or replacement: the order is not known, or no longer works. */
  ORDER_NOT_WORKING,
  /** Any other refusal; the message has the broker's words. */
  OTHER
}
