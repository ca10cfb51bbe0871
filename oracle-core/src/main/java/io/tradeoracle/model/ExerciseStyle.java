package io.tradeoracle.model;

/** When the holder of an option may exercise it. */
public enum ExerciseStyle {
  /** On any trading day up to and including the last. */
  AMERICAN,
  /** At expiration only. */
  EUROPEAN
}
