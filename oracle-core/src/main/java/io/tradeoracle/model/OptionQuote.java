package io.tradeoracle.model;

import java.time.Instant;
import java.util.Objects;

/** The best bid and offer of a listed option. */
public record OptionQuote(OptionContract contract, Quote quote) implements MarketEvent {

  public OptionQuote {
    Objects.requireNonNull(contract, "contract");
    Objects.requireNonNull(quote, "quote");
  }

  @Override
  public Instant receiveTime() {
    return quote.receiveTime();
  }
}
