package io.tradeoracle.strategy;

/**
 * A decision rule: a view of the market in, signals out, with the reason for every condition met or
 * not met. Implementations are pure functions of the view: the same view gives the same evaluation.
 * Called by the engine's thread only; must not block.
 */
public interface Strategy {

  /** Returns its name, unique among an engine's strategies, stable across versions. */
  String name();

  /** Returns its version: results of different versions are never mixed in statistics. */
  String version();

  /** Says what it would do now, and why. Called about once a minute for each underlying. */
  Evaluation evaluate(MarketView view);

  /**
   * Returns whether it may enter again after one of its positions was stopped. Asked before each
   * evaluation until the answer is true. The default allows it at once.
   */
  default boolean allowsReentry(StopMemory stop, MarketView view) {
    return true;
  }
}
