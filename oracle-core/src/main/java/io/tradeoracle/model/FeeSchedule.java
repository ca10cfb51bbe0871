package io.tradeoracle.model;

/** Stand-in. */
public final class FeeSchedule {
  private FeeSchedule() {}
}
