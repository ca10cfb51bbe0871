package io.tradeoracle.pricing.internal;

import java.util.Arrays;

/**
 * One block of rows on its way from prices to volatilities: columns, results, and the numbers in
 * between, their symbols those of {@link ImpliedVolatilityKernel}. One thread's own, filled again
 * and again; all of it stays in the first-level cache. A block is always full, so that every loop
 * over it has one constant length and no rest.
 */
public final class VolatilityBlock {

  /** Rows a block. */
  public static final int SIZE = 128;

  // The columns.
  public final double[] spot = new double[SIZE];
  public final double[] strike = new double[SIZE];
  public final double[] years = new double[SIZE];
  public final double[] rate = new double[SIZE];
  public final double[] yield = new double[SIZE];
  public final double[] price = new double[SIZE];

  /** 1 for a call, 0 for a put. */
  public final double[] call = new double[SIZE];

  // The coordinates.
  public final double[] a = new double[SIZE];
  public final double[] b = new double[SIZE];
  public final double[] x = new double[SIZE];
  public final double[] smaller = new double[SIZE];
  public final double[] timeValue = new double[SIZE];
  public final double[] room = new double[SIZE];
  public final double[] v = new double[SIZE];
  public final double[] z = new double[SIZE];
  public final double[] rootYears = new double[SIZE];

  /** 1/(P·Q). */
  public final double[] perProduct = new double[SIZE];

  /** The largest exponent and logarithm met. */
  public final double[] guard = new double[SIZE];

  // The guess and the step.
  public final double[] ratio = new double[SIZE];
  public final double[] s = new double[SIZE];
  public final double[] inverse = new double[SIZE];
  public final double[] h = new double[SIZE];
  public final double[] sign = new double[SIZE];
  public final double[] target = new double[SIZE];
  public final double[] near = new double[SIZE];
  public final double[] far = new double[SIZE];
  public final double[] density = new double[SIZE];
  public final double[] newton = new double[SIZE];
  public final double[] slope = new double[SIZE];
  public final double[] scratch = new double[SIZE];

  // The results.
  public final double[] volatility = new double[SIZE];
  public final int[] unusual = new int[SIZE];
  public int unusualCount;

  /** Makes the rows from n on an ordinary option, at the money. */
  void pad(int n) {
    Arrays.fill(spot, n, SIZE, 1);
    Arrays.fill(strike, n, SIZE, 1);
    Arrays.fill(years, n, SIZE, 1);
    Arrays.fill(rate, n, SIZE, 0);
    Arrays.fill(yield, n, SIZE, 0);
    Arrays.fill(price, n, SIZE, 0.1);
    Arrays.fill(call, n, SIZE, 1);
  }
}
