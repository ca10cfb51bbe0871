package io.tradeoracle.model;

/** What can be quoted, ordered and held: an option contract or an equity. */
public sealed interface Instrument permits OptionContract, Equity {

  /** Returns the symbol that identifies this instrument; an option's is its compact OCC symbol. */
  String symbol();

  /** Returns the units of the underlying in one contract or share: 1 for an equity, often 100. */
  int multiplier();

  /** Returns the symbol of what the price depends on; an equity is its own underlying. */
  String underlying();
}
