package io.tradeoracle.risk;

/** Inputs that need not be there unless the limits require them. */
public enum InputKind {
  /** Dates of earnings reports. */
  EARNINGS,
  /** Strikes at which dealers' hedging is expected to hold the underlying. */
  GAMMA_WALLS,
  /** Option trades of unusual size. */
  UNUSUAL_ACTIVITY
}
