package io.tradeoracle.simulation;

import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.Structure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what of an order the quotes fill: every leg at the opposite quote, in whole units. */
final class Matching {

  private final VenueMarket market;

  Matching(VenueMarket market) {
    this.market = market;
  }

  /**
   * What fills now.
   *
   * @param legPrices dollars per share, in leg order
   */
  record Execution(int units, List<BigDecimal> legPrices) {}

  /** Returns what fills; empty if a leg has no offer, the price is not reached, or nothing fits. */
  Optional<Execution> match(BookedOrder order, Instant now) {
    OrderRequest request = order.request();
    List<BigDecimal> prices = new ArrayList<>();
    int units = order.remainingUnits();
    for (Structure.Leg leg : request.structure().legs()) {
      Optional<VenueMarket.Offer> offer =
          market.offer(leg.instrument(), leg.ratio() > 0, request.intent(), now);
      if (offer.isEmpty()) {
        return Optional.empty();
      }
      prices.add(offer.get().price());
      units = Math.min(units, offer.get().size() / Math.abs(leg.ratio()));
    }
    return units > 0 && isReached(request, prices)
        ? Optional.of(new Execution(units, prices))
        : Optional.empty();
  }

  private static boolean isReached(OrderRequest request, List<BigDecimal> prices) {
    if (!(request.price() instanceof OrderPrice.Limit limit)) {
      return true;
    }
    BigDecimal dollars = BigDecimal.ZERO;
    List<Structure.Leg> legs = request.structure().legs();
    for (int i = 0; i < legs.size(); i++) {
      Structure.Leg leg = legs.get(i);
      long shares = (long) leg.ratio() * leg.instrument().multiplier();
      dollars = dollars.add(prices.get(i).multiply(BigDecimal.valueOf(shares)));
    }
    BigDecimal multiplier = BigDecimal.valueOf(request.structure().multiplier());
    return dollars.compareTo(limit.net().multiply(multiplier)) <= 0;
  }
}
