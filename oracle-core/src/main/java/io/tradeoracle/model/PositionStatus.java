package io.tradeoracle.model;

/** Where a position stands. */
public enum PositionStatus {
  /** An opening order works; perhaps some units are filled. */
  OPENING,
  OPEN,
  /** An exit was decided; closing orders work or wait. */
  CLOSING,
  /** Nothing of it is held and nothing works. */
  CLOSED
}
