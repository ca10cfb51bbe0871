package io.tradeoracle.risk;

import io.tradeoracle.risk.RiskContext.Exposure;
import io.tradeoracle.risk.RiskContext.Pace;
import java.math.BigDecimal;
import java.time.Instant;

/** Whether the order fits beside what is at risk already. */
final class ExposureChecks {

  private ExposureChecks() {}

  static void losses(OpeningOrder order, Findings findings) {
    if (!order.hasMaximumLoss()) {
      return;
    }
    RiskLimits limits = order.limits();
    Exposure open = order.opening().exposure();
    BigDecimal loss = order.maximumLoss();
    loss(DenialReason.ABOVE_TRADE_CAP, loss, order.ofEquity(limits.sizing().cap()), findings);
    loss(
        DenialReason.UNDERLYING_LOSS_LIMIT,
        open.underlyingLoss().add(loss),
        order.ofEquity(limits.exposure().underlyingLoss()),
        findings);
    loss(
        DenialReason.TOTAL_LOSS_LIMIT,
        open.totalLoss().add(loss),
        order.ofEquity(limits.exposure().totalLoss()),
        findings);
  }

  private static void loss(
      DenialReason reason, BigDecimal loss, BigDecimal limit, Findings findings) {
    if (loss.compareTo(limit) > 0) {
      findings.deny(reason, "maximum loss " + loss + ", limit " + limit);
    }
  }

  static void structures(OpeningOrder order, Findings findings) {
    RiskLimits.Exposure limits = order.limits().exposure();
    Exposure open = order.opening().exposure();
    count(
        DenialReason.STRUCTURE_ALREADY_OPEN,
        open.sameStrategyAndUnderlying(),
        limits.structuresPerStrategyAndUnderlying(),
        findings);
    count(
        DenialReason.OPEN_STRUCTURES_LIMIT,
        open.openStructures(),
        limits.openStructures(),
        findings);
  }

  static void pace(OpeningOrder order, Findings findings) {
    RiskLimits.Pace limits = order.limits().pace();
    Pace pace = order.opening().pace();
    count(
        DenialReason.DAILY_OPENINGS_LIMIT, pace.openingsToday(), limits.openingsPerDay(), findings);
    if (order.context().origin() instanceof OrderOrigin.Strategy strategy && strategy.intraday()) {
      count(
          DenialReason.STRATEGY_DAILY_OPENINGS_LIMIT,
          pace.strategyOpeningsToday(),
          limits.openingsPerDayOfIntradayStrategy(),
          findings);
    }
    count(
        DenialReason.OPENING_RATE, pace.openingsLastMinute(), limits.openingsPerMinute(), findings);
    Instant from = pace.sameSignalAt().plus(limits.duplicateSignal());
    if (order.now().isBefore(from)) {
      findings.deny(DenialReason.DUPLICATE_SIGNAL, "not before " + from);
    }
  }

  private static void count(DenialReason reason, int before, int limit, Findings findings) {
    if (before >= limit) {
      findings.deny(reason, before + " before this one, limit " + limit);
    }
  }

  static void greeks(OpeningOrder order, Findings findings) {
    PortfolioGreeks before = order.opening().portfolioGreeks();
    PortfolioGreeks after = before.plus(order.opening().orderGreeks());
    if (!after.isKnown()) {
      findings.deny(DenialReason.GREEKS_UNKNOWN, "of the portfolio or of the order");
      return;
    }
    RiskLimits.Exposure limits = order.limits().exposure();
    double equity = order.opening().funds().equity().doubleValue();
    greek(
        DenialReason.DOLLAR_DELTA_LIMIT,
        before.dollarDelta(),
        after.dollarDelta(),
        limits.dollarDelta() * equity,
        findings);
    greek(
        DenialReason.DOLLAR_GAMMA_LIMIT,
        before.dollarGamma(),
        after.dollarGamma(),
        limits.dollarGamma() * equity,
        findings);
    greek(DenialReason.VEGA_LIMIT, before.vega(), after.vega(), limits.vega() * equity, findings);
  }

  /** An order that brings the figure nearer to zero passes above the limit too. */
  private static void greek(
      DenialReason reason, double before, double after, double limit, Findings findings) {
    if (OpeningOrder.exceeds(Math.abs(after), limit) && Math.abs(after) >= Math.abs(before)) {
      findings.deny(
          reason,
          "from "
              + Figures.of(before)
              + " to "
              + Figures.of(after)
              + ", limit "
              + Figures.of(limit));
    }
  }
}
