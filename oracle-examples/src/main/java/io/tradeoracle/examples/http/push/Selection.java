package io.tradeoracle.examples.http.push;

import java.time.LocalDate;
import java.util.Optional;

/** Of which underlying and expiration a client wants to see volatility and chain. */
public record Selection(Optional<String> underlying, Optional<LocalDate> expiration) {

  public static final Selection NONE = new Selection(Optional.empty(), Optional.empty());

  /** Returns the name of the topic of the selected volatility; empty if none is selected. */
  public Optional<String> iv() {
    return underlying.map(symbol -> "iv/" + symbol);
  }

  /** Returns the name of the topic of the selected chain; empty if none is selected. */
  public Optional<String> chain() {
    return underlying.map(
        symbol -> "chain/" + symbol + "/" + expiration.map(LocalDate::toString).orElse(""));
  }
}
