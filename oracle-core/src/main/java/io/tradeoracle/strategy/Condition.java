package io.tradeoracle.strategy;

import java.util.Objects;

/**
 * One condition of a strategy, and how it stood.
 *
 * @param name what is asked, the same at every evaluation
 * @param detail the figures, for people
 * @param value what was found, short, for a table: {@code 0.74}; empty if there is none to show
 * @param rule what was wanted of it, short: {@code > 0.70}; empty if there is none to show
 */
public record Condition(String name, Status status, String detail, String value, String rule) {

  /** How a condition can stand. */
  public enum Status {
    MET,
    NOT_MET,
    /** What it needs is configured but could not be had; it does not count as met. */
    UNAVAILABLE,
    /** What it needs is not configured; it does not stand in the way. */
    NOT_CONFIGURED
  }

  public Condition {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(rule, "rule");
  }

  public static Condition of(String name, boolean met, String detail) {
    return new Condition(name, met ? Status.MET : Status.NOT_MET, detail, "", "");
  }

  public static Condition unavailable(String name, String detail) {
    return new Condition(name, Status.UNAVAILABLE, detail, "", "");
  }

  public static Condition notConfigured(String name) {
    return new Condition(name, Status.NOT_CONFIGURED, "not configured", "", "");
  }

  /** Returns the same condition with what was found and wanted, in short. */
  public Condition showing(String found, String wanted) {
    return new Condition(name, status, detail, found, wanted);
  }

  /** Returns whether it stands in the way of a signal. */
  public boolean blocks() {
    return status == Status.NOT_MET || status == Status.UNAVAILABLE;
  }
}
