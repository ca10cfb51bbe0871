package io.tradeoracle.pricing.internal;

/**
 * The way from a block of prices to volatilities, in three stages over all its rows: in plain loops
 * ({@link PlainVolatilityStages}) or in vector operations. No stage throws, whatever the numbers.
 */
public interface VolatilityStages {

  /** Forms the coordinates of n rows from {@code from} on. */
  void prepare(
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] price,
      int from,
      int n,
      VolatilityBlock block);

  /** Looks up z/s, and lists the rows that the tables do not serve, or that have no volatility. */
  void guess(VolatilityBlock block, int n);

  /** Takes the step, and writes the volatilities; those of the listed rows are meaningless. */
  void step(VolatilityBlock block, int n);
}
