package io.tradeoracle.risk;

import java.math.BigDecimal;
import java.util.Objects;

/** How much of the equity one trade may lose. */
public sealed interface BudgetDecision {

  /**
   * A budget.
   *
   * @param amount dollars, positive, rounded down to cents
   * @param fraction share of equity it was made from
   * @param basis where the fraction comes from
   */
  record Granted(BigDecimal amount, BigDecimal fraction, Basis basis) implements BudgetDecision {
    public Granted {
      Objects.requireNonNull(fraction, "fraction");
      Objects.requireNonNull(basis, "basis");
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("amount must be positive: " + amount);
      }
    }
  }

  /** No budget: {@link DenialReason#NEGATIVE_EDGE} or {@link DenialReason#BUDGET_TOO_SMALL}. */
  record Refused(Denial denial) implements BudgetDecision {
    public Refused {
      Objects.requireNonNull(denial, "denial");
    }
  }

  /** Where a budget's fraction comes from. */
  enum Basis {
    /** Too few closed trades, or no average win or loss yet: the fixed fraction. */
    FIXED,
    /** Half of the Kelly fraction. */
    HALF_KELLY,
    /** The cap, because half of the Kelly fraction is above it. */
    CAP
  }
}
