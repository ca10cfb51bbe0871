package io.tradeoracle.model;

import java.util.Objects;

/** A share or fund. */
public record Equity(String symbol) implements Instrument {

  public Equity {
    Objects.requireNonNull(symbol, "symbol");
    if (symbol.isBlank()) {
      throw new IllegalArgumentException("symbol must not be blank");
    }
  }

  @Override
  public String underlying() {
    return symbol;
  }

  @Override
  public int multiplier() {
    return 1;
  }
}
