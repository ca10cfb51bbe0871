package io.tradeoracle.risk;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure.Leg;
import io.tradeoracle.risk.RiskContext.Market;
import java.time.Instant;
import java.util.List;

/** Whether the market is one to enter: fresh, tight, firm and deep enough. */
final class QuoteChecks {

  private QuoteChecks() {}

  static void underlying(OpeningOrder order, Findings findings) {
    Market market = order.opening().market();
    RiskLimits.Quotes limits = order.limits().quotes();
    if (order.now().isAfter(market.quotedAt().plus(limits.age(market.ageClass())))) {
      findings.deny(DenialReason.UNDERLYING_STALE, "priced at " + market.quotedAt());
    }
    feed(order.structure().underlying(), market.feed(), limits, findings);
  }

  static void legs(OpeningOrder order, Findings findings) {
    List<Leg> legs = order.structure().legs();
    for (int i = 0; i < legs.size(); i++) {
      LegMarket market = order.legMarket(i);
      if (market == null) {
        findings.deny(DenialReason.QUOTE_MISSING, legs.get(i).instrument().symbol());
      } else {
        leg(order, legs.get(i), market, findings);
      }
    }
  }

  private static void leg(OpeningOrder order, Leg leg, LegMarket market, Findings findings) {
    RiskLimits.Quotes limits = order.limits().quotes();
    freshness(order.now(), market, limits, findings);
    feed(symbol(market), market.quote().feed(), limits, findings);
    shape(market, findings);
    displayedSize(leg, order.order().units(), market, findings);
    if (market.instrument() instanceof OptionContract) {
      spread(order, market, findings);
      bid(leg, market, limits, findings);
      liquidity(market, limits, findings);
    }
  }

  private static void freshness(
      Instant now, LegMarket market, RiskLimits.Quotes limits, Findings findings) {
    Instant quotedAt = market.quote().exchangeTime();
    if (now.isAfter(quotedAt.plus(limits.age(market.ageClass())))) {
      findings.deny(DenialReason.QUOTE_STALE, symbol(market) + " quoted at " + quotedAt);
    } else if (market.ageClass() == AgeClass.OPTION_QUIET
        && now.isAfter(market.snapshotAt().plus(limits.snapshotAge()))) {
      findings.deny(
          DenialReason.QUOTE_STALE, symbol(market) + " confirmed at " + market.snapshotAt());
    }
    if (!(market.spotMove() <= limits.spotMove())) {
      findings.deny(DenialReason.SPOT_MOVED, symbol(market) + ": " + Figures.of(market.spotMove()));
    }
    if (market.skew().compareTo(limits.legSkew()) > 0) {
      findings.deny(DenialReason.LEG_SKEW, symbol(market) + ": " + market.skew());
    }
  }

  private static void feed(
      String symbol, FeedKind feed, RiskLimits.Quotes limits, Findings findings) {
    if (!limits.allowedFeeds().contains(feed)) {
      findings.deny(DenialReason.FEED_NOT_ALLOWED, symbol + ": " + feed);
    }
  }

  private static void shape(LegMarket market, Findings findings) {
    Quote quote = market.quote();
    if (!quote.isTwoSided() || quote.bid() >= quote.ask()) {
      findings.deny(DenialReason.QUOTE_INVALID, figures(market));
    }
  }

  private static void displayedSize(Leg leg, int units, LegMarket market, Findings findings) {
    Quote quote = market.quote();
    int shown = leg.ratio() > 0 ? quote.askSize() : quote.bidSize();
    long needed = Math.abs((long) leg.ratio()) * units;
    if (shown < needed) {
      findings.deny(
          DenialReason.DISPLAYED_SIZE,
          symbol(market) + ": " + shown + " shown, " + needed + " needed");
    }
  }

  private static void spread(OpeningOrder order, LegMarket market, Findings findings) {
    boolean zeroDay = market.lastTradingDay();
    RiskLimits.Quotes limits = order.limits().quotes();
    double floor = zeroDay ? limits.zeroDaySpreadFloor() : limits.legSpreadFloor();
    double share = zeroDay ? zeroDayShare(order, limits) : limits.legSpread();
    Quote quote = market.quote();
    // One-sided quotes are refused as such; NaN exceeds nothing.
    if (OpeningOrder.exceeds(quote.spread(), Math.max(floor, share * quote.mid()))) {
      findings.deny(DenialReason.LEG_SPREAD, figures(market));
    }
  }

  private static double zeroDayShare(OpeningOrder order, RiskLimits.Quotes limits) {
    return order.context().origin() instanceof OrderOrigin.Strategy strategy && strategy.scalp()
        ? limits.scalpSpread()
        : limits.zeroDaySpread();
  }

  private static void bid(Leg leg, LegMarket market, RiskLimits.Quotes limits, Findings findings) {
    double least = leg.ratio() > 0 ? limits.minimumLongBid() : limits.minimumShortBid();
    if (OpeningOrder.exceeds(least, market.quote().bid())) {
      findings.deny(DenialReason.BID_TOO_LOW, figures(market));
    }
  }

  /** Either figure is enough; while the one that could suffice is unknown, nothing is said. */
  private static void liquidity(LegMarket market, RiskLimits.Quotes limits, Findings findings) {
    boolean known =
        market.openInterest() != LegMarket.UNKNOWN && market.volume() != LegMarket.UNKNOWN;
    if (known
        && market.openInterest() < limits.minimumOpenInterest()
        && market.volume() < limits.minimumVolume()) {
      findings.deny(
          DenialReason.ILLIQUID,
          symbol(market) + ": open " + market.openInterest() + ", traded " + market.volume());
    }
  }

  static void structureCost(OpeningOrder order, Findings findings) {
    double cost = Math.abs(order.natural() - order.mid());
    double allowed = order.limits().quotes().structureCost() * Math.abs(order.mid());
    if (OpeningOrder.exceeds(cost, allowed)) {
      findings.deny(
          DenialReason.STRUCTURE_COST,
          "natural " + Figures.of(order.natural()) + ", mid " + Figures.of(order.mid()));
    }
  }

  private static String symbol(LegMarket market) {
    return market.instrument().symbol();
  }

  private static String figures(LegMarket market) {
    return symbol(market)
        + ": "
        + Figures.of(market.quote().bid())
        + " to "
        + Figures.of(market.quote().ask());
  }
}
