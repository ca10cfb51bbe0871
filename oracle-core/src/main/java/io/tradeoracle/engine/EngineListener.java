package io.tradeoracle.engine;

import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.Signal;
import java.util.List;

/**
 * Hears what the engine does. Called by the engine's thread after the event was applied; must be
 * quick and must not throw.
 */
public interface EngineListener {

  /** A strategy looked at an underlying. */
  default void onEvaluation(Evaluation evaluation) {}

  /**
   * A signal was sized and judged by the risk gate.
   *
   * @param denials why it may not be traded; none if its order was sent on its way
   */
  default void onDecision(Signal signal, List<Denial> denials) {}

  /** An event was taken into the log. It may not be durable yet. */
  default void onEvent(LogEntry entry) {}

  /** The account was valued; more often than the log keeps it. */
  default void onValuation(PortfolioSnapshot snapshot) {}

  /** Something a person should know. */
  default void onAlert(String message) {}
}
