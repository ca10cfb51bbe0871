package io.tradeoracle.pricing.internal;

/**
 * The options of one underlying and expiration on bare doubles: two smiles, of calls and of puts,
 * whose boundaries are kept. Not thread-safe.
 */
public final class AmericanChainKernel {
  private final AmericanMode mode;
  private final AmericanSmile calls;
  private final AmericanSmile puts;

  /** Allocates the workspace; nothing but the tables of a first expiration is allocated later. */
  public AmericanChainKernel(AmericanMode mode) {
    this.mode = mode;
    this.calls = new AmericanSmile(mode);
    this.puts = new AmericanSmile(mode);
  }

  private AmericanSmile smile(boolean call) {
    return call ? calls : puts;
  }

  /**
   * Returns the price, NaN as {@link AmericanSolver#price} does.
   *
   * @param shared whether a neighbour has the same volatility, so that one boundary serves both
   */
  public double price(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      boolean shared) {
    AmericanSmile smile = smile(call);
    double price =
        shared ? Double.NaN : smile.price(spot, strike, years, rate, yield, volatility, call);
    return Double.isNaN(price)
        ? smile.solver.price(spot, strike, years, rate, yield, volatility, call, mode)
        : price;
  }

  /** Writes price and sensitivities, as {@link AmericanSolver#value} does. */
  public void value(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      double[] out) {
    AmericanSolver solver = smile(call).solver;
    solver.value(spot, strike, years, rate, yield, volatility, call, mode, out);
  }

  /**
   * Returns the volatility of a price, or a code, as {@link AmericanSolver#impliedVolatility} does.
   *
   * @param seed where to begin; without a plausible one the European volatility serves
   */
  public double impliedVolatility(
      double price,
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      boolean call,
      double seed) {
    return smile(call).impliedVolatility(price, spot, strike, years, rate, yield, call, seed);
  }
}
