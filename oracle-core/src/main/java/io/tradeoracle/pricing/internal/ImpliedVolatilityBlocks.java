package io.tradeoracle.pricing.internal;

/**
 * Volatilities behind columns of prices, block by block: {@link VolatilityStages} for nearly all
 * rows, {@link ImpliedVolatilityKernel} for the rest.
 */
public final class ImpliedVolatilityBlocks {

  private static final VolatilityStages STAGES =
      VectorSupport.choose(
          VolatilityStages.class, "VectorVolatilityStages", PlainVolatilityStages::new);

  private static final ThreadLocal<VolatilityBlock> BLOCK =
      ThreadLocal.withInitial(VolatilityBlock::new);

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
    return european(STAGES, spot, strike, years, rate, yield, call, price, out);
  }

  static int european(
      VolatilityStages stages,
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
      stages.prepare(spot, strike, years, rate, yield, call, price, from, n, block);
      stages.guess(block, n);
      stages.step(block, n);
      solved += n;
      for (int k = 0; k < block.unusualCount; k++) {
        int row = block.unusual[k];
        int i = from + row;
        double volatility =
            ImpliedVolatilityKernel.european(
                spot[i], strike[i], years[i], rate[i], yield[i], price[i], call[i]);
        boolean found = volatility > 0;
        block.volatility[row] = found ? volatility : Double.NaN;
        solved -= found ? 0 : 1;
      }
      System.arraycopy(block.volatility, 0, out, from, n);
    }
    return solved;
  }
}
