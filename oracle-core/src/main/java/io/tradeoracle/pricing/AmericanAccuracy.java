package io.tradeoracle.pricing;

import io.tradeoracle.pricing.internal.AmericanMode;

/** How accurate the price of an American option is to be. */
public enum AmericanAccuracy {
  /** Within 1e-4 of the strike, usually 1e-6: for scanning quotes. */
  FAST(AmericanMode.FAST),
  /** Within 1e-6 of the strike, usually 1e-8; about two and a half times the time of FAST. */
  ACCURATE(AmericanMode.ACCURATE),
  /**
   * Within 1e-8 of the strike, usually 1e-10; a hundred times the time of ACCURATE. Every price is
   * computed by two discretisations, and by finer ones until two agree.
   */
  REFERENCE(AmericanMode.REFERENCE);

  private final AmericanMode mode;

  AmericanAccuracy(AmericanMode mode) {
    this.mode = mode;
  }

  /** Returns what the kernels call it. */
  AmericanMode mode() {
    return mode;
  }
}
