package io.tradeoracle.pricing.internal;

import java.util.Arrays;

/**
 * One block of rows on its way to European prices and Greeks: columns, results, and the numbers in
 * between, their symbols those of {@link BlackScholesKernel}. One thread's own, filled again and
 * again; all of it stays in the first-level cache. A block is always full, so that every loop over
 * it has one constant length and no rest.
 */
public final class EuropeanBlock {

  /** Rows a block. */
  public static final int SIZE = VolatilityBlock.SIZE;

  /** Spot and strike, and a multiple of the discounts' exponents, are below this in usual rows. */
  public static final double LARGE = 1e100;

  /** Spot, strike and s are above this in usual rows. */
  public static final double SMALL = 1e-100;

  /** What makes 700, whose exponential is nearly the largest double, large. */
  public static final double EXPONENT_WEIGHT = LARGE / 700;

  /** Beyond it the density is not a normal number. */
  public static final double FARTHEST = 37;

  // The columns.
  public final double[] spot = new double[SIZE];
  public final double[] strike = new double[SIZE];
  public final double[] years = new double[SIZE];
  public final double[] rate = new double[SIZE];
  public final double[] yield = new double[SIZE];
  public final double[] volatility = new double[SIZE];

  /** 1 for a call, 0 for a put. */
  public final double[] call = new double[SIZE];

  // In between.
  public final double[] a = new double[SIZE];
  public final double[] b = new double[SIZE];
  public final double[] x = new double[SIZE];
  public final double[] rootYears = new double[SIZE];
  public final double[] s = new double[SIZE];

  /** The largest of spot, strike and {@link #EXPONENT_WEIGHT} times the exponents. */
  public final double[] largest = new double[SIZE];

  /** The smallest of spot, strike and s. */
  public final double[] least = new double[SIZE];

  /** h − t, then its Mills ratio. */
  public final double[] near = new double[SIZE];

  /** h + t, then its Mills ratio. */
  public final double[] far = new double[SIZE];

  /** −(h − t)²/2, then its exponential, then w. */
  public final double[] w = new double[SIZE];

  /** 1 where the call is out of the money, else 0. */
  public final double[] callIsOut = new double[SIZE];

  public final double[] spotLeg = new double[SIZE];
  public final double[] strikeLeg = new double[SIZE];
  public final double[] scratch = new double[SIZE];

  // The results.
  public final double[] price = new double[SIZE];
  public final double[] delta = new double[SIZE];
  public final double[] gamma = new double[SIZE];
  public final double[] vega = new double[SIZE];
  public final double[] theta = new double[SIZE];
  public final double[] rho = new double[SIZE];
  final double[] vanna = new double[SIZE];
  final double[] volga = new double[SIZE];
  final double[] charm = new double[SIZE];
  final double[] speed = new double[SIZE];

  /** Rows that the pricer does not serve. */
  public final int[] unusual = new int[SIZE];

  public int unusualCount;

  /** Copies rows of columns, and fills up with a row that is quick to price. */
  void fill(
      double[] fromSpot,
      double[] fromStrike,
      double[] fromYears,
      double[] fromRate,
      double[] fromYield,
      boolean[] fromCall,
      double[] fromVolatility,
      int from,
      int n) {
    fill(fromSpot, from, n, spot, 1);
    fill(fromStrike, from, n, strike, 1);
    fill(fromYears, from, n, years, 1);
    fill(fromRate, from, n, rate, 0);
    fill(fromYield, from, n, yield, 0);
    fill(fromVolatility, from, n, volatility, 1);
    for (int i = 0; i < n; i++) {
      call[i] = fromCall[from + i] ? 1 : 0;
    }
  }

  private static void fill(double[] column, int from, int n, double[] rows, double rest) {
    System.arraycopy(column, from, rows, 0, n);
    if (n < SIZE) {
      Arrays.fill(rows, n, SIZE, rest);
    }
  }

  /**
   * Lists the rows that the pricer does not serve, before {@link #near} becomes a Mills ratio, and
   * marks the calls out of the money.
   */
  void sort() {
    int count = 0;
    for (int i = 0; i < SIZE; i++) {
      boolean usual =
          largest[i] < LARGE
              && least[i] > SMALL
              && near[i] >= BlackScholesKernel.UPPER_BELOW
              && near[i] < FARTHEST;
      unusual[count] = i;
      count += usual ? 0 : 1;
      callIsOut[i] = x[i] < 0 ? 1 : 0;
    }
    unusualCount = count;
  }
}
