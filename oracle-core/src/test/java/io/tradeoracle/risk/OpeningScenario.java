package io.tradeoracle.risk;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Ten iron condors of 380 dollars maximum loss each, sold at noon in perfect conditions; a test
 * changes one thing.
 */
final class OpeningScenario {

  static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  static final Instant OPEN = Instant.parse("2026-11-23T14:30:00Z");
  static final Instant CLOSE = Instant.parse("2026-11-23T21:00:00Z");
  static final Instant NOON = Instant.parse("2026-11-23T17:00:00Z");
  static final OptionContract LONG_PUT = OptionContract.parse("XYZ261218P00090000");
  static final OptionContract SHORT_PUT = OptionContract.parse("XYZ261218P00095000");
  static final OptionContract SHORT_CALL = OptionContract.parse("XYZ261218C00105000");
  static final OptionContract LONG_CALL = OptionContract.parse("XYZ261218C00110000");
  static final Structure CONDOR = Structure.ironCondor(LONG_PUT, SHORT_PUT, SHORT_CALL, LONG_CALL);

  RiskLimits limits = RiskLimits.defaults();
  Instant now = NOON;
  Structure structure = CONDOR;
  int units = 10;
  OrderPrice price = OrderPrice.limit(new BigDecimal("-1.20"));
  OrderOrigin origin = new OrderOrigin.Strategy("condor");
  BreakerState breaker = BreakerState.ACTIVE;
  boolean leaseHeld = true;
  TickSchedule ticks = TickSchedule.ALWAYS_PENNY;
  int recentOrderRequests;
  List<String> unsafe = List.of();
  Duration clockDrift = Duration.ZERO;
  LocalDate sessionDate = DAY;
  Instant strategyWindowFrom = Instant.MIN;
  boolean halted;
  Instant resumedAt = Instant.MIN;
  boolean reducing;
  Instant underlyingQuotedAt = NOON;
  AgeClass underlyingAgeClass = AgeClass.UNDERLYING_LIQUID;
  FeedKind underlyingFeed = FeedKind.SIP;
  List<LegMarket> legs =
      new ArrayList<>(
          List.of(
              market(LONG_PUT, 0.50, 0.54),
              market(SHORT_PUT, 1.10, 1.14),
              market(SHORT_CALL, 1.20, 1.24),
              market(LONG_CALL, 0.56, 0.60)));
  BigDecimal equity = new BigDecimal("250000");
  BigDecimal buyingPower = new BigDecimal("250000");
  int optionLevel = 3;
  boolean marginAccount = true;
  BigDecimal settledCash = BigDecimal.ZERO;
  RiskContext.DayTrading dayTrading = RiskContext.DayTrading.NOT_APPLICABLE;
  BigDecimal totalLoss = BigDecimal.ZERO;
  BigDecimal underlyingLoss = BigDecimal.ZERO;
  int openStructures;
  int sameStrategyAndUnderlying;
  int openingsToday;
  int strategyOpeningsToday;
  int openingsLastMinute;
  Instant sameSignalAt = Instant.MIN;
  PortfolioGreeks portfolioGreeks = PortfolioGreeks.ZERO;
  PortfolioGreeks orderGreeks = PortfolioGreeks.ZERO;
  OptionalInput<LocalDate> nextEarnings = new OptionalInput.NotConfigured<>();
  LocalDate plannedExit = LocalDate.of(2026, 12, 1);
  OptionalInput<?> gammaWalls = new OptionalInput.NotConfigured<>();
  OptionalInput<?> unusualActivity = new OptionalInput.NotConfigured<>();
  BigDecimal roundTripFees = new BigDecimal("56.00");

  static LegMarket market(Instrument instrument, double bid, double ask) {
    return market(instrument, quote(bid, ask));
  }

  static LegMarket market(Instrument instrument, Quote quote) {
    boolean lastTradingDay =
        instrument instanceof OptionContract option && option.expiration().equals(DAY);
    return new LegMarket(
        instrument,
        quote,
        AgeClass.OPTION_FAST,
        Instant.MIN,
        0,
        Duration.ZERO,
        lastTradingDay,
        1000,
        500);
  }

  static Quote quote(double bid, double ask) {
    return quote(bid, ask, 100, 100, NOON, FeedKind.OPRA);
  }

  static Quote quote(double bid, double ask, int bidSize, int askSize, Instant at, FeedKind feed) {
    return new Quote(bid, ask, bidSize, askSize, at, at, feed);
  }

  /** Makes the order one option bought at its ask. */
  OpeningScenario buying(OptionContract option, double bid, double ask) {
    structure = Structure.single(option, 1);
    legs = new ArrayList<>(List.of(market(option, bid, ask)));
    price = OrderPrice.market();
    return this;
  }

  OrderRequest order() {
    return new OrderRequest(
        new ClientOrderId("to-1"),
        structure,
        units,
        PositionIntent.OPEN,
        price,
        TimeInForce.DAY,
        "position-1");
  }

  RiskContext context() {
    return new RiskContext(
        now,
        origin,
        new RiskContext.Authority(
            new BreakerStatus(breaker, OPEN, "test", "because"), false, leaseHeld, Instant.MIN),
        ticks,
        recentOrderRequests,
        opening());
  }

  private RiskContext.Opening opening() {
    return new RiskContext.Opening(
        unsafe,
        clockDrift,
        new RiskContext.Market(
            sessionDate,
            OPEN,
            CLOSE,
            strategyWindowFrom,
            halted,
            resumedAt,
            reducing,
            underlyingQuotedAt,
            underlyingAgeClass,
            underlyingFeed),
        legs,
        new RiskContext.Funds(
            new Account(buyingPower, buyingPower, optionLevel),
            equity,
            marginAccount,
            settledCash,
            dayTrading),
        new RiskContext.Exposure(
            totalLoss, underlyingLoss, openStructures, sameStrategyAndUnderlying),
        new RiskContext.Pace(
            openingsToday, strategyOpeningsToday, openingsLastMinute, sameSignalAt),
        portfolioGreeks,
        orderGreeks,
        new RiskContext.Inputs(nextEarnings, plannedExit, gammaWalls, unusualActivity),
        roundTripFees);
  }

  RiskDecision check() {
    return new RiskGate(limits).check(order(), context());
  }

  /** Moves the clock and everything quoted with it. */
  OpeningScenario at(Instant instant) {
    now = instant;
    underlyingQuotedAt = instant;
    legs.replaceAll(
        leg ->
            market(
                leg.instrument(),
                quote(
                    leg.quote().bid(),
                    leg.quote().ask(),
                    leg.quote().bidSize(),
                    leg.quote().askSize(),
                    instant,
                    leg.quote().feed())));
    return this;
  }
}
