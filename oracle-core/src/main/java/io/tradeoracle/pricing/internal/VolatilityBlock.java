package io.tradeoracle.pricing.internal;

/**
 * One block of rows on its way from prices to volatilities, the numbers between the stages of
 * {@link VolatilityStages}: symbols as in {@link ImpliedVolatilityKernel}. One thread's own, filled
 * again and again; all of it stays in the first-level cache.
 */
public final class VolatilityBlock {

  /** Rows a block. */
  public static final int SIZE = 128;

  // Written by prepare.
  public final double[] a = new double[SIZE];
  public final double[] b = new double[SIZE];
  public final double[] x = new double[SIZE];
  public final double[] smaller = new double[SIZE];
  public final double[] timeValue = new double[SIZE];
  public final double[] room = new double[SIZE];
  public final double[] v = new double[SIZE];
  public final double[] z = new double[SIZE];
  public final double[] perRootYear = new double[SIZE];

  /** The largest exponent and logarithm met, NaN where years is not positive. */
  public final double[] guard = new double[SIZE];

  // Written by guess.
  public final double[] ratio = new double[SIZE];

  /** Rows that the stages cannot serve. */
  public final int[] unusual = new int[SIZE];

  public int unusualCount;

  // Written by step.
  public final double[] s = new double[SIZE];
  public final double[] h = new double[SIZE];
  public final double[] sign = new double[SIZE];
  public final double[] near = new double[SIZE];
  public final double[] far = new double[SIZE];
  public final double[] density = new double[SIZE];
  public final double[] scratch = new double[SIZE];

  /** The result, a volatility. */
  public final double[] volatility = new double[SIZE];
}
