package io.tradeoracle.risk;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.risk.RiskContext.Market;
import io.tradeoracle.risk.RiskContext.Opening;
import java.time.Instant;

/** Whether this is a moment to open anything. */
final class SessionChecks {

  private SessionChecks() {}

  static void breaker(OpeningOrder order, Findings findings) {
    BreakerStatus breaker = order.context().authority().breaker();
    switch (breaker.state()) {
      case ACTIVE -> {}
      case REDUCING -> findings.deny(DenialReason.BREAKER_REDUCING, breaker.reason());
      case HALTED -> findings.deny(DenialReason.BREAKER_HALTED, breaker.reason());
    }
    if (order.opening().market().reducing()) {
      findings.deny(DenialReason.UNDERLYING_REDUCING, order.structure().underlying());
    }
  }

  static void safety(OpeningOrder order, Findings findings) {
    Opening opening = order.opening();
    if (!opening.unsafe().isEmpty()) {
      findings.deny(DenialReason.NOT_SAFE_TO_TRADE, String.join("; ", opening.unsafe()));
    }
    if (opening.clockDrift().abs().compareTo(order.limits().breaker().clockDriftNoOpening()) > 0) {
      findings.deny(DenialReason.CLOCK_DRIFT, "clock differs by " + opening.clockDrift());
    }
  }

  static void hours(OpeningOrder order, Findings findings) {
    Market market = order.opening().market();
    Instant now = order.now();
    if (now.isBefore(market.open()) || !now.isBefore(market.close())) {
      findings.deny(
          DenialReason.MARKET_CLOSED, "open from " + market.open() + " to " + market.close());
      return;
    }
    Instant from = firstOpening(market, order.limits().pace());
    if (now.isBefore(from)) {
      findings.deny(DenialReason.TOO_SOON_AFTER_OPEN, "not before " + from);
    }
    Instant until = market.close().minus(order.limits().pace().beforeClose());
    if (now.isAfter(until)) {
      findings.deny(DenialReason.TOO_CLOSE_TO_THE_CLOSE, "not after " + until);
    }
  }

  private static Instant firstOpening(Market market, RiskLimits.Pace limits) {
    Instant window = market.strategyWindowFrom();
    return window.equals(Instant.MIN) ? market.open().plus(limits.afterOpen()) : window;
  }

  static void halt(OpeningOrder order, Findings findings) {
    Market market = order.opening().market();
    if (market.halted()) {
      findings.deny(DenialReason.UNDERLYING_HALTED, order.structure().underlying());
      return;
    }
    Instant from = market.resumedAt().plus(order.limits().pace().afterHalt());
    if (order.now().isBefore(from)) {
      findings.deny(DenialReason.TOO_SOON_AFTER_HALT, "not before " + from);
    }
  }
}
