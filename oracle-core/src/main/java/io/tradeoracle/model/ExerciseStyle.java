package io.tradeoracle.model;

/** When an option may be exercised. */
public enum ExerciseStyle {
  /** On any day until expiration. */
  AMERICAN,
  /** At expiration only. */
  EUROPEAN
}
