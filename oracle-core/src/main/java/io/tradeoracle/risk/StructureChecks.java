package io.tradeoracle.risk;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Structure.Leg;
import java.util.List;

/** Whether the structure is one that may be opened at all. */
final class StructureChecks {

  private StructureChecks() {}

  static void origin(OpeningOrder order, Findings findings) {
    OrderOrigin origin = order.context().origin();
    if (origin instanceof OrderOrigin.Flatten || origin instanceof OrderOrigin.ExpiryFlat) {
      findings.deny(DenialReason.INTENT_MISMATCH, origin + " does not open");
    }
  }

  static void adjusted(OpeningOrder order, Findings findings) {
    List<Leg> legs = order.structure().legs();
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).instrument() instanceof OptionContract option && option.isAdjusted()) {
        findings.deny(DenialReason.ADJUSTED_CONTRACT, option.symbol());
      }
    }
  }

  static void definedRisk(OpeningOrder order, Findings findings) {
    if (!order.limits().exposure().allowUndefinedRisk()
        && !StructureRisk.isDefined(order.structure())) {
      findings.deny(DenialReason.UNDEFINED_RISK, "a leg sold is not covered by one bought");
    }
  }

  static void maximumLoss(OpeningOrder order, Findings findings) {
    if (!order.hasMaximumLoss()) {
      findings.deny(
          DenialReason.MAXIMUM_LOSS_UNKNOWN,
          "without a bound, of several expirations, or at the market without quotes");
    }
  }
}
