package io.tradeoracle.pricing.internal;

/**
 * Prices a full block of European options: in plain loops ({@link PlainEuropeanPricer}) or in
 * vector operations. Never throws, whatever the numbers; the rows it leaves in {@link
 * EuropeanBlock#unusual} have meaningless results.
 */
public interface EuropeanPricer {

  /** Sets the prices. */
  void price(EuropeanBlock block);

  /** Sets prices, delta, gamma, vega, theta and rho. */
  void value(EuropeanBlock block);
}
