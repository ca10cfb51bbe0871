package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the account can still do: cash less what holdings bind and what working orders would cost
 * and bind. Working orders count as filled where that binds more, and not at all where it frees.
 */
final class BuyingPower {

  private final Ledger ledger;
  private final VenueMarket market;
  private final FeeSchedule fees;
  private final ExchangeCalendar calendar;

  BuyingPower(Ledger ledger, VenueMarket market, FeeSchedule fees, ExchangeCalendar calendar) {
    this.ledger = ledger;
    this.market = market;
    this.fees = fees;
    this.calendar = calendar;
  }

  /** Returns the dollars that opening orders may still use, never negative. */
  BigDecimal available(Instant now) {
    List<Demand> working = working(Optional.empty());
    return ledger
        .cash()
        .subtract(cost(working, now))
        .subtract(margin(working, now).bound())
        .max(BigDecimal.ZERO);
  }

  /** Refuses a close of more than is held and not already being closed. */
  Optional<SubmitOutcome.Rejected> missingQuantity(
      OrderRequest order, Optional<ClientOrderId> replaced) {
    if (order.intent() == PositionIntent.OPEN) {
      return Optional.empty();
    }
    for (Structure.Leg leg : order.structure().legs()) {
      int side = Integer.signum(leg.ratio());
      long held = -(long) side * ledger.quantity(leg.instrument());
      long closing = working(replaced).stream().mapToLong(d -> d.closes(leg)).sum();
      long wanted = Math.abs((long) leg.ratio()) * order.units();
      if (wanted > held - closing) {
        return refuse(
            RejectReason.INSUFFICIENT_QUANTITY,
            leg.instrument() + ": held " + held + ", being closed " + closing);
      }
    }
    return Optional.empty();
  }

  /** Refuses what would leave more calls or shares sold than are covered. */
  Optional<SubmitOutcome.Rejected> uncovered(
      OrderRequest order, Optional<ClientOrderId> replaced, Instant now) {
    List<Demand> before = working(replaced);
    long missing = margin(with(before, order), now).uncovered();
    return missing > margin(before, now).uncovered()
        ? refuse(RejectReason.UNCOVERED, "shares not covered: " + missing)
        : Optional.empty();
  }

  /** Refuses an opening that costs more than is there, and a close that binds more. */
  Optional<SubmitOutcome.Rejected> tooDear(
      OrderRequest order, Optional<ClientOrderId> replaced, Instant now) {
    List<Demand> before = working(replaced);
    List<Demand> after = with(before, order);
    BigDecimal boundBefore = margin(before, now).bound();
    BigDecimal boundAfter = margin(after, now).bound();
    boolean opens = order.intent() == PositionIntent.OPEN;
    if (!opens && boundAfter.compareTo(boundBefore) <= 0) {
      return Optional.empty();
    }
    if (opens && netPrice(order, now).isEmpty()) {
      return refuse(RejectReason.OTHER, "no quote to value a market order by");
    }
    BigDecimal left = ledger.cash().subtract(cost(after, now)).subtract(boundAfter);
    return left.signum() < 0
        ? refuse(RejectReason.INSUFFICIENT_BUYING_POWER, "short of dollars: " + left.negate())
        : Optional.empty();
  }

  /** Units of an order that may still fill. */
  private record Demand(OrderRequest order, int units) {

    boolean binds() {
      return order.structure().hasShortLeg();
    }

    /** Contracts or shares that this closes on the side of a leg. */
    long closes(Structure.Leg leg) {
      if (order.intent() == PositionIntent.OPEN) {
        return 0;
      }
      return order.structure().legs().stream()
          .filter(own -> own.instrument().equals(leg.instrument()))
          .filter(own -> Integer.signum(own.ratio()) == Integer.signum(leg.ratio()))
          .mapToLong(own -> Math.abs((long) own.ratio()) * units)
          .sum();
    }
  }

  private List<Demand> working(Optional<ClientOrderId> replaced) {
    List<Demand> demands = new ArrayList<>();
    for (BookedOrder order : ledger.working()) {
      boolean counted =
          order.status() != OrderStatus.REPLACE_PENDING
              && !replaced.filter(order.id()::equals).isPresent();
      if (counted) {
        demands.add(new Demand(order.request(), order.remainingUnits()));
      }
    }
    return demands;
  }

  private static List<Demand> with(List<Demand> demands, OrderRequest order) {
    List<Demand> more = new ArrayList<>(demands);
    more.add(new Demand(order, order.units()));
    return more;
  }

  /** What the holdings bind once all orders that sell something are filled. */
  private Margin margin(List<Demand> demands, Instant now) {
    Map<String, Holding> held = new TreeMap<>();
    ledger.holdings().forEach(holding -> add(held, holding.instrument(), holding.quantity()));
    for (Demand demand : demands) {
      if (demand.binds()) {
        for (Structure.Leg leg : demand.order().structure().legs()) {
          add(held, leg.instrument(), Math.multiplyExact(leg.ratio(), demand.units()));
        }
      }
    }
    return Margin.of(List.copyOf(held.values()), underlying -> market.price(underlying, now));
  }

  private static void add(Map<String, Holding> held, Instrument instrument, int quantity) {
    held.merge(
        instrument.symbol(),
        new Holding(instrument, quantity),
        (a, b) -> new Holding(instrument, a.quantity() + b.quantity()));
  }

  private BigDecimal cost(List<Demand> demands, Instant now) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Demand demand : demands) {
      sum = sum.add(costOfOne(demand.order(), now).multiply(BigDecimal.valueOf(demand.units())));
    }
    return sum;
  }

  /** Cash one unit needs. Only an opening that binds may count the credit it brings. */
  private BigDecimal costOfOne(OrderRequest order, Instant now) {
    Structure structure = order.structure();
    BigDecimal cash =
        netPrice(order, now)
            .orElse(BigDecimal.ZERO)
            .multiply(BigDecimal.valueOf(structure.multiplier()));
    if (order.intent() == PositionIntent.CLOSE) {
      return cash.max(BigDecimal.ZERO);
    }
    return cash.add(fees.estimatedRoundTrip(structure, calendar.dateOf(now)));
  }

  /** The most an order pays; a market order's is what the market asks now. */
  private Optional<BigDecimal> netPrice(OrderRequest order, Instant now) {
    if (order.price() instanceof OrderPrice.Limit limit) {
      return Optional.of(limit.net());
    }
    BigDecimal dollars = BigDecimal.ZERO;
    for (Structure.Leg leg : order.structure().legs()) {
      Optional<VenueMarket.Offer> offer =
          market.offer(leg.instrument(), leg.ratio() > 0, order.intent(), now);
      if (offer.isEmpty()) {
        return Optional.empty();
      }
      long units = (long) leg.ratio() * leg.instrument().multiplier();
      dollars = dollars.add(offer.get().price().multiply(BigDecimal.valueOf(units)));
    }
    BigDecimal multiplier = BigDecimal.valueOf(order.structure().multiplier());
    return Optional.of(dollars.divide(multiplier, 4, RoundingMode.UP));
  }

  private static Optional<SubmitOutcome.Rejected> refuse(RejectReason reason, String message) {
    return Optional.of(new SubmitOutcome.Rejected(reason, message));
  }
}
