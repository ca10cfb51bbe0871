package io.tradeoracle.model;

import java.util.regex.Pattern;

/**
 * A share of a company or a fund.
 *
 * @param symbol upper-case ticker of at most 10 characters, a share class after a dot: {@code
 *     BRK.B}
 */
public record Equity(String symbol) implements Instrument {

  private static final Pattern SYMBOL =
      Pattern.compile("(?=.{1,10}$)[A-Z][A-Z0-9]*(\\.[A-Z0-9]+)*");

  /**
   * Checks the symbol.
   *
   * @throws IllegalArgumentException when it is not a ticker
   */
  public Equity {
    if (!SYMBOL.matcher(symbol).matches()) {
      throw new IllegalArgumentException("symbol must be an upper-case ticker: '" + symbol + "'");
    }
  }

  /** Returns 1. */
  @Override
  public int multiplier() {
    return 1;
  }

  /** Returns the symbol itself. */
  @Override
  public String underlying() {
    return symbol;
  }

  /** Returns the symbol. */
  @Override
  public String toString() {
    return symbol;
  }
}
