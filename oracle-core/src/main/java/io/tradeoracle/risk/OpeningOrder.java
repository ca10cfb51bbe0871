package io.tradeoracle.risk;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.Structure.Leg;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order that opens, with all that its checks look at. */
final class OpeningOrder {

  /** Noise of doubles that stand for cents. */
  private static final double NOISE = 1e-9;

  private final OrderRequest order;
  private final RiskContext context;
  private final RiskContext.Opening opening;
  private final RiskLimits limits;
  private final double natural;
  private final double mid;
  private final long maximumLoss;

  OpeningOrder(
      OrderRequest order, RiskContext context, RiskContext.Opening opening, RiskLimits limits) {
    this.order = order;
    this.context = context;
    this.opening = opening;
    this.limits = limits;
    int multiplier = StructureRisk.multiplier(order.structure());
    natural = multiplier == 0 ? Double.NaN : netPrice(false) / multiplier;
    mid = multiplier == 0 ? Double.NaN : netPrice(true) / multiplier;
    maximumLoss = statedMaximumLoss();
  }

  /** Dollars a unit, at mids or at the prices that trade at once; NaN where a price is missing. */
  private double netPrice(boolean atMid) {
    List<Leg> legs = order.structure().legs();
    double net = 0;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      LegMarket market = legMarket(i);
      double price = market == null ? Double.NaN : price(market.quote(), leg.ratio(), atMid);
      net += price * leg.ratio() * leg.instrument().multiplier();
    }
    return net;
  }

  private static double price(Quote quote, int ratio, boolean atMid) {
    if (atMid) {
      return quote.mid();
    }
    double price = ratio > 0 ? quote.ask() : quote.bid();
    return price > 0 ? price : Double.NaN;
  }

  private long statedMaximumLoss() {
    try {
      long unit = StructureRisk.maximumLoss(order.structure(), net());
      return unit == StructureRisk.UNKNOWN
          ? unit
          : Math.addExact(
              Math.multiplyExact(unit, (long) order.units()),
              StructureRisk.units(opening.roundTripFees()));
    } catch (ArithmeticException tooLarge) {
      return StructureRisk.UNKNOWN;
    }
  }

  private long net() {
    if (order.price() instanceof OrderPrice.Limit limit) {
      return StructureRisk.units(limit.net());
    }
    if (Double.isNaN(natural)) {
      throw new ArithmeticException("no price to compute with");
    }
    return (long) Math.ceil((natural - NOISE) * StructureRisk.SCALE);
  }

  /** Returns whether a figure is above its limit by more than the noise of doubles. */
  static boolean exceeds(double value, double limit) {
    return value > limit + NOISE;
  }

  OrderRequest order() {
    return order;
  }

  Structure structure() {
    return order.structure();
  }

  RiskContext context() {
    return context;
  }

  Instant now() {
    return context.now();
  }

  RiskContext.Opening opening() {
    return opening;
  }

  RiskLimits limits() {
    return limits;
  }

  /** Net price per share that trades at once; NaN where a price is missing. */
  double natural() {
    return natural;
  }

  /** Net price per share at the mids; NaN unless every leg is quoted on both sides. */
  double mid() {
    return mid;
  }

  boolean hasMaximumLoss() {
    return maximumLoss != StructureRisk.UNKNOWN;
  }

  /** The most the order can lose, fees included, dollars. */
  BigDecimal maximumLoss() {
    return StructureRisk.dollars(maximumLoss);
  }

  /** Dollars that are a share of equity. */
  BigDecimal ofEquity(BigDecimal share) {
    return opening.funds().equity().multiply(share);
  }

  /** The market of the structure's leg at an index; null if it has no quote. */
  @Nullable LegMarket legMarket(int index) {
    List<LegMarket> markets = opening.legs();
    Instrument instrument = order.structure().legs().get(index).instrument();
    if (index < markets.size() && markets.get(index).instrument().equals(instrument)) {
      return markets.get(index);
    }
    for (LegMarket market : markets) {
      if (market.instrument().equals(instrument)) {
        return market;
      }
    }
    return null;
  }
}
