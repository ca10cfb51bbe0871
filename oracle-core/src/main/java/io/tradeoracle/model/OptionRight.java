package io.tradeoracle.model;

/** The right an option gives its holder: to buy (call) or to sell (put) the underlying. */
public enum OptionRight {
  CALL,
  PUT;

  /** Returns +1 for a call and −1 for a put, the sign of the option's delta. */
  public int sign() {
    return this == CALL ? 1 : -1;
  }
}
