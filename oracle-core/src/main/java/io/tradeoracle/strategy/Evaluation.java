package io.tradeoracle.strategy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a strategy made of a view.
 *
 * @param conditions every condition that was looked at, in order; those after one that blocks may
 *     be left out where they cannot be judged without it
 * @param signals what it would do: usually none, at most a few
 */
public record Evaluation(
    String strategy,
    String underlying,
    Instant at,
    List<Condition> conditions,
    List<Signal> signals) {
  public Evaluation {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(underlying, "underlying");
    Objects.requireNonNull(at, "at");
    conditions = List.copyOf(conditions);
    signals = List.copyOf(signals);
  }
}
