package io.tradeoracle.risk;

import io.tradeoracle.model.FeedKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Every limit that an order, a size and the circuit breaker are checked against. The figure at the
 * end of each description is the default. Shares of equity are fractions: 0.05 is 5 %. A value at a
 * limit passes, one beyond it does not; a loss at its limit trips the breaker. Immutable.
 */
public record RiskLimits(
    Sizing sizing, Quotes quotes, Exposure exposure, Pace pace, Breaker breaker) {

  private static final RiskLimits DEFAULTS = new RiskLimitsBuilder().build();

  public RiskLimits {
    Objects.requireNonNull(sizing, "sizing");
    Objects.requireNonNull(quotes, "quotes");
    Objects.requireNonNull(exposure, "exposure");
    Objects.requireNonNull(pace, "pace");
    Objects.requireNonNull(breaker, "breaker");
  }

  /** Returns the defaults. */
  public static RiskLimits defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that begins with the defaults. */
  public static RiskLimitsBuilder builder() {
    return new RiskLimitsBuilder();
  }

  /**
   * How much one trade may lose.
   *
   * @param kellyShare share of the Kelly fraction that is used; half keeps three quarters of the
   *     growth at half the swings, and forgives errors in the estimates. 0.5
   * @param cap most that one trade may lose, of equity, whatever Kelly says; a single surprise
   *     stays well inside the day's loss limit. 0.02
   * @param fixedFraction what one trade may lose, of equity, while past trades are too few to tell.
   *     0.005
   * @param minimumTrades closed structures from which statistics count. 30
   * @param window newest closed structures that count, so that an edge that has gone is noticed.
   *     100
   */
  public record Sizing(
      BigDecimal kellyShare,
      BigDecimal cap,
      BigDecimal fixedFraction,
      int minimumTrades,
      int window) {
    public Sizing {
      Require.share("kellyShare", kellyShare);
      Require.share("cap", cap);
      Require.share("fixedFraction", fixedFraction);
      Require.positive("minimumTrades", minimumTrades);
      Require.positive("window", window);
      if (fixedFraction.compareTo(cap) > 0) {
        throw new IllegalArgumentException(
            "fixedFraction must not be above cap: " + fixedFraction + ", " + cap);
      }
    }
  }

  /**
   * What the market must look like for an entry. None of it ever blocks a close.
   *
   * @param underlyingLiquidAge age of a liquid underlying's price; such quotes change many times a
   *     second. 5 s
   * @param underlyingOtherAge age of another underlying's price. 15 s
   * @param optionFastAge age of a quote that usually changes every second. 15 s
   * @param optionSteadyAge age of a quote that usually changes every minute; quiet quotes stay
   *     firm. 60 s
   * @param optionQuietAge age of a quote that changes less often. 120 s
   * @param snapshotAge age of the snapshot that must confirm such a quote. 5 s
   * @param recordedAge age of a recorded quote from the end of its bar; covers nearly all gaps of a
   *     recorded day. 5 min
   * @param spotMove move of the underlying since a leg was quoted, as a fraction: beyond it the
   *     quote speaks of another market. 0.0025
   * @param legSkew time between what is known of a leg and of the underlying; mids of different
   *     moments invent an edge. 2 s
   * @param legSpreadFloor spread that every leg may have, dollars. 0.10
   * @param legSpread spread of a leg, as a fraction of its mid; a sanity check only. 0.25
   * @param zeroDaySpreadFloor the floor for options that expire today, dollars. 0.05
   * @param zeroDaySpread the fraction for options that expire today: their edge is small. 0.05
   * @param scalpSpread the fraction for a scalp in options that expire today. 0.03
   * @param structureCost what trading at once may cost, |natural − mid|, as a fraction of |mid|;
   *     the binding test. 0.10
   * @param minimumShortBid least bid of a leg sold, dollars; below, price and volatility are noise.
   *     0.10
   * @param minimumLongBid least bid of a leg bought, dollars. 0.05
   * @param minimumOpenInterest open interest that shows there is a way out. 100
   * @param minimumVolume contracts traded today that show the same instead. 50
   * @param allowedFeeds feeds good enough to trade on. All but {@link FeedKind#INDICATIVE}, whose
   *     quotes are not firm
   * @param requiredInputs inputs without which nothing is opened. None
   */
  public record Quotes(
      Duration underlyingLiquidAge,
      Duration underlyingOtherAge,
      Duration optionFastAge,
      Duration optionSteadyAge,
      Duration optionQuietAge,
      Duration snapshotAge,
      Duration recordedAge,
      double spotMove,
      Duration legSkew,
      double legSpreadFloor,
      double legSpread,
      double zeroDaySpreadFloor,
      double zeroDaySpread,
      double scalpSpread,
      double structureCost,
      double minimumShortBid,
      double minimumLongBid,
      long minimumOpenInterest,
      long minimumVolume,
      Set<FeedKind> allowedFeeds,
      Set<InputKind> requiredInputs) {
    public Quotes {
      Require.positive("underlyingLiquidAge", underlyingLiquidAge);
      Require.positive("underlyingOtherAge", underlyingOtherAge);
      Require.positive("optionFastAge", optionFastAge);
      Require.positive("optionSteadyAge", optionSteadyAge);
      Require.positive("optionQuietAge", optionQuietAge);
      Require.positive("snapshotAge", snapshotAge);
      Require.positive("recordedAge", recordedAge);
      Require.notNegative("spotMove", spotMove);
      Require.positive("legSkew", legSkew);
      Require.notNegative("legSpreadFloor", legSpreadFloor);
      Require.notNegative("legSpread", legSpread);
      Require.notNegative("zeroDaySpreadFloor", zeroDaySpreadFloor);
      Require.notNegative("zeroDaySpread", zeroDaySpread);
      Require.notNegative("scalpSpread", scalpSpread);
      Require.notNegative("structureCost", structureCost);
      Require.notNegative("minimumShortBid", minimumShortBid);
      Require.notNegative("minimumLongBid", minimumLongBid);
      Require.notNegative("minimumOpenInterest", minimumOpenInterest);
      Require.notNegative("minimumVolume", minimumVolume);
      allowedFeeds = Set.copyOf(allowedFeeds);
      requiredInputs = Set.copyOf(requiredInputs);
    }

    /** Returns how old a quote of a class may be for an entry. */
    public Duration age(AgeClass ageClass) {
      return switch (ageClass) {
        case UNDERLYING_LIQUID -> underlyingLiquidAge;
        case UNDERLYING_OTHER -> underlyingOtherAge;
        case OPTION_FAST -> optionFastAge;
        case OPTION_STEADY -> optionSteadyAge;
        case OPTION_QUIET -> optionQuietAge;
        case RECORDED -> recordedAge;
      };
    }
  }

  /**
   * How much may be at risk at once.
   *
   * @param underlyingLoss most that all structures of one underlying may lose, of equity. 0.05
   * @param totalLoss most that all structures may lose, of equity; about seven full losers. 0.15
   * @param structuresPerStrategyAndUnderlying open structures of one strategy in one underlying. 1
   * @param openStructures open structures in all. 8
   * @param dollarDelta |dollar delta|, of equity; with gamma, a move of 6 % costs about the day's
   *     loss limit. 0.50
   * @param dollarGamma |dollar gamma| for a move of 1 %, of equity. 0.25
   * @param vega |vega| a volatility point, of equity; 6 points cost about the day's loss limit.
   *     0.005
   * @param buyingPowerReserve buying power kept free, of equity, for assignment and fees. 0.10
   * @param minimumSpreadEquity equity below which a margin account may hold no spreads, dollars;
   *     the brokers' rule. 2000
   * @param dayTradeEquity equity from which day trades are not limited where they are counted,
   *     dollars; the rule before 2026-06-04. 25000
   * @param dayTrades day trades within five trading days below that equity. 3
   * @param allowUndefinedRisk whether a structure may be opened whose own legs do not bound its
   *     loss, such as a cash-secured put or a covered call. A loss without any bound is never
   *     allowed. false
   */
  public record Exposure(
      BigDecimal underlyingLoss,
      BigDecimal totalLoss,
      int structuresPerStrategyAndUnderlying,
      int openStructures,
      double dollarDelta,
      double dollarGamma,
      double vega,
      BigDecimal buyingPowerReserve,
      BigDecimal minimumSpreadEquity,
      BigDecimal dayTradeEquity,
      int dayTrades,
      boolean allowUndefinedRisk) {
    public Exposure {
      Require.share("underlyingLoss", underlyingLoss);
      Require.share("totalLoss", totalLoss);
      Require.positive("structuresPerStrategyAndUnderlying", structuresPerStrategyAndUnderlying);
      Require.positive("openStructures", openStructures);
      Require.notNegative("dollarDelta", dollarDelta);
      Require.notNegative("dollarGamma", dollarGamma);
      Require.notNegative("vega", vega);
      Require.share("buyingPowerReserve", buyingPowerReserve);
      Require.notNegative("minimumSpreadEquity", minimumSpreadEquity);
      Require.notNegative("dayTradeEquity", dayTradeEquity);
      Require.notNegative("dayTrades", dayTrades);
    }

    /**
     * Returns the dollars that a new structure may still lose under both limits, never negative.
     *
     * @param equity of the account, dollars
     * @param openLoss most that everything open or being opened can lose, dollars
     * @param openLossOfUnderlying most that those of the same underlying can lose, dollars
     */
    public BigDecimal headroom(
        BigDecimal equity, BigDecimal openLoss, BigDecimal openLossOfUnderlying) {
      BigDecimal ofUnderlying = equity.multiply(underlyingLoss).subtract(openLossOfUnderlying);
      BigDecimal ofAll = equity.multiply(totalLoss).subtract(openLoss);
      return ofUnderlying.min(ofAll).max(BigDecimal.ZERO);
    }
  }

  /**
   * How often, and when in the day.
   *
   * @param openingsPerDay opening trades of the account a day. 10
   * @param openingsPerDayOfIntradayStrategy opening trades of one intraday strategy a day. 4
   * @param orderRequests order requests of any kind within the window; half of what brokers take,
   *     so that cancels always find room. 10
   * @param orderRequestWindow the window. 10 s
   * @param openingsPerMinute opening orders a minute. 3
   * @param duplicateSignal time within which the same strategy, underlying and direction is not
   *     opened again. 10 min
   * @param afterOpen no opening for this long after the open, a strategy's own window apart: the
   *     opening rotation. 15 min
   * @param beforeClose no opening for this long before the close: no time to get out again. 15 min
   * @param afterHalt no opening for this long after trading resumed. 60 s
   */
  public record Pace(
      int openingsPerDay,
      int openingsPerDayOfIntradayStrategy,
      int orderRequests,
      Duration orderRequestWindow,
      int openingsPerMinute,
      Duration duplicateSignal,
      Duration afterOpen,
      Duration beforeClose,
      Duration afterHalt) {
    public Pace {
      Require.positive("openingsPerDay", openingsPerDay);
      Require.positive("openingsPerDayOfIntradayStrategy", openingsPerDayOfIntradayStrategy);
      Require.positive("orderRequests", orderRequests);
      Require.positive("orderRequestWindow", orderRequestWindow);
      Require.positive("openingsPerMinute", openingsPerMinute);
      Require.notNegative("duplicateSignal", duplicateSignal);
      Require.notNegative("afterOpen", afterOpen);
      Require.notNegative("beforeClose", beforeClose);
      Require.notNegative("afterHalt", afterHalt);
    }
  }

  /**
   * When the circuit breaker trips, and what it lets through.
   *
   * @param dailyLoss loss since the previous close, of equity then, that trips it. 0.03
   * @param confirmation how a daily loss is confirmed: a bad quote must not trip it. Seen twice
   *     over 5 s
   * @param openingConfirmation the same in the first minutes, when marks jump. Seen three times
   *     over 30 s
   * @param openingMinutes how long these last. 5 min
   * @param losingStreak structures closed at a loss in a row. 3
   * @param drawdown fall from the highest equity, of it. 0.10
   * @param failureRate share of failed orders beyond which it trips. 0.05
   * @param failureSubmissions orders from which the share counts. 40
   * @param failures failed orders from which the share counts. 3
   * @param failureWindow orders of this long ago count. 60 min
   * @param consecutiveFailures failed orders in a row. 3
   * @param staleData time without data, with a position open in regular hours, beyond which it
   *     trips; shorter losses only stop openings. 120 s
   * @param lastGoodMark time for which a position keeps its last good mark. 5 min
   * @param clockDriftWarning drift that is reported. 250 ms
   * @param clockDriftNoOpening drift beyond which nothing is opened. 1 s
   * @param clockDriftReducing drift beyond which it trips. 5 s
   * @param unknownOrderAlert time after which an order of unknown fate is reported. 10 s
   * @param unknownOrderHalt time beyond which it halts. 60 s
   * @param brokerReadAge age of the read of the broker's positions by which an order leaves while
   *     HALTED. 5 s
   * @param flattenPolicy whether positions are closed automatically while HALTED. {@link
   *     FlattenPolicy#ON_KILL}
   */
  public record Breaker(
      BigDecimal dailyLoss,
      Confirmation confirmation,
      Confirmation openingConfirmation,
      Duration openingMinutes,
      int losingStreak,
      BigDecimal drawdown,
      BigDecimal failureRate,
      int failureSubmissions,
      int failures,
      Duration failureWindow,
      int consecutiveFailures,
      Duration staleData,
      Duration lastGoodMark,
      Duration clockDriftWarning,
      Duration clockDriftNoOpening,
      Duration clockDriftReducing,
      Duration unknownOrderAlert,
      Duration unknownOrderHalt,
      Duration brokerReadAge,
      FlattenPolicy flattenPolicy) {
    public Breaker {
      Require.share("dailyLoss", dailyLoss);
      Objects.requireNonNull(confirmation, "confirmation");
      Objects.requireNonNull(openingConfirmation, "openingConfirmation");
      Require.notNegative("openingMinutes", openingMinutes);
      Require.positive("losingStreak", losingStreak);
      Require.share("drawdown", drawdown);
      Require.share("failureRate", failureRate);
      Require.positive("failureSubmissions", failureSubmissions);
      Require.positive("failures", failures);
      Require.positive("failureWindow", failureWindow);
      Require.positive("consecutiveFailures", consecutiveFailures);
      Require.positive("staleData", staleData);
      Require.positive("lastGoodMark", lastGoodMark);
      Require.positive("clockDriftWarning", clockDriftWarning);
      Require.positive("clockDriftNoOpening", clockDriftNoOpening);
      Require.positive("clockDriftReducing", clockDriftReducing);
      Require.positive("unknownOrderAlert", unknownOrderAlert);
      Require.positive("unknownOrderHalt", unknownOrderHalt);
      Require.positive("brokerReadAge", brokerReadAge);
      Objects.requireNonNull(flattenPolicy, "flattenPolicy");
    }
  }

  /**
   * How often, and over how long, something must be seen without a break to be believed.
   *
   * @param times at least 1
   * @param over from the first to the last of them, at least
   */
  public record Confirmation(int times, Duration over) {
    public Confirmation {
      Require.positive("times", times);
      Require.notNegative("over", over);
    }
  }
}
