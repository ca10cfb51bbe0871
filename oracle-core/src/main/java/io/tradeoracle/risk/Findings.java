package io.tradeoracle.risk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what the checks of one order find. Approved orders leave it without any list. */
final class Findings {

  private List<Denial> denials = List.of();

  void deny(DenialReason reason, String detail) {
    if (denials.isEmpty()) {
      denials = new ArrayList<>();
    }
    denials.add(new Denial(reason, detail));
  }

  RiskDecision decision(BigDecimal maximumLoss) {
    if (denials.isEmpty()) {
      return new RiskDecision.Approved(maximumLoss);
    }
    denials.sort(Comparator.comparing(Denial::reason));
    return new RiskDecision.Denied(denials);
  }
}
