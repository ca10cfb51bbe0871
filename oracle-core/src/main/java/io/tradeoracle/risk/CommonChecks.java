package io.tradeoracle.risk;

import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;

/** What every order is checked for, whether it opens or closes. */
final class CommonChecks {

  private CommonChecks() {}

  static void check(OrderRequest order, RiskContext context, RiskLimits limits, Findings findings) {
    lease(context, findings);
    tick(order, context, findings);
    orderRate(context, limits, findings);
  }

  private static void lease(RiskContext context, Findings findings) {
    if (!context.authority().leaseHeld()) {
      findings.deny(DenialReason.LEASE_LOST, "the trading lease is not held");
    }
  }

  private static void tick(OrderRequest order, RiskContext context, Findings findings) {
    if (order.price() instanceof OrderPrice.Limit limit && !context.ticks().isOnTick(limit.net())) {
      findings.deny(
          DenialReason.OFF_TICK, limit.net() + " at " + context.ticks().tickAt(limit.net()));
    }
  }

  private static void orderRate(RiskContext context, RiskLimits limits, Findings findings) {
    if (context.recentOrderRequests() >= limits.pace().orderRequests()) {
      findings.deny(
          DenialReason.ORDER_RATE,
          context.recentOrderRequests() + " requests within " + limits.pace().orderRequestWindow());
    }
  }
}
