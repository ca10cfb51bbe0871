package io.tradeoracle.model;

import java.time.Instant;
import java.util.Objects;

/**
 * The circuit breaker's state and how it came to it.
 *
 * @param since when it entered this state
 * @param by who or what moved it: a cause's name, or the name of a person
 * @param reason why, for people
 */
public record BreakerStatus(BreakerState state, Instant since, String by, String reason) {

  public BreakerStatus {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(reason, "reason");
  }
}
