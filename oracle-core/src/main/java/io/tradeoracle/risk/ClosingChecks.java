package io.tradeoracle.risk;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.Structure.Leg;
import io.tradeoracle.risk.RiskContext.ClosableLeg;
import io.tradeoracle.risk.RiskContext.Closing;

/**
 * What an order that closes is checked for besides: that it closes, no more than is held, and that
 * the breaker lets it through. Nothing about quotes, sizes, Greeks, feeds or inputs: those must
 * never keep us in a position.
 */
final class ClosingChecks {

  private ClosingChecks() {}

  static void check(
      OrderRequest order,
      RiskContext context,
      Closing closing,
      RiskLimits limits,
      Findings findings) {
    if (context.authority().breaker().state() == BreakerState.HALTED) {
      halted(context, closing, limits.breaker(), findings);
    }
    for (Leg leg : order.structure().legs()) {
      quantity(leg, order.units(), closing, findings);
    }
  }

  private static void halted(
      RiskContext context, Closing closing, RiskLimits.Breaker limits, Findings findings) {
    if (!isException(context, closing, limits.flattenPolicy())) {
      findings.deny(DenialReason.BREAKER_HALTED, context.authority().breaker().reason());
    } else if (context
        .now()
        .isAfter(context.authority().brokerPositionsReadAt().plus(limits.brokerReadAge()))) {
      findings.deny(
          DenialReason.BROKER_POSITIONS_TOO_OLD,
          "read at " + context.authority().brokerPositionsReadAt());
    }
  }

  private static boolean isException(RiskContext context, Closing closing, FlattenPolicy policy) {
    OrderOrigin origin = context.origin();
    if (origin instanceof OrderOrigin.Flatten) {
      return switch (policy) {
        case NONE -> false;
        case ON_KILL -> context.authority().flattenRequested();
        case ON_HALT -> true;
      };
    }
    if (origin instanceof OrderOrigin.ExpiryFlat) {
      return closing.hasShortLeg() && closing.lastTradingDay();
    }
    return origin instanceof OrderOrigin.Person;
  }

  private static void quantity(Leg leg, int units, Closing closing, Findings findings) {
    long wanted = (long) leg.ratio() * units;
    int held = 0;
    int working = 0;
    for (ClosableLeg closable : closing.legs()) {
      if (closable.instrument().equals(leg.instrument())) {
        held = closable.held();
        working = closable.working();
      }
    }
    if (held == 0 || (held > 0) == (wanted > 0)) {
      findings.deny(DenialReason.INTENT_MISMATCH, figures(leg.instrument(), wanted, held, working));
    } else if (Math.abs(wanted) > Math.abs((long) held) - working) {
      findings.deny(
          DenialReason.EXCEEDS_HELD_QUANTITY, figures(leg.instrument(), wanted, held, working));
    }
  }

  private static String figures(Instrument instrument, long wanted, int held, int working) {
    return instrument.symbol()
        + ": order "
        + wanted
        + ", held "
        + held
        + ", being closed "
        + working;
  }
}
