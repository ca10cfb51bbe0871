package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.AmericanChainKernel;

/**
 * American options of one underlying and expiration, at many strikes and volatilities, several
 * times faster than one by one.
 *
 * <p>The exercise boundary depends on rate, yield, volatility and the time left, not on the spot
 * nor the strike. So a chain solves it at a few volatilities and reads it between them, and keeps
 * what it solved: from one call to the next the spot, the prices and the clock may move and nothing
 * is solved again while rate and yield stay, until the time left has shrunk by a fifth. Strikes
 * that follow each other with one volatility share its boundary. Use one chain for each expiration;
 * rows may mix puts and calls. Rows of different rates or times are answered as well, only slowly.
 *
 * <p>Results are within the chain's accuracy, and so within twice that of {@link AmericanOption}'s.
 * They never depend on what was asked before: the volatilities and the horizon at which boundaries
 * are solved come from fixed series. Conventions are those of {@link AmericanOption}; a row without
 * an answer gets NaN.
 *
 * <p>Not thread-safe: a chain owns its workspace (some 100 kB), which it allocates when it first
 * meets a volatility and reuses thereafter.
 */
public final class AmericanChain {

  private final AmericanChainKernel kernel;
  private final double[] row = new double[6];

  /** Makes an empty chain whose answers are this accurate; REFERENCE is one by one. */
  public AmericanChain(AmericanAccuracy accuracy) {
    this.kernel = new AmericanChainKernel(accuracy.mode());
  }

  /**
   * Writes the prices, in the unit of the spot.
   *
   * @param volatility annual fractions, one a row
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public void price(PricingColumns in, double[] volatility, double[] price) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("price", price);
    for (int i = 0; i < in.size(); i++) {
      price[i] =
          kernel.price(
              in.spot()[i],
              in.strike()[i],
              in.yearsToExpiration()[i],
              in.rate()[i],
              in.dividendYield()[i],
              volatility[i],
              in.call()[i],
              isShared(volatility, i));
    }
  }

  private static boolean isShared(double[] volatility, int i) {
    boolean asBefore = i > 0 && volatility[i - 1] == volatility[i];
    return asBefore || (i + 1 < volatility.length && volatility[i + 1] == volatility[i]);
  }

  /**
   * Writes prices and Greeks, those of {@link AmericanOption#value}; strikes of one volatility
   * share the boundary.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public void value(PricingColumns in, double[] volatility, ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    for (int i = 0; i < in.size(); i++) {
      kernel.value(
          in.spot()[i],
          in.strike()[i],
          in.yearsToExpiration()[i],
          in.rate()[i],
          in.dividendYield()[i],
          volatility[i],
          in.call()[i],
          row);
      AmericanBatch.write(row, i, out);
    }
  }

  /**
   * Writes the volatilities that give these prices, NaN where none does (at or below exercise
   * value, too high, or invalid). Each search starts where the one before ended.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public void impliedVolatility(PricingColumns in, double[] price, double[] volatility) {
    in.requireColumn("price", price);
    in.requireColumn("volatility", volatility);
    double before = Double.NaN;
    for (int i = 0; i < in.size(); i++) {
      double found = impliedVolatility(in, i, price[i], before);
      volatility[i] = found;
      before = found > 0 ? found : before;
    }
  }

  /**
   * Writes the same volatilities, sooner where others are known that are close, such as those of
   * the quotes before. Other seeds change the answer only within the accuracy; the same seeds give
   * the same bits.
   *
   * @param near a volatility for each row, NaN where none is known; may be {@code volatility}
   *     itself
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public void impliedVolatilityNear(
      PricingColumns in, double[] price, double[] near, double[] volatility) {
    in.requireColumn("price", price);
    in.requireColumn("near", near);
    in.requireColumn("volatility", volatility);
    for (int i = 0; i < in.size(); i++) {
      volatility[i] = impliedVolatility(in, i, price[i], near[i]);
    }
  }

  /**
   * Returns the outcome of one row of {@link #impliedVolatilityNear(PricingColumns, double[],
   * double[], double[])}, with the reason where there is no volatility.
   *
   * @param near a volatility that is close, NaN where none is known
   */
  public IvResult impliedVolatilityNear(PricingInputs in, double price, double near) {
    return ImpliedVolatility.outcome(
        kernel.impliedVolatility(
            price,
            in.spot(),
            in.strike(),
            in.yearsToExpiration(),
            in.rate(),
            in.dividendYield(),
            in.right() == OptionRight.CALL,
            near));
  }

  private double impliedVolatility(PricingColumns in, int i, double price, double near) {
    double found =
        kernel.impliedVolatility(
            price,
            in.spot()[i],
            in.strike()[i],
            in.yearsToExpiration()[i],
            in.rate()[i],
            in.dividendYield()[i],
            in.call()[i],
            near);
    return found > 0 ? found : Double.NaN;
  }
}
