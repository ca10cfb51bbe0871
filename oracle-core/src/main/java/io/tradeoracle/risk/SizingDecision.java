package io.tradeoracle.risk;

import java.util.Objects;

/** How many units to trade. */
public sealed interface SizingDecision {

  /**
   * A size.
   *
   * @param units at least 1
   */
  record Sized(int units) implements SizingDecision {
    public Sized {
      if (units < 1) {
        throw new IllegalArgumentException("units must be at least 1: " + units);
      }
    }
  }

  /** Not even one unit fits. */
  record Refused(Denial denial) implements SizingDecision {
    public Refused {
      Objects.requireNonNull(denial, "denial");
    }
  }
}
