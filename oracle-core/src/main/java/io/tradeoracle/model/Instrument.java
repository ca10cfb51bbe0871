package io.tradeoracle.model;

/** Something that can be traded: an option, or a share or fund. */
public sealed interface Instrument permits OptionContract, Equity {

  /** Returns the symbol: the compact OCC symbol of an option, the ticker of an equity. */
  String symbol();

  /** Returns the symbol of the underlying; an equity is its own. */
  String underlying();

  /** Returns the dollars a price of 1.00 is worth: usually 100 for an option, 1 for an equity. */
  int multiplier();
}
