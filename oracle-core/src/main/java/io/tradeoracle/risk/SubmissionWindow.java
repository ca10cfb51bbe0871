package io.tradeoracle.risk;

import io.tradeoracle.risk.CircuitBreaker.Submission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The outcomes of recent orders, and whether too many of them failed. */
final class SubmissionWindow {

  private final RiskLimits.Breaker limits;
  private final Deque<Submission> outcomes;
  private int failures;
  private int consecutiveFailures;

  SubmissionWindow(RiskLimits.Breaker limits, CircuitBreaker.Memory memory) {
    this.limits = limits;
    outcomes = new ArrayDeque<>(memory.submissions());
    failures = (int) outcomes.stream().filter(Submission::failed).count();
    consecutiveFailures = memory.consecutiveFailures();
  }

  void add(Submission outcome) {
    outcomes.addLast(outcome);
    failures += outcome.failed() ? 1 : 0;
    consecutiveFailures = outcome.failed() ? consecutiveFailures + 1 : 0;
    Instant oldest = outcome.at().minus(limits.failureWindow());
    while (outcomes.getFirst().at().isBefore(oldest)) {
      failures -= outcomes.removeFirst().failed() ? 1 : 0;
    }
  }

  boolean failTooOften() {
    return consecutiveFailures >= limits.consecutiveFailures() || rateIsTooHigh();
  }

  private boolean rateIsTooHigh() {
    BigDecimal allowed = limits.failureRate().multiply(BigDecimal.valueOf(outcomes.size()));
    return outcomes.size() >= limits.failureSubmissions()
        && failures >= limits.failures()
        && BigDecimal.valueOf(failures).compareTo(allowed) > 0;
  }

  void clear() {
    outcomes.clear();
    failures = 0;
    consecutiveFailures = 0;
  }

  int consecutiveFailures() {
    return consecutiveFailures;
  }

  List<Submission> outcomes() {
    return List.copyOf(outcomes);
  }

  @Override
  public String toString() {
    return failures
        + " of "
        + outcomes.size()
        + " orders failed, the last "
        + consecutiveFailures
        + " in a row";
  }
}
