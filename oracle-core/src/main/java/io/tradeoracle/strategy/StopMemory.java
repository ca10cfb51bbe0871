package io.tradeoracle.strategy;

import java.time.Instant;
import java.util.Objects;

/**
 * What is remembered of a stopped position until entries are allowed again.
 *
 * @param direction what the stopped position had bet on
 * @param at when it was stopped
 */
public record StopMemory(SignalDirection direction, Instant at) {
  public StopMemory {
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(at, "at");
  }
}
