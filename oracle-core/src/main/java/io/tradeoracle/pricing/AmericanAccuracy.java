package io.tradeoracle.pricing;

/** How accurate the price of an American option is to be. */
public enum AmericanAccuracy {
  /** Within 1e-4 of the strike, usually 1e-6: for scanning quotes. */
  FAST,
  /** Within 1e-6 of the strike, usually 1e-8; about two and a half times the time of FAST. */
  ACCURATE
}
