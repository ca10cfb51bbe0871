package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Position;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is held of one instrument; right, strike and expiration are null for shares.
 *
 * @param quantity contracts or shares, negative if short
 */
public record LegBody(
    String symbol,
    @Nullable String right,
    @Nullable BigDecimal strike,
    @Nullable LocalDate expiration,
    int quantity) {

  static LegBody of(Position.Holding holding) {
    Instrument instrument = holding.instrument();
    return instrument instanceof OptionContract option
        ? new LegBody(
            option.symbol(),
            option.right().name(),
            option.strike(),
            option.expiration(),
            holding.quantity())
        : new LegBody(instrument.symbol(), null, null, null, holding.quantity());
  }
}
