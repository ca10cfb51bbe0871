package io.tradeoracle.alpaca;

/** Which of Alpaca's option feeds quotes come from. */
public enum OptionFeed {
  /** The free feed: quotes are indicative, not to be traded on. */
  INDICATIVE,
  /** The consolidated feed of the exchanges; needs a subscription. */
  OPRA
}
