package io.tradeoracle.model;

import java.time.Instant;
import java.util.Objects;

/** The best bid and offer of a share or fund on which options are listed. */
public record UnderlyingQuote(String symbol, Quote quote) implements MarketEvent {

  public UnderlyingQuote {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(quote, "quote");
  }

  @Override
  public Instant receiveTime() {
    return quote.receiveTime();
  }
}
