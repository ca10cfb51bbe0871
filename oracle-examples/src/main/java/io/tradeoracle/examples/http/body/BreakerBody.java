package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.BreakerStatus;
import java.time.Instant;

/** Where the circuit breaker stands. */
public record BreakerBody(String state, Instant since, String by, String reason) {

  public static BreakerBody of(BreakerStatus status) {
    return new BreakerBody(status.state().name(), status.since(), status.by(), status.reason());
  }
}
