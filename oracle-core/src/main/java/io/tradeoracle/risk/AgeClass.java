package io.tradeoracle.risk;

/** How often a quote is expected to change, which decides how old it may be for an entry. */
public enum AgeClass {
  /** The underlying's own quote, of a liquid name such as SPY. */
  UNDERLYING_LIQUID,
  /** The underlying's own quote, of another name. */
  UNDERLYING_OTHER,
  /** An option with at least one update a second over the last five minutes. */
  OPTION_FAST,
  /** An option with at least one update a minute over the last five minutes. */
  OPTION_STEADY,
  /** An option with fewer updates; it also needs a snapshot asked for just before. */
  OPTION_QUIET,
  /** Any quote of a recording; its age counts from the end of its bar. */
  RECORDED
}
