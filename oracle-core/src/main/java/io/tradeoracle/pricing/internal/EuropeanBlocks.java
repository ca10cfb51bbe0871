package io.tradeoracle.pricing.internal;

/**
 * European prices and Greeks over columns, block by block: an {@link EuropeanPricer} for nearly all
 * rows, {@link BlackScholesKernel} for the rest, whatever is expired, without or full of
 * volatility, close to its cap or at the ends of the range.
 */
public final class EuropeanBlocks {

  /** A shorter rest is not worth a full block. */
  private static final int WORTHWHILE = 32;

  private static final EuropeanPricer PRICER =
      VectorSupport.choose(EuropeanPricer.class, "VectorEuropeanPricer", PlainEuropeanPricer::new);

  private static final ThreadLocal<EuropeanBlock> BLOCK =
      ThreadLocal.withInitial(EuropeanBlock::new);

  private static final ThreadLocal<double[]> ROW =
      ThreadLocal.withInitial(() -> new double[BlackScholesKernel.VALUES]);

  private EuropeanBlocks() {}

  /** Writes the prices, NaN where there is none. */
  public static void price(
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] volatility,
      double[] out) {
    price(PRICER, spot, strike, years, rate, yield, call, volatility, out);
  }

  static void price(
      EuropeanPricer pricer,
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] volatility,
      double[] out) {
    EuropeanBlock block = BLOCK.get();
    for (int from = 0; from < spot.length; from += EuropeanBlock.SIZE) {
      int n = Math.min(EuropeanBlock.SIZE, spot.length - from);
      block.fill(spot, strike, years, rate, yield, call, volatility, from, n);
      price(pricer, block, n);
      System.arraycopy(block.price, 0, out, from, n);
    }
  }

  private static void price(EuropeanPricer pricer, EuropeanBlock block, int n) {
    if (n < WORTHWHILE) {
      for (int row = 0; row < n; row++) {
        priceRow(block, row);
      }
      return;
    }
    pricer.price(block);
    for (int k = 0; k < block.unusualCount; k++) {
      priceRow(block, block.unusual[k]);
    }
  }

  private static void priceRow(EuropeanBlock block, int row) {
    block.price[row] =
        BlackScholesKernel.price(
            block.spot[row],
            block.strike[row],
            block.years[row],
            block.rate[row],
            block.yield[row],
            block.volatility[row],
            block.call[row] == 1);
  }

  /** Writes prices and Greeks, NaN where there is none. */
  public static void value(
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] volatility,
      double[] price,
      double[] delta,
      double[] gamma,
      double[] vega,
      double[] theta,
      double[] rho) {
    value(
        PRICER,
        spot,
        strike,
        years,
        rate,
        yield,
        call,
        volatility,
        price,
        delta,
        gamma,
        vega,
        theta,
        rho);
  }

  static void value(
      EuropeanPricer pricer,
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] volatility,
      double[] price,
      double[] delta,
      double[] gamma,
      double[] vega,
      double[] theta,
      double[] rho) {
    EuropeanBlock block = BLOCK.get();
    for (int from = 0; from < spot.length; from += EuropeanBlock.SIZE) {
      int n = Math.min(EuropeanBlock.SIZE, spot.length - from);
      block.fill(spot, strike, years, rate, yield, call, volatility, from, n);
      value(pricer, block, n);
      System.arraycopy(block.price, 0, price, from, n);
      System.arraycopy(block.delta, 0, delta, from, n);
      System.arraycopy(block.gamma, 0, gamma, from, n);
      System.arraycopy(block.vega, 0, vega, from, n);
      System.arraycopy(block.theta, 0, theta, from, n);
      System.arraycopy(block.rho, 0, rho, from, n);
    }
  }

  private static void value(EuropeanPricer pricer, EuropeanBlock block, int n) {
    double[] values = ROW.get();
    if (n < WORTHWHILE) {
      for (int row = 0; row < n; row++) {
        valueRow(block, row, values);
      }
      return;
    }
    pricer.value(block);
    for (int k = 0; k < block.unusualCount; k++) {
      valueRow(block, block.unusual[k], values);
    }
  }

  private static void valueRow(EuropeanBlock block, int row, double[] values) {
    BlackScholesKernel.value(
        block.spot[row],
        block.strike[row],
        block.years[row],
        block.rate[row],
        block.yield[row],
        block.volatility[row],
        block.call[row] == 1,
        values);
    block.price[row] = values[0];
    block.delta[row] = values[1];
    block.gamma[row] = values[2];
    block.vega[row] = values[3];
    block.theta[row] = values[4];
    block.rho[row] = values[5];
  }

  /** Writes vanna, volga, charm and speed, NaN where there is none. */
  public static void secondOrder(
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] volatility,
      double[] vanna,
      double[] volga,
      double[] charm,
      double[] speed) {
    secondOrder(
        PRICER, spot, strike, years, rate, yield, call, volatility, vanna, volga, charm, speed);
  }

  static void secondOrder(
      EuropeanPricer pricer,
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] volatility,
      double[] vanna,
      double[] volga,
      double[] charm,
      double[] speed) {
    EuropeanBlock block = BLOCK.get();
    for (int from = 0; from < spot.length; from += EuropeanBlock.SIZE) {
      int n = Math.min(EuropeanBlock.SIZE, spot.length - from);
      block.fill(spot, strike, years, rate, yield, call, volatility, from, n);
      secondOrder(pricer, block, n);
      System.arraycopy(block.vanna, 0, vanna, from, n);
      System.arraycopy(block.volga, 0, volga, from, n);
      System.arraycopy(block.charm, 0, charm, from, n);
      System.arraycopy(block.speed, 0, speed, from, n);
    }
  }

  private static void secondOrder(EuropeanPricer pricer, EuropeanBlock block, int n) {
    double[] values = ROW.get();
    if (n < WORTHWHILE) {
      for (int row = 0; row < n; row++) {
        secondOrderRow(block, row, values);
      }
      return;
    }
    pricer.value(block);
    SecondOrderLoops.over(block);
    for (int k = 0; k < block.unusualCount; k++) {
      secondOrderRow(block, block.unusual[k], values);
    }
  }

  private static void secondOrderRow(EuropeanBlock block, int row, double[] values) {
    BlackScholesKernel.secondOrder(
        block.spot[row],
        block.strike[row],
        block.years[row],
        block.rate[row],
        block.yield[row],
        block.volatility[row],
        block.call[row] == 1,
        values);
    block.vanna[row] = values[0];
    block.volga[row] = values[1];
    block.charm[row] = values[2];
    block.speed[row] = values[3];
  }
}
