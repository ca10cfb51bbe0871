package io.tradeoracle.examples.http.body;

import io.tradeoracle.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** One risk limit: its value, in which unit, and why there is such a limit. */
public record LimitBody(String name, BigDecimal value, String unit, String reason) {

  private static final String OF_EQUITY = "of equity";
  private static final String SECONDS = "s";

  public static List<LimitBody> of(RiskLimits limits) {
    RiskLimits.Sizing sizing = limits.sizing();
    RiskLimits.Exposure exposure = limits.exposure();
    RiskLimits.Breaker breaker = limits.breaker();
    RiskLimits.Pace pace = limits.pace();
    RiskLimits.Quotes quotes = limits.quotes();
    return List.of(
        limit(
            "loss of one trade",
            sizing.cap(),
            OF_EQUITY,
            "a surprise stays inside the day's limit"),
        limit(
            "loss of one trade without a record",
            sizing.fixedFraction(),
            OF_EQUITY,
            "few trades tell little"),
        limit(
            "share of Kelly", sizing.kellyShare(), "fraction", "forgives errors in the estimates"),
        limit(
            "open loss in one underlying",
            exposure.underlyingLoss(),
            OF_EQUITY,
            "no single name decides"),
        limit(
            "open loss in all", exposure.totalLoss(), OF_EQUITY, "about seven full losers at once"),
        limit(
            "open structures",
            exposure.openStructures(),
            "structures",
            "more than can be watched helps nobody"),
        limit(
            "structures of a strategy in an underlying",
            exposure.structuresPerStrategyAndUnderlying(),
            "structures",
            "one bet at a time"),
        limit(
            "dollar delta",
            exposure.dollarDelta(),
            OF_EQUITY,
            "how far the account leans with the market"),
        limit(
            "dollar gamma",
            exposure.dollarGamma(),
            OF_EQUITY + " for a move of 1 %",
            "how fast that lean changes"),
        limit(
            "vega",
            exposure.vega(),
            OF_EQUITY + " a volatility point",
            "how much hangs on volatility"),
        limit(
            "buying power reserve",
            exposure.buyingPowerReserve(),
            OF_EQUITY,
            "for assignment and fees"),
        limit(
            "daily loss", breaker.dailyLoss(), OF_EQUITY, "trips the breaker: enough for one day"),
        limit(
            "drawdown",
            breaker.drawdown(),
            "of the highest equity",
            "trips the breaker: something has changed"),
        limit(
            "losing streak",
            breaker.losingStreak(),
            "structures",
            "trips the breaker: the edge may have gone"),
        limit(
            "no data while exposed",
            breaker.staleData(),
            "trips the breaker: blind is no way to trade"),
        limit("order of unknown fate", breaker.unknownOrderHalt(), "halts: our books may be wrong"),
        limit(
            "failed orders in a row",
            breaker.consecutiveFailures(),
            "orders",
            "trips the breaker: something is wrong"),
        limit("openings a day", pace.openingsPerDay(), "orders", "haste costs"),
        limit(
            "openings a minute", pace.openingsPerMinute(), "orders", "a runaway is stopped early"),
        limit("same signal again", pace.duplicateSignal(), "one signal is one trade"),
        limit("after the open", pace.afterOpen(), "the opening rotation is noise"),
        limit("before the close", pace.beforeClose(), "no time to get out again"),
        limit(
            "cost of trading at once",
            quotes.structureCost(),
            "of the mid price",
            "a dear entry eats the edge"),
        limit("spread of a leg", quotes.legSpread(), "of its mid", "a sanity check"),
        limit(
            "bid of a leg sold",
            quotes.minimumShortBid(),
            "dollars",
            "below, price and volatility are noise"),
        limit(
            "age of a steady quote",
            quotes.optionSteadyAge(),
            "older quotes speak of another market"));
  }

  private static LimitBody limit(String name, BigDecimal value, String unit, String reason) {
    return new LimitBody(name, value, unit, reason);
  }

  private static LimitBody limit(String name, double value, String unit, String reason) {
    return new LimitBody(name, BigDecimal.valueOf(value), unit, reason);
  }

  private static LimitBody limit(String name, Duration time, String reason) {
    return new LimitBody(name, BigDecimal.valueOf(time.toSeconds()), SECONDS, reason);
  }
}
