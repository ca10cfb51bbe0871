package io.tradeoracle.pricing.internal;

/**
 * Volatilities behind columns of prices, block by block: a {@link VolatilitySolver} for nearly all
 * rows, {@link ImpliedVolatilityKernel} for the rest.
 */
public final class ImpliedVolatilityBlocks {

  private static final VolatilitySolver SOLVER =
      VectorSupport.choose(
          VolatilitySolver.class, "VectorVolatilitySolver", PlainVolatilitySolver::new);

  private static final ThreadLocal<VolatilityBlock> BLOCK =
      ThreadLocal.withInitial(VolatilityBlock::new);

  /** A block emptier than this is solved row by row. */
  private static final int WORTHWHILE = VolatilityBlock.SIZE / 2;

  private ImpliedVolatilityBlocks() {}

  /** Writes the volatilities, NaN where there is none; returns how many there are. */
  public static int european(
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] price,
      double[] out) {
    return european(SOLVER, spot, strike, years, rate, yield, call, price, out);
  }

  static int european(
      VolatilitySolver solver,
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] price,
      double[] out) {
    VolatilityBlock block = BLOCK.get();
    int solved = 0;
    for (int from = 0; from < spot.length; from += VolatilityBlock.SIZE) {
      int n = Math.min(VolatilityBlock.SIZE, spot.length - from);
      System.arraycopy(spot, from, block.spot, 0, n);
      System.arraycopy(strike, from, block.strike, 0, n);
      System.arraycopy(years, from, block.years, 0, n);
      System.arraycopy(rate, from, block.rate, 0, n);
      System.arraycopy(yield, from, block.yield, 0, n);
      System.arraycopy(price, from, block.price, 0, n);
      for (int i = 0; i < n; i++) {
        block.call[i] = call[from + i] ? 1 : 0;
      }
      solved += solve(solver, block, n);
      System.arraycopy(block.volatility, 0, out, from, n);
    }
    return solved;
  }

  private static int solve(VolatilitySolver solver, VolatilityBlock block, int n) {
    if (n < WORTHWHILE) {
      int solved = 0;
      for (int row = 0; row < n; row++) {
        solved += solveRow(block, row);
      }
      return solved;
    }
    block.pad(n);
    solver.solve(block);
    int solved = n - block.unusualCount;
    for (int k = 0; k < block.unusualCount; k++) {
      solved += solveRow(block, block.unusual[k]);
    }
    return solved;
  }

  /** Returns 1 if there is a volatility. */
  private static int solveRow(VolatilityBlock block, int row) {
    double volatility =
        ImpliedVolatilityKernel.european(
            block.spot[row],
            block.strike[row],
            block.years[row],
            block.rate[row],
            block.yield[row],
            block.price[row],
            block.call[row] == 1);
    boolean found = volatility > 0;
    block.volatility[row] = found ? volatility : Double.NaN;
    return found ? 1 : 0;
  }
}
