package io.tradeoracle.strategy;

import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.Structure;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A wish to open a structure. How many units, if any, is for sizing and the risk gate to say.
 *
 * @param structure one unit
 * @param worstNet the highest net price, per share and debit positive, at which it is still worth
 *     doing: the order never walks beyond it
 * @param exits when the position is to be closed
 * @param reason why, for people
 */
public record Signal(
    String strategy,
    String underlying,
    SignalDirection direction,
    Structure structure,
    BigDecimal worstNet,
    ExitPolicy exits,
    String reason) {
  public Signal {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(underlying, "underlying");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(structure, "structure");
    Objects.requireNonNull(worstNet, "worstNet");
    Objects.requireNonNull(exits, "exits");
    Objects.requireNonNull(reason, "reason");
  }
}
