package io.tradeoracle.model;

import java.time.Instant;
import java.util.Objects;

/**
 * The level of an index on which options are listed. An index has no bid and no offer.
 *
 * @param symbol symbol of the index
 * @param level index points, positive
 */
public record IndexLevel(
    String symbol, double level, Instant exchangeTime, Instant receiveTime, FeedKind feed)
    implements MarketEvent {

  public IndexLevel {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(exchangeTime, "exchangeTime");
    Objects.requireNonNull(receiveTime, "receiveTime");
    Objects.requireNonNull(feed, "feed");
    if (!(level > 0 && level < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("level must be a positive number: " + level);
    }
  }
}
