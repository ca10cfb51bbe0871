package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningScenario.CLOSE;
import static io.tradeoracle.risk.OpeningScenario.DAY;
import static io.tradeoracle.risk.OpeningScenario.LONG_CALL;
import static io.tradeoracle.risk.OpeningScenario.LONG_PUT;
import static io.tradeoracle.risk.OpeningScenario.NOON;
import static io.tradeoracle.risk.OpeningScenario.OPEN;
import static io.tradeoracle.risk.OpeningScenario.SHORT_CALL;
import static io.tradeoracle.risk.OpeningScenario.SHORT_PUT;
import static io.tradeoracle.risk.OpeningScenario.market;
import static io.tradeoracle.risk.OpeningScenario.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.Equity;
import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.Structure.Leg;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.risk.RiskContext.DayTrading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RiskGateOpeningTest {

  private static final Duration NANO = Duration.ofNanos(1);
  private static final OptionContract ZERO_DAY = OptionContract.parse("XYZ261123C00100000");

  private static List<DenialReason> reasons(Consumer<OpeningScenario> change) {
    OpeningScenario scenario = new OpeningScenario();
    change.accept(scenario);
    return reasons(scenario.check());
  }

  static List<DenialReason> reasons(RiskDecision decision) {
    return decision instanceof RiskDecision.Denied denied
        ? denied.denials().stream().map(Denial::reason).toList()
        : List.of();
  }

  private static void passes(Consumer<OpeningScenario> change) {
    assertThat(reasons(change)).isEmpty();
  }

  private static void denies(DenialReason reason, Consumer<OpeningScenario> change) {
    assertThat(reasons(change)).containsExactly(reason);
  }

  private static void replaceLeg(OpeningScenario scenario, int index, LegMarket market) {
    scenario.legs.set(index, market);
  }

  private static LegMarket aged(AgeClass ageClass, Duration age, Duration snapshotAge) {
    return new LegMarket(
        SHORT_PUT,
        quote(1.10, 1.14, 100, 100, NOON.minus(age), FeedKind.OPRA),
        ageClass,
        NOON.minus(snapshotAge),
        0,
        Duration.ZERO,
        false,
        1000,
        500);
  }

  private static LegMarket moved(double spotMove, Duration skew, long openInterest, long volume) {
    return new LegMarket(
        SHORT_PUT,
        quote(1.10, 1.14),
        AgeClass.OPTION_FAST,
        Instant.MIN,
        spotMove,
        skew,
        false,
        openInterest,
        volume);
  }

  @Test
  void approvesWithTheMaximumLossAndFees() {
    assertThat(new OpeningScenario().check())
        .isInstanceOfSatisfying(
            RiskDecision.Approved.class,
            approved -> assertThat(approved.maximumLoss()).isEqualByComparingTo("3856"));
    assertThat(new OpeningScenario().check().isApproved()).isTrue();
  }

  @Test
  void usesTheNaturalPriceForAMarketOrder() {
    OpeningScenario scenario = new OpeningScenario();
    scenario.price = OrderPrice.market();

    assertThat(scenario.check())
        .isInstanceOfSatisfying(
            RiskDecision.Approved.class,
            approved -> assertThat(approved.maximumLoss()).isEqualByComparingTo("3896"));
  }

  @Test
  void listsEveryFailedCheckInTheOrderOfTheReasons() {
    assertThat(
            reasons(
                s -> {
                  s.nextEarnings = new OptionalInput.Unavailable<>("timeout");
                  s.openStructures = 8;
                  s.leaseHeld = false;
                  s.recentOrderRequests = 10;
                  s.halted = true;
                  s.breaker = BreakerState.REDUCING;
                }))
        .containsExactly(
            DenialReason.LEASE_LOST,
            DenialReason.BREAKER_REDUCING,
            DenialReason.UNDERLYING_HALTED,
            DenialReason.OPEN_STRUCTURES_LIMIT,
            DenialReason.ORDER_RATE,
            DenialReason.INPUT_UNAVAILABLE);
  }

  @Test
  void deniesWithoutTheLease() {
    denies(DenialReason.LEASE_LOST, s -> s.leaseHeld = false);
  }

  @Test
  void opensNothingUnlessTheBreakerIsActive() {
    for (OrderOrigin origin :
        List.of(new OrderOrigin.Strategy("condor"), new OrderOrigin.Person("Ann"))) {
      passes(s -> s.origin = origin);
      denies(
          DenialReason.BREAKER_REDUCING,
          s -> {
            s.origin = origin;
            s.breaker = BreakerState.REDUCING;
          });
      denies(
          DenialReason.BREAKER_HALTED,
          s -> {
            s.origin = origin;
            s.breaker = BreakerState.HALTED;
          });
    }
  }

  @Test
  void flatteningNeverOpens() {
    denies(DenialReason.INTENT_MISMATCH, s -> s.origin = new OrderOrigin.Flatten());
    denies(DenialReason.INTENT_MISMATCH, s -> s.origin = new OrderOrigin.ExpiryFlat());
  }

  @Test
  void deniesInAnUnderlyingReducedToClosing() {
    denies(DenialReason.UNDERLYING_REDUCING, s -> s.reducing = true);
  }

  @Test
  void deniesWhileItIsNotSafeToTrade() {
    denies(DenialReason.NOT_SAFE_TO_TRADE, s -> s.unsafe = List.of("store unreachable"));
  }

  @Test
  void deniesBeyondOneSecondOfClockDrift() {
    passes(s -> s.clockDrift = Duration.ofSeconds(1));
    passes(s -> s.clockDrift = Duration.ofSeconds(-1));
    denies(DenialReason.CLOCK_DRIFT, s -> s.clockDrift = Duration.ofSeconds(1).plus(NANO));
    denies(DenialReason.CLOCK_DRIFT, s -> s.clockDrift = Duration.ofSeconds(-1).minus(NANO));
  }

  @Test
  void deniesOutsideTheSession() {
    denies(DenialReason.MARKET_CLOSED, s -> s.at(OPEN.minus(NANO)));
    denies(DenialReason.MARKET_CLOSED, s -> s.at(CLOSE));
    denies(DenialReason.TOO_SOON_AFTER_OPEN, s -> s.at(OPEN));
    denies(DenialReason.TOO_CLOSE_TO_THE_CLOSE, s -> s.at(CLOSE.minus(NANO)));
  }

  @Test
  void opensNothingInTheFirstAndTheLastFifteenMinutes() {
    Duration quarter = Duration.ofMinutes(15);
    passes(s -> s.at(OPEN.plus(quarter)));
    denies(DenialReason.TOO_SOON_AFTER_OPEN, s -> s.at(OPEN.plus(quarter).minus(NANO)));
    passes(s -> s.at(CLOSE.minus(quarter)));
    denies(DenialReason.TOO_CLOSE_TO_THE_CLOSE, s -> s.at(CLOSE.minus(quarter).plus(NANO)));
  }

  @Test
  void aStrategysWindowReplacesTheWaitAfterTheOpen() {
    Instant from = OPEN.plus(Duration.ofMinutes(5));
    passes(
        s -> {
          s.at(from);
          s.strategyWindowFrom = from;
        });
    denies(
        DenialReason.TOO_SOON_AFTER_OPEN,
        s -> {
          s.at(from.minus(NANO));
          s.strategyWindowFrom = from;
        });
  }

  @Test
  void waitsAMinuteAfterAHalt() {
    denies(DenialReason.UNDERLYING_HALTED, s -> s.halted = true);
    passes(s -> s.resumedAt = NOON.minusSeconds(60));
    denies(DenialReason.TOO_SOON_AFTER_HALT, s -> s.resumedAt = NOON.minusSeconds(60).plus(NANO));
  }

  @Test
  void adjustedContractsAreClosingOnly() {
    denies(
        DenialReason.ADJUSTED_CONTRACT,
        s -> s.buying(OptionContract.parse("XYZ1261218C00105000"), 1.20, 1.24));
  }

  @Test
  void undefinedRiskMustBeAllowedByName() {
    Consumer<OpeningScenario> shortPut =
        s -> {
          s.structure = Structure.single(SHORT_PUT, -1);
          s.legs = List.of(market(SHORT_PUT, 1.10, 1.14));
          s.price = OrderPrice.limit(new BigDecimal("-1.10"));
          s.units = 1;
          s.equity = new BigDecimal("1000000");
          s.buyingPower = new BigDecimal("1000000");
        };
    denies(DenialReason.UNDEFINED_RISK, shortPut);
    OpeningScenario allowed = new OpeningScenario();
    shortPut.accept(allowed);
    allowed.limits = RiskLimits.builder().allowUndefinedRisk(true).build();

    assertThat(allowed.check())
        .isInstanceOfSatisfying(
            RiskDecision.Approved.class,
            approved -> assertThat(approved.maximumLoss()).isEqualByComparingTo("9446"));
  }

  @Test
  void aLossWithoutBoundIsNeverAllowed() {
    denies(
        DenialReason.MAXIMUM_LOSS_UNKNOWN,
        s -> {
          s.structure = Structure.single(SHORT_CALL, -1);
          s.legs = List.of(market(SHORT_CALL, 1.20, 1.24));
          s.limits = RiskLimits.builder().allowUndefinedRisk(true).build();
        });
  }

  @Test
  void deniesLegsThatExpireOnDifferentDates() {
    OptionContract later = OptionContract.parse("XYZ270115C00105000");
    denies(
        DenialReason.MAXIMUM_LOSS_UNKNOWN,
        s -> {
          s.structure = new Structure(List.of(new Leg(later, 1), new Leg(SHORT_CALL, -1)));
          s.legs = List.of(market(later, 2.20, 2.24), market(SHORT_CALL, 1.20, 1.24));
          s.price = OrderPrice.limit(new BigDecimal("1.00"));
        });
  }

  @Test
  void deniesFiguresTooLargeToComputeWith() {
    assertThat(reasons(s -> s.units = Integer.MAX_VALUE))
        .contains(DenialReason.DISPLAYED_SIZE, DenialReason.ABOVE_TRADE_CAP);
    assertThat(
            reasons(
                s -> {
                  s.structure = Structure.single(LONG_PUT, Integer.MAX_VALUE);
                  s.price = OrderPrice.limit(new BigDecimal("99999999"));
                  s.units = Integer.MAX_VALUE;
                }))
        .contains(DenialReason.MAXIMUM_LOSS_UNKNOWN);
  }

  @Test
  void deniesAMarketOrderWithoutAQuote() {
    assertThat(
            reasons(
                s -> {
                  s.price = OrderPrice.market();
                  s.legs = s.legs.subList(1, 4);
                }))
        .containsExactly(DenialReason.MAXIMUM_LOSS_UNKNOWN, DenialReason.QUOTE_MISSING);
  }

  @Test
  void deniesAPriceOffTheTick() {
    denies(DenialReason.OFF_TICK, s -> s.price = OrderPrice.limit(new BigDecimal("-1.205")));
    passes(
        s -> {
          s.ticks = TickSchedule.NICKEL;
          s.price = OrderPrice.limit(new BigDecimal("-1.25"));
        });
    denies(
        DenialReason.OFF_TICK,
        s -> {
          s.ticks = TickSchedule.NICKEL;
          s.price = OrderPrice.limit(new BigDecimal("-1.22"));
        });
  }

  @Test
  void deniesAStaleUnderlying() {
    checkUnderlyingAge(AgeClass.UNDERLYING_LIQUID, Duration.ofSeconds(5));
    checkUnderlyingAge(AgeClass.UNDERLYING_OTHER, Duration.ofSeconds(15));
    checkUnderlyingAge(AgeClass.RECORDED, Duration.ofMinutes(5));
  }

  private static void checkUnderlyingAge(AgeClass ageClass, Duration age) {
    passes(
        s -> {
          s.underlyingAgeClass = ageClass;
          s.underlyingQuotedAt = NOON.minus(age);
        });
    denies(
        DenialReason.UNDERLYING_STALE,
        s -> {
          s.underlyingAgeClass = ageClass;
          s.underlyingQuotedAt = NOON.minus(age).minus(NANO);
        });
  }

  @Test
  void deniesAStaleQuote() {
    checkOptionAge(AgeClass.OPTION_FAST, Duration.ofSeconds(15));
    checkOptionAge(AgeClass.OPTION_STEADY, Duration.ofMinutes(1));
    checkOptionAge(AgeClass.OPTION_QUIET, Duration.ofMinutes(2));
    checkOptionAge(AgeClass.RECORDED, Duration.ofMinutes(5));
  }

  private static void checkOptionAge(AgeClass ageClass, Duration age) {
    passes(s -> replaceLeg(s, 1, aged(ageClass, age, Duration.ZERO)));
    denies(
        DenialReason.QUOTE_STALE,
        s -> replaceLeg(s, 1, aged(ageClass, age.plus(NANO), Duration.ZERO)));
  }

  @Test
  void aQuietQuoteNeedsAFreshSnapshot() {
    Duration five = Duration.ofSeconds(5);
    passes(s -> replaceLeg(s, 1, aged(AgeClass.OPTION_QUIET, five, five)));
    denies(
        DenialReason.QUOTE_STALE,
        s -> replaceLeg(s, 1, aged(AgeClass.OPTION_QUIET, five, five.plus(NANO))));
    passes(s -> replaceLeg(s, 1, aged(AgeClass.OPTION_STEADY, five, Duration.ofDays(1))));
  }

  @Test
  void deniesWhenTheUnderlyingHasMovedSinceTheQuote() {
    passes(s -> replaceLeg(s, 1, moved(0.0025, Duration.ZERO, 1000, 500)));
    denies(
        DenialReason.SPOT_MOVED, s -> replaceLeg(s, 1, moved(0.002501, Duration.ZERO, 1000, 500)));
    denies(
        DenialReason.SPOT_MOVED,
        s -> replaceLeg(s, 1, moved(Double.NaN, Duration.ZERO, 1000, 500)));
  }

  @Test
  void deniesLegsSeenAtAnotherMomentThanTheUnderlying() {
    Duration two = Duration.ofSeconds(2);
    passes(s -> replaceLeg(s, 1, moved(0, two, 1000, 500)));
    denies(DenialReason.LEG_SKEW, s -> replaceLeg(s, 1, moved(0, two.plus(NANO), 1000, 500)));
  }

  @Test
  void deniesFeedsThatAreNotGoodEnough() {
    denies(DenialReason.FEED_NOT_ALLOWED, s -> s.underlyingFeed = FeedKind.INDICATIVE);
    denies(
        DenialReason.FEED_NOT_ALLOWED,
        s ->
            replaceLeg(
                s, 1, market(SHORT_PUT, quote(1.10, 1.14, 100, 100, NOON, FeedKind.INDICATIVE))));
    passes(
        s -> {
          s.underlyingFeed = FeedKind.INDICATIVE;
          s.limits = RiskLimits.builder().allowedFeeds(Set.of(FeedKind.values())).build();
        });
  }

  @Test
  void deniesOneSidedCrossedAndLockedQuotes() {
    denies(DenialReason.QUOTE_INVALID, s -> replaceLeg(s, 1, market(SHORT_PUT, 1.10, 0)));
    denies(DenialReason.QUOTE_INVALID, s -> replaceLeg(s, 1, market(SHORT_PUT, 1.14, 1.10)));
    denies(DenialReason.QUOTE_INVALID, s -> replaceLeg(s, 1, market(SHORT_PUT, 1.12, 1.12)));
    assertThat(reasons(s -> replaceLeg(s, 1, market(SHORT_PUT, 0, 1.10))))
        .containsExactly(DenialReason.QUOTE_INVALID, DenialReason.BID_TOO_LOW);
  }

  @Test
  void deniesAWideLeg() {
    Consumer<OpeningScenario> ignoreCost =
        s -> s.limits = RiskLimits.builder().structureCost(10).build();
    passes(s -> ignoreCost.andThen(t -> t.buying(LONG_CALL, 0.10, 0.20)).accept(s));
    denies(
        DenialReason.LEG_SPREAD,
        s -> ignoreCost.andThen(t -> t.buying(LONG_CALL, 0.10, 0.21)).accept(s));
    passes(s -> ignoreCost.andThen(t -> t.buying(LONG_CALL, 1.75, 2.25)).accept(s));
    denies(
        DenialReason.LEG_SPREAD,
        s -> ignoreCost.andThen(t -> t.buying(LONG_CALL, 1.75, 2.26)).accept(s));
  }

  @Test
  void optionsThatExpireTodayMustBeTighter() {
    passes(s -> s.buying(ZERO_DAY, 0.60, 0.65));
    denies(DenialReason.LEG_SPREAD, s -> s.buying(ZERO_DAY, 0.60, 0.66));
    passes(s -> s.buying(ZERO_DAY, 1.95, 2.05));
    denies(DenialReason.LEG_SPREAD, s -> s.buying(ZERO_DAY, 1.95, 2.06));
    passes(s -> s.buying(LONG_CALL, 1.95, 2.06));
  }

  @Test
  void scalpsMustBeTighterStill() {
    OrderOrigin scalp = new OrderOrigin.Strategy("scalp", true, true);
    OrderOrigin intraday = new OrderOrigin.Strategy("momentum", true, false);
    passes(s -> s.buying(ZERO_DAY, 1.97, 2.03).origin = scalp);
    denies(DenialReason.LEG_SPREAD, s -> s.buying(ZERO_DAY, 1.97, 2.04).origin = scalp);
    passes(s -> s.buying(ZERO_DAY, 1.97, 2.04).origin = intraday);
  }

  @Test
  void deniesBidsNearZero() {
    passes(
        s -> {
          replaceLeg(s, 0, market(LONG_PUT, 0.05, 0.07));
          replaceLeg(s, 1, market(SHORT_PUT, 0.10, 0.12));
        });
    denies(DenialReason.BID_TOO_LOW, s -> replaceLeg(s, 0, market(LONG_PUT, 0.04, 0.06)));
    denies(
        DenialReason.BID_TOO_LOW,
        s -> {
          replaceLeg(s, 0, market(LONG_PUT, 0.05, 0.07));
          replaceLeg(s, 1, market(SHORT_PUT, 0.09, 0.11));
        });
  }

  @Test
  void deniesMoreThanIsShown() {
    passes(
        s -> {
          replaceLeg(s, 0, sized(LONG_PUT, 0.50, 0.54, 0, 10));
          replaceLeg(s, 1, sized(SHORT_PUT, 1.10, 1.14, 10, 0));
        });
    denies(DenialReason.DISPLAYED_SIZE, s -> replaceLeg(s, 0, sized(LONG_PUT, 0.50, 0.54, 100, 9)));
    denies(
        DenialReason.DISPLAYED_SIZE, s -> replaceLeg(s, 1, sized(SHORT_PUT, 1.10, 1.14, 9, 100)));
  }

  private static LegMarket sized(
      OptionContract option, double bid, double ask, int bidSize, int askSize) {
    return market(option, quote(bid, ask, bidSize, askSize, NOON, FeedKind.OPRA));
  }

  @Test
  void deniesContractsNeitherHeldNorTraded() {
    passes(s -> replaceLeg(s, 1, moved(0, Duration.ZERO, 100, 0)));
    passes(s -> replaceLeg(s, 1, moved(0, Duration.ZERO, 0, 50)));
    denies(DenialReason.ILLIQUID, s -> replaceLeg(s, 1, moved(0, Duration.ZERO, 99, 49)));
    passes(s -> replaceLeg(s, 1, moved(0, Duration.ZERO, LegMarket.UNKNOWN, 0)));
    passes(s -> replaceLeg(s, 1, moved(0, Duration.ZERO, 0, LegMarket.UNKNOWN)));
  }

  @Test
  void deniesAStructureThatCostsTooMuchToTradeAtOnce() {
    // Mid -1.20, natural -1.08: the cost is exactly a tenth.
    passes(s -> condorQuotes(s, 0.03));
    denies(DenialReason.STRUCTURE_COST, s -> condorQuotes(s, 0.0301));
  }

  private static void condorQuotes(OpeningScenario s, double half) {
    replaceLeg(s, 0, market(LONG_PUT, 0.50 - half, 0.50 + half));
    replaceLeg(s, 1, market(SHORT_PUT, 1.10 - half, 1.10 + half));
    replaceLeg(s, 2, market(SHORT_CALL, 1.10 - half, 1.10 + half));
    replaceLeg(s, 3, market(LONG_CALL, 0.50 - half, 0.50 + half));
  }

  @Test
  void findsALegsMarketWhereverItStandsInTheList() {
    passes(s -> s.legs = List.of(s.legs.get(3), s.legs.get(2), s.legs.get(1), s.legs.get(0)));
  }

  @Test
  void sharesAreNotCheckedLikeOptions() {
    Equity share = new Equity("XYZ");
    passes(
        s -> {
          s.structure = Structure.single(share, 1);
          s.price = OrderPrice.limit(new BigDecimal("0.02"));
          s.legs =
              List.of(
                  new LegMarket(
                      share,
                      quote(0.02, 0.021),
                      AgeClass.UNDERLYING_LIQUID,
                      Instant.MIN,
                      0,
                      Duration.ZERO,
                      false,
                      0,
                      0));
          s.optionLevel = 0;
        });
  }

  @Test
  void deniesMoreThanTwoPercentOnOneTrade() {
    // 13 units: 4940 and fees.
    passes(s -> thirteen(s, "60.00"));
    denies(DenialReason.ABOVE_TRADE_CAP, s -> thirteen(s, "60.01"));
  }

  private static void thirteen(OpeningScenario s, String fees) {
    s.units = 13;
    s.roundTripFees = new BigDecimal(fees);
  }

  @Test
  void deniesMoreThanFivePercentOnOneUnderlying() {
    passes(s -> s.underlyingLoss = new BigDecimal("8644.00"));
    denies(DenialReason.UNDERLYING_LOSS_LIMIT, s -> s.underlyingLoss = new BigDecimal("8644.01"));
  }

  @Test
  void deniesMoreThanFifteenPercentInAll() {
    passes(s -> s.totalLoss = new BigDecimal("33644.00"));
    denies(DenialReason.TOTAL_LOSS_LIMIT, s -> s.totalLoss = new BigDecimal("33644.01"));
  }

  @Test
  void deniesASecondStructureOfAStrategyInAnUnderlying() {
    denies(DenialReason.STRUCTURE_ALREADY_OPEN, s -> s.sameStrategyAndUnderlying = 1);
  }

  @Test
  void deniesTheNinthStructure() {
    passes(s -> s.openStructures = 7);
    denies(DenialReason.OPEN_STRUCTURES_LIMIT, s -> s.openStructures = 8);
  }

  @Test
  void deniesTheEleventhOpeningOfADay() {
    passes(s -> s.openingsToday = 9);
    denies(DenialReason.DAILY_OPENINGS_LIMIT, s -> s.openingsToday = 10);
  }

  @Test
  void deniesTheFifthOpeningOfAnIntradayStrategy() {
    OrderOrigin intraday = new OrderOrigin.Strategy("scalp", true, false);
    passes(s -> intradayOpenings(s, intraday, 3));
    denies(DenialReason.STRATEGY_DAILY_OPENINGS_LIMIT, s -> intradayOpenings(s, intraday, 4));
    passes(s -> intradayOpenings(s, new OrderOrigin.Strategy("condor"), 4));
    passes(s -> intradayOpenings(s, new OrderOrigin.Person("Ann"), 4));
  }

  private static void intradayOpenings(OpeningScenario s, OrderOrigin origin, int openings) {
    s.origin = origin;
    s.strategyOpeningsToday = openings;
  }

  @Test
  void deniesTheEleventhRequestWithinTenSeconds() {
    passes(s -> s.recentOrderRequests = 9);
    denies(DenialReason.ORDER_RATE, s -> s.recentOrderRequests = 10);
  }

  @Test
  void deniesTheFourthOpeningOfAMinute() {
    passes(s -> s.openingsLastMinute = 2);
    denies(DenialReason.OPENING_RATE, s -> s.openingsLastMinute = 3);
  }

  @Test
  void deniesTheSameSignalWithinTenMinutes() {
    passes(s -> s.sameSignalAt = NOON.minusSeconds(600));
    denies(DenialReason.DUPLICATE_SIGNAL, s -> s.sameSignalAt = NOON.minusSeconds(600).plus(NANO));
  }

  @Test
  void deniesBeyondTheGreekLimits() {
    passes(s -> s.orderGreeks = new PortfolioGreeks(125_000, 62_500, 1_250));
    passes(s -> s.orderGreeks = new PortfolioGreeks(-125_000, -62_500, -1_250));
    denies(
        DenialReason.DOLLAR_DELTA_LIMIT,
        s -> s.orderGreeks = new PortfolioGreeks(-125_000.01, 0, 0));
    denies(
        DenialReason.DOLLAR_GAMMA_LIMIT, s -> s.orderGreeks = new PortfolioGreeks(0, 62_500.01, 0));
    denies(DenialReason.VEGA_LIMIT, s -> s.orderGreeks = new PortfolioGreeks(0, 0, -1_250.01));
  }

  @Test
  void anOrderThatLowersTheGreeksPassesAboveTheLimit() {
    PortfolioGreeks far = new PortfolioGreeks(300_000, -200_000, 5_000);
    passes(s -> greeks(s, far, new PortfolioGreeks(-1, 1, -1)));
    assertThat(reasons(s -> greeks(s, far, PortfolioGreeks.ZERO)))
        .containsExactly(
            DenialReason.DOLLAR_DELTA_LIMIT,
            DenialReason.DOLLAR_GAMMA_LIMIT,
            DenialReason.VEGA_LIMIT);
    // Through zero to the same distance on the other side lowers nothing.
    assertThat(reasons(s -> greeks(s, far, new PortfolioGreeks(-600_000, 1, -1))))
        .containsExactly(DenialReason.DOLLAR_DELTA_LIMIT);
  }

  private static void greeks(OpeningScenario s, PortfolioGreeks before, PortfolioGreeks order) {
    s.portfolioGreeks = before;
    s.orderGreeks = order;
  }

  @Test
  void aMissingGreekRefusesAnOpening() {
    denies(DenialReason.GREEKS_UNKNOWN, s -> s.orderGreeks = PortfolioGreeks.UNKNOWN);
    denies(
        DenialReason.GREEKS_UNKNOWN,
        s -> s.portfolioGreeks = new PortfolioGreeks(0, 0, Double.NaN));
  }

  @Test
  void keepsATenthOfEquityFreeOfBuyingPower() {
    passes(s -> s.buyingPower = new BigDecimal("28856.00"));
    denies(DenialReason.BUYING_POWER, s -> s.buyingPower = new BigDecimal("28855.99"));
  }

  @Test
  void deniesStructuresAboveTheOptionLevel() {
    denies(DenialReason.OPTION_LEVEL, s -> s.optionLevel = 2);
    passes(s -> s.buying(LONG_CALL, 1.20, 1.24).optionLevel = 2);
    denies(DenialReason.OPTION_LEVEL, s -> s.buying(LONG_CALL, 1.20, 1.24).optionLevel = 1);
  }

  @Test
  void coveredSalesNeedTheLowestOptionLevel() {
    Equity share = new Equity("XYZ");
    Consumer<OpeningScenario> coveredCall =
        s -> {
          s.structure = new Structure(List.of(new Leg(share, 100), new Leg(SHORT_CALL, -1)));
          s.legs = List.of(market(share, 10.00, 10.02), market(SHORT_CALL, 1.20, 1.24));
          s.price = OrderPrice.limit(new BigDecimal("8.80"));
          s.units = 1;
          s.limits = RiskLimits.builder().allowUndefinedRisk(true).build();
        };
    passes(coveredCall.andThen(s -> s.optionLevel = 1));
    denies(DenialReason.OPTION_LEVEL, coveredCall.andThen(s -> s.optionLevel = 0));
  }

  @Test
  void aSmallMarginAccountHoldsNoSpreads() {
    assertThat(reasons(s -> s.equity = new BigDecimal("2000")))
        .doesNotContain(DenialReason.SMALL_MARGIN_ACCOUNT);
    assertThat(reasons(s -> s.equity = new BigDecimal("1999.99")))
        .contains(DenialReason.SMALL_MARGIN_ACCOUNT);
    assertThat(reasons(s -> s.buying(LONG_CALL, 1.20, 1.24).equity = new BigDecimal("1999.99")))
        .doesNotContain(DenialReason.SMALL_MARGIN_ACCOUNT);
  }

  @Test
  void aCashAccountBuysWithSettledCashOnly() {
    passes(s -> cashAccount(s, "3856.00"));
    denies(DenialReason.UNSETTLED_FUNDS, s -> cashAccount(s, "3855.99"));
  }

  private static void cashAccount(OpeningScenario s, String settled) {
    s.marginAccount = false;
    s.settledCash = new BigDecimal(settled);
  }

  @Test
  void deniesWhenClosingTheSameDayWouldBreakTheDayTradeRule() {
    OpeningScenario small = new OpeningScenario();
    small.units = 1;
    small.roundTripFees = new BigDecimal("5.60");
    small.equity = new BigDecimal("24999.99");
    small.dayTrading = new DayTrading(true, 2, false);
    assertThat(reasons(small.check())).isEmpty();
    small.dayTrading = new DayTrading(true, 3, false);
    assertThat(reasons(small.check())).containsExactly(DenialReason.DAY_TRADE_LIMIT);
    small.dayTrading = new DayTrading(false, 3, false);
    assertThat(reasons(small.check())).isEmpty();
    small.dayTrading = new DayTrading(true, 3, false);
    small.equity = new BigDecimal("25000");
    assertThat(reasons(small.check())).isEmpty();
    small.equity = new BigDecimal("24999.99");
    small.marginAccount = false;
    small.settledCash = small.equity;
    assertThat(reasons(small.check())).isEmpty();
  }

  @Test
  void deniesTheRestOfTheDayAfterAnIntradayMarginRefusal() {
    denies(DenialReason.INTRADAY_MARGIN, s -> s.dayTrading = new DayTrading(false, 0, true));
  }

  @Test
  void anInputNotConfiguredBlocksOnlyWhereItIsRequired() {
    for (InputKind kind : InputKind.values()) {
      denies(
          DenialReason.INPUT_REQUIRED,
          s -> s.limits = RiskLimits.builder().requiredInputs(Set.of(kind)).build());
    }
    passes(
        s -> {
          s.limits = RiskLimits.builder().requiredInputs(Set.of(InputKind.EARNINGS)).build();
          s.nextEarnings = new OptionalInput.None<>();
        });
  }

  @Test
  void anInputThatFailedBlocks() {
    denies(
        DenialReason.INPUT_UNAVAILABLE,
        s -> s.nextEarnings = new OptionalInput.Unavailable<>("timeout"));
    denies(
        DenialReason.INPUT_UNAVAILABLE,
        s -> s.gammaWalls = new OptionalInput.Unavailable<>("timeout"));
    denies(
        DenialReason.INPUT_UNAVAILABLE,
        s -> s.unusualActivity = new OptionalInput.Unavailable<>("timeout"));
  }

  @Test
  void deniesWhenEarningsComeBeforeTheExit() {
    denies(DenialReason.EARNINGS_BEFORE_EXIT, s -> earnings(s, s.plannedExit.minusDays(1)));
    denies(DenialReason.EARNINGS_BEFORE_EXIT, s -> earnings(s, DAY));
    passes(s -> earnings(s, s.plannedExit));
    passes(s -> earnings(s, DAY.minusDays(1)));
  }

  private static void earnings(OpeningScenario s, LocalDate report) {
    s.nextEarnings = new OptionalInput.Value<>(report);
  }

  @Test
  void refusesAContextOfTheOtherPurpose() {
    OpeningScenario scenario = new OpeningScenario();
    OrderRequest open = scenario.order();
    OrderRequest close =
        new OrderRequest(
            open.id(),
            open.structure(),
            1,
            PositionIntent.CLOSE,
            open.price(),
            TimeInForce.DAY,
            "position-1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskGate(scenario.limits).check(close, scenario.context()))
        .withMessageContaining("CLOSE");
  }

  @Test
  void saysTheFiguresThatLedToADenial() {
    OpeningScenario scenario = new OpeningScenario();
    scenario.underlyingLoss = new BigDecimal("10000");

    assertThat(scenario.check())
        .isInstanceOfSatisfying(
            RiskDecision.Denied.class,
            denied ->
                assertThat(denied.denials().get(0))
                    .hasToString("UNDERLYING_LOSS_LIMIT: maximum loss 13856.0000, limit 12500.00"));
  }
}
