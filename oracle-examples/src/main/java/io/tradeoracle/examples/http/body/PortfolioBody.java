package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.risk.PortfolioGreeks;
import io.tradeoracle.risk.RiskLimits;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the account is worth and how near its limits it is; dollars, fractions of equity. */
public record PortfolioBody(
    Instant asOf,
    long eventId,
    BigDecimal equity,
    BigDecimal cash,
    BigDecimal previousCloseEquity,
    BigDecimal dayProfit,
    @Nullable BigDecimal dayProfitFraction,
    BigDecimal dailyLossLimitFraction,
    BigDecimal openMaximumLoss,
    @Nullable BigDecimal openRiskFraction,
    BigDecimal openRiskLimitFraction,
    @Nullable BigDecimal buyingPower,
    BigDecimal buyingPowerReserveFraction,
    BigDecimal highWaterEquity,
    @Nullable BigDecimal drawdownFraction,
    BigDecimal drawdownLimitFraction,
    boolean markable,
    @Nullable Exposure exposure) {

  /** How far the holdings lean, with the limits in the same unit. */
  public record Exposure(Measure dollarDelta, Measure dollarGamma, Measure vega) {

    static @Nullable Exposure of(
        PortfolioGreeks greeks, RiskLimits.Exposure limits, BigDecimal equity) {
      double worth = equity.doubleValue();
      return greeks.isKnown()
          ? new Exposure(
              Measure.of(greeks.dollarDelta(), worth * limits.dollarDelta()),
              Measure.of(greeks.dollarGamma(), worth * limits.dollarGamma()),
              Measure.of(greeks.vega(), worth * limits.vega()))
          : null;
    }
  }

  /**
   * One of them.
   *
   * @param fraction of the limit that is used; null where the limit is zero
   */
  public record Measure(
      @Nullable BigDecimal value, @Nullable BigDecimal limit, @Nullable BigDecimal fraction) {

    static Measure of(double value, double limit) {
      return new Measure(
          Numbers.money(value), Numbers.money(limit), Numbers.fraction(Math.abs(value) / limit));
    }
  }

  public static PortfolioBody of(DeskState state, RiskLimits limits, long eventId) {
    PortfolioSnapshot worth = state.portfolio();
    BigDecimal before = worth.previousCloseEquity();
    BigDecimal dayProfit = worth.equity().subtract(before);
    BigDecimal high = state.highWaterEquity().max(worth.equity());
    return new PortfolioBody(
        worth.at(),
        eventId,
        Numbers.money(worth.equity()),
        Numbers.money(worth.cash()),
        Numbers.money(before),
        Numbers.money(dayProfit),
        Numbers.ratio(dayProfit, before),
        limits.breaker().dailyLoss(),
        Numbers.money(worth.openMaximumLoss()),
        Numbers.ratio(worth.openMaximumLoss(), worth.equity()),
        limits.exposure().totalLoss(),
        state.account().map(account -> Numbers.money(account.buyingPower())).orElse(null),
        limits.exposure().buyingPowerReserve(),
        Numbers.money(high),
        Numbers.ratio(high.subtract(worth.equity()), high),
        limits.breaker().drawdown(),
        worth.markable(),
        Exposure.of(state.exposure(), limits.exposure(), worth.equity()));
  }

  /** The account's worth at one minute of the past. */
  public record Past(Instant at, BigDecimal equity, BigDecimal dayProfit) {

    public static Past of(PortfolioSnapshot worth) {
      return new Past(
          worth.at(),
          Numbers.money(worth.equity()),
          Numbers.money(worth.equity().subtract(worth.previousCloseEquity())));
    }
  }
}
