package io.tradeoracle.pricing.internal;

/** The way from prices to volatilities over a whole block: in plain loops or vector operations. */
public interface VolatilitySolver {

  /**
   * Fills {@link VolatilityBlock#volatility}, and lists the rows whose entry is meaningless: those
   * that the tables do not serve, and those that have no volatility. Never throws.
   */
  void solve(VolatilityBlock block);
}
