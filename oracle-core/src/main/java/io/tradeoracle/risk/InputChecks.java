package io.tradeoracle.risk;

import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.risk.RiskContext.Inputs;
import java.time.LocalDate;

/** Whether the optional inputs stand in the way. */
final class InputChecks {

  private InputChecks() {}

  static void inputs(OpeningOrder order, Findings findings) {
    Inputs inputs = order.opening().inputs();
    RiskLimits.Quotes limits = order.limits().quotes();
    input(InputKind.EARNINGS, inputs.nextEarnings(), limits, findings);
    input(InputKind.GAMMA_WALLS, inputs.gammaWalls(), limits, findings);
    input(InputKind.UNUSUAL_ACTIVITY, inputs.unusualActivity(), limits, findings);
  }

  private static void input(
      InputKind kind, OptionalInput<?> input, RiskLimits.Quotes limits, Findings findings) {
    if (input instanceof OptionalInput.NotConfigured && limits.requiredInputs().contains(kind)) {
      findings.deny(DenialReason.INPUT_REQUIRED, kind.name());
    } else if (input instanceof OptionalInput.Unavailable<?> unavailable) {
      findings.deny(DenialReason.INPUT_UNAVAILABLE, kind + ": " + unavailable.reason());
    }
  }

  static void earnings(OpeningOrder order, Findings findings) {
    Inputs inputs = order.opening().inputs();
    if (inputs.nextEarnings() instanceof OptionalInput.Value<LocalDate> report
        && report.value().isBefore(inputs.plannedExit())
        && !report.value().isBefore(order.opening().market().sessionDate())) {
      findings.deny(
          DenialReason.EARNINGS_BEFORE_EXIT,
          "report " + report.value() + ", exit " + inputs.plannedExit());
    }
  }
}
