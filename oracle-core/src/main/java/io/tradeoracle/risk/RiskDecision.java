package io.tradeoracle.risk;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** What the risk gate says of one order. */
public sealed interface RiskDecision {

  /**
   * The order may be sent, now.
   *
   * @param maximumLoss the most the order can lose in dollars, round-trip fees included; 0 for an
   *     order that closes
   */
  record Approved(BigDecimal maximumLoss) implements RiskDecision {
    public Approved {
      Objects.requireNonNull(maximumLoss, "maximumLoss");
    }
  }

  /**
   * The order must not be sent.
   *
   * @param denials every check that failed, in the order of {@link DenialReason}; at least one
   */
  record Denied(List<Denial> denials) implements RiskDecision {
    public Denied {
      denials = List.copyOf(denials);
      if (denials.isEmpty()) {
        throw new IllegalArgumentException("a denied order has at least one denial");
      }
    }
  }

  /** Returns whether the order may be sent. */
  default boolean isApproved() {
    return this instanceof Approved;
  }
}
