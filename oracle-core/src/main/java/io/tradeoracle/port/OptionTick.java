package io.tradeoracle.port;

import io.tradeoracle.model.OptionQuote;
import java.util.Objects;

/**
 * A quote kept for history.
 *
 * @param impliedVolatility annual fraction at the mid; NaN where there is none
 */
public record OptionTick(OptionQuote quote, double impliedVolatility) {
  public OptionTick {
    Objects.requireNonNull(quote, "quote");
  }
}
