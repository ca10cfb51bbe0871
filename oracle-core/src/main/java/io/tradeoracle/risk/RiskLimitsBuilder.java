package io.tradeoracle.risk;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.risk.RiskLimits.Confirmation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Builds {@link RiskLimits}. It begins with the defaults; each method sets the limit of its name
 * and returns the builder. The records of {@link RiskLimits} say what each limit means.
 *
 * <p>Not thread-safe.
 */
public final class RiskLimitsBuilder {

  private BigDecimal kellyShare = new BigDecimal("0.5");
  private BigDecimal cap = new BigDecimal("0.02");
  private BigDecimal fixedFraction = new BigDecimal("0.005");
  private int minimumTrades = 30;
  private int window = 100;
  private Duration underlyingLiquidAge = Duration.ofSeconds(5);
  private Duration underlyingOtherAge = Duration.ofSeconds(15);
  private Duration optionFastAge = Duration.ofSeconds(15);
  private Duration optionSteadyAge = Duration.ofMinutes(1);
  private Duration optionQuietAge = Duration.ofMinutes(2);
  private Duration snapshotAge = Duration.ofSeconds(5);
  private Duration recordedAge = Duration.ofMinutes(5);
  private double spotMove = 0.0025;
  private Duration legSkew = Duration.ofSeconds(2);
  private double legSpreadFloor = 0.10;
  private double legSpread = 0.25;
  private double zeroDaySpreadFloor = 0.05;
  private double zeroDaySpread = 0.05;
  private double scalpSpread = 0.03;
  private double structureCost = 0.10;
  private double minimumShortBid = 0.10;
  private double minimumLongBid = 0.05;
  private long minimumOpenInterest = 100;
  private long minimumVolume = 50;
  private Set<FeedKind> allowedFeeds = EnumSet.complementOf(EnumSet.of(FeedKind.INDICATIVE));
  private Set<InputKind> requiredInputs = Set.of();
  private BigDecimal underlyingLoss = new BigDecimal("0.05");
  private BigDecimal totalLoss = new BigDecimal("0.15");
  private int structuresPerStrategyAndUnderlying = 1;
  private int openStructures = 8;
  private double dollarDelta = 0.50;
  private double dollarGamma = 0.25;
  private double vega = 0.005;
  private BigDecimal buyingPowerReserve = new BigDecimal("0.10");
  private BigDecimal minimumSpreadEquity = new BigDecimal("2000");
  private BigDecimal dayTradeEquity = new BigDecimal("25000");
  private int dayTrades = 3;
  private boolean allowUndefinedRisk = false;
  private int openingsPerDay = 10;
  private int openingsPerDayOfIntradayStrategy = 4;
  private int orderRequests = 10;
  private Duration orderRequestWindow = Duration.ofSeconds(10);
  private int openingsPerMinute = 3;
  private Duration duplicateSignal = Duration.ofMinutes(10);
  private Duration afterOpen = Duration.ofMinutes(15);
  private Duration beforeClose = Duration.ofMinutes(15);
  private Duration afterHalt = Duration.ofMinutes(1);
  private BigDecimal dailyLoss = new BigDecimal("0.03");
  private Confirmation confirmation = new Confirmation(2, Duration.ofSeconds(5));
  private Confirmation openingConfirmation = new Confirmation(3, Duration.ofSeconds(30));
  private Duration openingMinutes = Duration.ofMinutes(5);
  private int losingStreak = 3;
  private BigDecimal drawdown = new BigDecimal("0.10");
  private BigDecimal failureRate = new BigDecimal("0.05");
  private int failureSubmissions = 40;
  private int failures = 3;
  private Duration failureWindow = Duration.ofHours(1);
  private int consecutiveFailures = 3;
  private Duration staleData = Duration.ofMinutes(2);
  private Duration lastGoodMark = Duration.ofMinutes(5);
  private Duration clockDriftWarning = Duration.ofMillis(250);
  private Duration clockDriftNoOpening = Duration.ofSeconds(1);
  private Duration clockDriftReducing = Duration.ofSeconds(5);
  private Duration unknownOrderAlert = Duration.ofSeconds(10);
  private Duration unknownOrderHalt = Duration.ofMinutes(1);
  private Duration brokerReadAge = Duration.ofSeconds(5);
  private FlattenPolicy flattenPolicy = FlattenPolicy.ON_KILL;

