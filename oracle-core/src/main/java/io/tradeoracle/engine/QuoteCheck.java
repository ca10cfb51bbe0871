package io.tradeoracle.engine;

import io.tradeoracle.model.Quote;
import java.util.Optional;

/** Tells usable quotes from the others by themselves alone; age and underlying come on top. */
final class QuoteCheck {

  private QuoteCheck() {}

  /** Returns what is wrong with a quote; empty if nothing is. */
  static Optional<QuoteRefusal> refusalOf(Quote quote) {
    if (quote.bid() <= 0) {
      return Optional.of(QuoteRefusal.NO_BID);
    }
    if (quote.ask() <= 0) {
      return Optional.of(QuoteRefusal.NO_ASK);
    }
    if (quote.isCrossed()) {
      return Optional.of(QuoteRefusal.CROSSED);
    }
    if (quote.isLocked()) {
      return Optional.of(QuoteRefusal.LOCKED);
    }
    return quote.bidSize() < 1 || quote.askSize() < 1
        ? Optional.of(QuoteRefusal.NO_SIZE)
        : Optional.empty();
  }
}
