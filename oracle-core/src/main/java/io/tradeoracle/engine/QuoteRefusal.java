package io.tradeoracle.engine;

/** Why an option quote is not good enough to compute with or to enter on. */
public enum QuoteRefusal {
  /** The bid is above the offer. */
  CROSSED,
  /** The bid equals the offer. */
  LOCKED,
  /** Nobody bids: the price has no lower bound to trust. */
  NO_BID,
  /** Nobody offers. */
  NO_ASK,
  /** A price is shown without a contract behind it. */
  NO_SIZE,
  /** The underlying has no price yet, or none younger than the limit. */
  NO_UNDERLYING,
  /** Trading in the underlying is halted. */
  HALTED,
  /** The contract's settlement instant has come. */
  EXPIRED,
  /** The quote comes from a feed the limits do not allow. */
  FEED
}