  RiskLimitsBuilder() {}

  /**
   * Returns the limits.
   *
   * @throws IllegalArgumentException naming the first limit that is out of its range
   */
  public RiskLimits build() {
    return new RiskLimits(sizing(), quotes(), exposure(), pace(), breaker());
  }

  private RiskLimits.Sizing sizing() {
    return new RiskLimits.Sizing(kellyShare, cap, fixedFraction, minimumTrades, window);
  }

  private RiskLimits.Quotes quotes() {
    return new RiskLimits.Quotes(
        underlyingLiquidAge,
        underlyingOtherAge,
        optionFastAge,
        optionSteadyAge,
        optionQuietAge,
        snapshotAge,
        recordedAge,
        spotMove,
        legSkew,
        legSpreadFloor,
        legSpread,
        zeroDaySpreadFloor,
        zeroDaySpread,
        scalpSpread,
        structureCost,
        minimumShortBid,
        minimumLongBid,
        minimumOpenInterest,
        minimumVolume,
        allowedFeeds,
        requiredInputs);
  }

  private RiskLimits.Exposure exposure() {
    return new RiskLimits.Exposure(
        underlyingLoss,
        totalLoss,
        structuresPerStrategyAndUnderlying,
        openStructures,
        dollarDelta,
        dollarGamma,
        vega,
        buyingPowerReserve,
        minimumSpreadEquity,
        dayTradeEquity,
        dayTrades,
        allowUndefinedRisk);
  }

  private RiskLimits.Pace pace() {
    return new RiskLimits.Pace(
        openingsPerDay,
        openingsPerDayOfIntradayStrategy,
        orderRequests,
        orderRequestWindow,
        openingsPerMinute,
        duplicateSignal,
        afterOpen,
        beforeClose,
        afterHalt);
  }

  private RiskLimits.Breaker breaker() {
    return new RiskLimits.Breaker(
        dailyLoss,
        confirmation,
        openingConfirmation,
        openingMinutes,
        losingStreak,
        drawdown,
        failureRate,
        failureSubmissions,
        failures,
        failureWindow,
        consecutiveFailures,
        staleData,
        lastGoodMark,
        clockDriftWarning,
        clockDriftNoOpening,
        clockDriftReducing,
        unknownOrderAlert,
        unknownOrderHalt,
        brokerReadAge,
        flattenPolicy);
  }

  /** Sets {@link RiskLimits.Sizing#kellyShare}. */
  public RiskLimitsBuilder kellyShare(BigDecimal value) {
    kellyShare = value;
    return this;
  }

  /** Sets {@link RiskLimits.Sizing#cap}. */
  public RiskLimitsBuilder cap(BigDecimal value) {
    cap = value;
    return this;
  }

  /** Sets {@link RiskLimits.Sizing#fixedFraction}. */
  public RiskLimitsBuilder fixedFraction(BigDecimal value) {
    fixedFraction = value;
    return this;
  }

  /** Sets {@link RiskLimits.Sizing#minimumTrades}. */
  public RiskLimitsBuilder minimumTrades(int value) {
    minimumTrades = value;
    return this;
  }

