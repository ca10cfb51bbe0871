package io.tradeoracle.examples;

/** What the {@code status} column says of a row. */
final class Status {

  static final String COLUMN = "status";

  static final String OK = "ok";
  static final String TOO_FEW_OBSERVATIONS = "too_few_observations";
  static final String INVALID_INPUT = "invalid_input";

  private Status() {}
}
