package io.tradeoracle.engine;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The net prices at which a structure could trade now, per share, debit positive.
 *
 * @param mid at the legs' mids; NaN where a leg has no usable quote
 * @param natural at which the market is sure to trade, what nobody bids for given away; NaN where
 *     an offer is missing
 */
record LegPrices(double mid, double natural) {

  private static final LegPrices NONE = new LegPrices(Double.NaN, Double.NaN);

  /** Returns whether both prices are there. */
  boolean areKnown() {
    return !Double.isNaN(mid) && !Double.isNaN(natural);
  }

  /**
   * Returns a structure's prices from quotes no older than a limit. A leg that is offered but not
   * bid for counts as bid at zero: it can be bought, and its mid is half the offer.
   */
  static LegPrices of(Structure structure, MarketBook book, Instant now, Duration ageLimit) {
    double mid = 0;
    double natural = 0;
    for (Structure.Leg leg : structure.legs()) {
      Optional<Quote> found = book.quote(leg.instrument());
      if (found.isEmpty() || found.get().age(now).compareTo(ageLimit) > 0) {
        return NONE;
      }
      Quote quote = found.get();
      double ratio = scaledRatio(leg, structure);
      boolean usable = quote.ask() > quote.bid();
      mid += usable ? ratio * 0.5 * (quote.bid() + quote.ask()) : Double.NaN;
      natural += usable ? ratio * (ratio > 0 ? quote.ask() : quote.bid()) : Double.NaN;
    }
    return new LegPrices(mid, natural);
  }

  private static double scaledRatio(Structure.Leg leg, Structure structure) {
    Instrument instrument = leg.instrument();
    return (double) leg.ratio() * instrument.multiplier() / structure.multiplier();
  }
}
