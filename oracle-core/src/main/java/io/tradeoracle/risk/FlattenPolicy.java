package io.tradeoracle.risk;

/** Whether positions are closed automatically while the breaker is HALTED. */
public enum FlattenPolicy {
  /** Never. */
  NONE,
  /** When the kill switch was pulled with its explicit flag to flatten. */
  ON_KILL,
  /** On every halt. */
  ON_HALT
}
