package io.tradeoracle.risk;

import java.time.Duration;
import java.time.Instant;

/** Believes an observation only when it was made often and long enough without a break. */
final class Confirming {

  private final RiskLimits.Confirmation rule;
  private int times;
  private Instant first = Instant.MIN;

  Confirming(RiskLimits.Confirmation rule) {
    this.rule = rule;
  }

  /** Takes an observation and returns whether it is confirmed now. */
  boolean observe(boolean seen, Instant at) {
    if (!seen) {
      reset();
      return false;
    }
    if (times == 0) {
      first = at;
    }
    times++;
    return times >= rule.times() && Duration.between(first, at).compareTo(rule.over()) >= 0;
  }

  void reset() {
    times = 0;
  }
}