  /** Sets {@link RiskLimits.Sizing#window}. */
  public RiskLimitsBuilder window(int value) {
    window = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#underlyingLiquidAge}. */
  public RiskLimitsBuilder underlyingLiquidAge(Duration value) {
    underlyingLiquidAge = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#underlyingOtherAge}. */
  public RiskLimitsBuilder underlyingOtherAge(Duration value) {
    underlyingOtherAge = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#optionFastAge}. */
  public RiskLimitsBuilder optionFastAge(Duration value) {
    optionFastAge = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#optionSteadyAge}. */
  public RiskLimitsBuilder optionSteadyAge(Duration value) {
    optionSteadyAge = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#optionQuietAge}. */
  public RiskLimitsBuilder optionQuietAge(Duration value) {
    optionQuietAge = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#snapshotAge}. */
  public RiskLimitsBuilder snapshotAge(Duration value) {
    snapshotAge = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#recordedAge}. */
  public RiskLimitsBuilder recordedAge(Duration value) {
    recordedAge = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#spotMove}. */
  public RiskLimitsBuilder spotMove(double value) {
    spotMove = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#legSkew}. */
  public RiskLimitsBuilder legSkew(Duration value) {
    legSkew = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#legSpreadFloor}. */
  public RiskLimitsBuilder legSpreadFloor(double value) {
    legSpreadFloor = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#legSpread}. */
  public RiskLimitsBuilder legSpread(double value) {
    legSpread = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#zeroDaySpreadFloor}. */
  public RiskLimitsBuilder zeroDaySpreadFloor(double value) {
    zeroDaySpreadFloor = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#zeroDaySpread}. */
  public RiskLimitsBuilder zeroDaySpread(double value) {
    zeroDaySpread = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#scalpSpread}. */
  public RiskLimitsBuilder scalpSpread(double value) {
    scalpSpread = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#structureCost}. */
  public RiskLimitsBuilder structureCost(double value) {
    structureCost = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#minimumShortBid}. */
  public RiskLimitsBuilder minimumShortBid(double value) {
    minimumShortBid = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#minimumLongBid}. */
  public RiskLimitsBuilder minimumLongBid(double value) {
    minimumLongBid = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#minimumOpenInterest}. */
  public RiskLimitsBuilder minimumOpenInterest(long value) {
    minimumOpenInterest = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#minimumVolume}. */
  public RiskLimitsBuilder minimumVolume(long value) {
    minimumVolume = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#allowedFeeds}. */
  public RiskLimitsBuilder allowedFeeds(Set<FeedKind> value) {
    allowedFeeds = value;
    return this;
  }

  /** Sets {@link RiskLimits.Quotes#requiredInputs}. */
  public RiskLimitsBuilder requiredInputs(Set<InputKind> value) {
    requiredInputs = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#underlyingLoss}. */
  public RiskLimitsBuilder underlyingLoss(BigDecimal value) {
    underlyingLoss = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#totalLoss}. */
  public RiskLimitsBuilder totalLoss(BigDecimal value) {
    totalLoss = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#structuresPerStrategyAndUnderlying}. */
  public RiskLimitsBuilder structuresPerStrategyAndUnderlying(int value) {
    structuresPerStrategyAndUnderlying = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#openStructures}. */
  public RiskLimitsBuilder openStructures(int value) {
    openStructures = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#dollarDelta}. */
  public RiskLimitsBuilder dollarDelta(double value) {
    dollarDelta = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#dollarGamma}. */
  public RiskLimitsBuilder dollarGamma(double value) {
    dollarGamma = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#vega}. */
  public RiskLimitsBuilder vega(double value) {
    vega = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#buyingPowerReserve}. */
  public RiskLimitsBuilder buyingPowerReserve(BigDecimal value) {
    buyingPowerReserve = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#minimumSpreadEquity}. */
  public RiskLimitsBuilder minimumSpreadEquity(BigDecimal value) {
    minimumSpreadEquity = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#dayTradeEquity}. */
  public RiskLimitsBuilder dayTradeEquity(BigDecimal value) {
    dayTradeEquity = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#dayTrades}. */
  public RiskLimitsBuilder dayTrades(int value) {
    dayTrades = value;
    return this;
  }

  /** Sets {@link RiskLimits.Exposure#allowUndefinedRisk}. */
  public RiskLimitsBuilder allowUndefinedRisk(boolean value) {
    allowUndefinedRisk = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#openingsPerDay}. */
  public RiskLimitsBuilder openingsPerDay(int value) {
    openingsPerDay = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#openingsPerDayOfIntradayStrategy}. */
  public RiskLimitsBuilder openingsPerDayOfIntradayStrategy(int value) {
    openingsPerDayOfIntradayStrategy = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#orderRequests}. */
  public RiskLimitsBuilder orderRequests(int value) {
    orderRequests = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#orderRequestWindow}. */
  public RiskLimitsBuilder orderRequestWindow(Duration value) {
    orderRequestWindow = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#openingsPerMinute}. */
  public RiskLimitsBuilder openingsPerMinute(int value) {
    openingsPerMinute = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#duplicateSignal}. */
  public RiskLimitsBuilder duplicateSignal(Duration value) {
    duplicateSignal = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#afterOpen}. */
  public RiskLimitsBuilder afterOpen(Duration value) {
    afterOpen = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#beforeClose}. */
  public RiskLimitsBuilder beforeClose(Duration value) {
    beforeClose = value;
    return this;
  }

  /** Sets {@link RiskLimits.Pace#afterHalt}. */
  public RiskLimitsBuilder afterHalt(Duration value) {
    afterHalt = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#dailyLoss}. */
  public RiskLimitsBuilder dailyLoss(BigDecimal value) {
    dailyLoss = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#confirmation}. */
  public RiskLimitsBuilder confirmation(Confirmation value) {
    confirmation = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#openingConfirmation}. */
  public RiskLimitsBuilder openingConfirmation(Confirmation value) {
    openingConfirmation = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#openingMinutes}. */
  public RiskLimitsBuilder openingMinutes(Duration value) {
    openingMinutes = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#losingStreak}. */
  public RiskLimitsBuilder losingStreak(int value) {
    losingStreak = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#drawdown}. */
  public RiskLimitsBuilder drawdown(BigDecimal value) {
    drawdown = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#failureRate}. */
  public RiskLimitsBuilder failureRate(BigDecimal value) {
    failureRate = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#failureSubmissions}. */
  public RiskLimitsBuilder failureSubmissions(int value) {
    failureSubmissions = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#failures}. */
  public RiskLimitsBuilder failures(int value) {
    failures = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#failureWindow}. */
  public RiskLimitsBuilder failureWindow(Duration value) {
    failureWindow = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#consecutiveFailures}. */
  public RiskLimitsBuilder consecutiveFailures(int value) {
    consecutiveFailures = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#staleData}. */
  public RiskLimitsBuilder staleData(Duration value) {
    staleData = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#lastGoodMark}. */
  public RiskLimitsBuilder lastGoodMark(Duration value) {
    lastGoodMark = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#clockDriftWarning}. */
  public RiskLimitsBuilder clockDriftWarning(Duration value) {
    clockDriftWarning = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#clockDriftNoOpening}. */
  public RiskLimitsBuilder clockDriftNoOpening(Duration value) {
    clockDriftNoOpening = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#clockDriftReducing}. */
  public RiskLimitsBuilder clockDriftReducing(Duration value) {
    clockDriftReducing = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#unknownOrderAlert}. */
  public RiskLimitsBuilder unknownOrderAlert(Duration value) {
    unknownOrderAlert = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#unknownOrderHalt}. */
  public RiskLimitsBuilder unknownOrderHalt(Duration value) {
    unknownOrderHalt = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#brokerReadAge}. */
  public RiskLimitsBuilder brokerReadAge(Duration value) {
    brokerReadAge = value;
    return this;
  }

  /** Sets {@link RiskLimits.Breaker#flattenPolicy}. */
  public RiskLimitsBuilder flattenPolicy(FlattenPolicy value) {
    flattenPolicy = value;
    return this;
  }
}
