package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.BachelierKernel;

/**
 * European options on a forward that moves by amounts, not by fractions: L. Bachelier, "Théorie de
 * la spéculation" (1900), discounted. Forward and strike may be zero or negative, as rates, spreads
 * and, on a day in 2020, oil.
 *
 * <p>With D = e^(−rate·years), s = volatility·√years and d = (forward − strike)/s a call is worth
 * D·s·[d·Φ(d) + φ(d)]. The volatility is in units of the forward per square root of a year, not a
 * fraction: about the forward times Black's at the money. Results keep their relative accuracy
 * however far out of the money the option is.
 *
 * <p>Sensitivities hold the forward: delta and gamma are with respect to it, and the rate does
 * nothing but discount. Every function returns NaN, in each component, where there is no answer:
 * time or volatility negative, anything NaN or infinite. At zero time or volatility the price is
 * the discounted intrinsic value; delta, theta and rho are those of the forward in the money, zero
 * out of it, and at the money the mean of both sides, as is gamma, zero; vega is zero but at the
 * money.
 *
 * <p>Pure functions; safe for use by any number of threads.
 */
public final class Bachelier {

  private static final ThreadLocal<double[]> ROW =
      ThreadLocal.withInitial(() -> new double[BachelierKernel.VALUES]);

  private Bachelier() {}

  /**
   * Returns the price, in the unit of the forward.
   *
   * @param volatility in units of the forward per square root of a year
   */
  public static double price(ForwardInputs in, double volatility) {
    return BachelierKernel.price(
        in.forward(), in.strike(), in.yearsToExpiration(), in.rate(), volatility, isCall(in));
  }

  /** Returns the price with delta, gamma, vega, theta and rho. */
  public static Valuation value(ForwardInputs in, double volatility) {
    double[] out = ROW.get();
    BachelierKernel.value(
        in.forward(), in.strike(), in.yearsToExpiration(), in.rate(), volatility, isCall(in), out);
    return new Valuation(out[0], out[1], out[2], out[3], out[4], out[5]);
  }

  /**
   * {@link #price} over columns, to the bit; the dividend yields are not used.
   *
   * @param in the forward as the spot
   * @param volatility in units of the forward per square root of a year, a column of {@code in}
   * @param priceOut receives the prices; may be {@code volatility} itself
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void price(PricingColumns in, double[] volatility, double[] priceOut) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("priceOut", priceOut);
    for (int i = 0; i < priceOut.length; i++) {
      priceOut[i] =
          BachelierKernel.price(
              in.spot()[i],
              in.strike()[i],
              in.yearsToExpiration()[i],
              in.rate()[i],
              volatility[i],
              in.call()[i]);
    }
  }

  /**
   * {@link #value} over columns, to the bit; the dividend yields are not used.
   *
   * @param in the forward as the spot
   * @param volatility in units of the forward per square root of a year, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void value(PricingColumns in, double[] volatility, ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    double[] row = ROW.get();
    for (int i = 0; i < in.size(); i++) {
      BachelierKernel.value(
          in.spot()[i],
          in.strike()[i],
          in.yearsToExpiration()[i],
          in.rate()[i],
          volatility[i],
          in.call()[i],
          row);
      AmericanBatch.write(row, i, out);
    }
  }

  /**
   * Returns vanna, volga, charm and speed. Where {@link #value} has no limit or the mean of two
   * sides, these are zero.
   */
  public static SecondOrder secondOrder(ForwardInputs in, double volatility) {
    double[] out = ROW.get();
    BachelierKernel.secondOrder(
        in.forward(), in.strike(), in.yearsToExpiration(), in.rate(), volatility, isCall(in), out);
    return new SecondOrder(out[0], out[1], out[2], out[3]);
  }

  /**
   * Returns the volatility behind a price, in units of the forward per square root of a year, or
   * why there is none: {@code BelowIntrinsic} from the discounted intrinsic value downwards, {@code
   * InvalidInput} where a number is NaN or infinite or the time not positive. No price is too high.
   */
  public static IvResult impliedVolatility(ForwardInputs in, double price) {
    double volatility =
        BachelierKernel.impliedVolatility(
            in.forward(), in.strike(), in.yearsToExpiration(), in.rate(), price, isCall(in));
    return ImpliedVolatility.outcome(volatility);
  }

  /**
   * {@link #secondOrder} over columns, to the bit; the dividend yields are not used.
   *
   * @param in the forward as the spot
   * @param volatility in units of the forward per square root of a year, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void secondOrder(PricingColumns in, double[] volatility, SecondOrderColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    double[] row = ROW.get();
    for (int i = 0; i < in.size(); i++) {
      BachelierKernel.secondOrder(
          in.spot()[i],
          in.strike()[i],
          in.yearsToExpiration()[i],
          in.rate()[i],
          volatility[i],
          in.call()[i],
          row);
      out.vannaPerUnitSpotPerUnitVol()[i] = row[0];
      out.volgaPerUnitVolSquared()[i] = row[1];
      out.charmPerUnitSpotPerYear()[i] = row[2];
      out.speedPerUnitSpotCubed()[i] = row[3];
    }
  }

  /**
   * {@link #impliedVolatility} over columns, to the bit, NaN where there is none; the dividend
   * yields are not used. Returns how many there are.
   *
   * @param in the forward as the spot
   * @param price option prices, in the unit of the forward
   * @param impliedVolatilityOut receives the volatilities; may be {@code price} itself
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static int impliedVolatility(
      PricingColumns in, double[] price, double[] impliedVolatilityOut) {
    in.requireColumn("price", price);
    in.requireColumn("impliedVolatilityOut", impliedVolatilityOut);
    int solved = 0;
    for (int i = 0; i < price.length; i++) {
      double volatility =
          BachelierKernel.impliedVolatility(
              in.spot()[i],
              in.strike()[i],
              in.yearsToExpiration()[i],
              in.rate()[i],
              price[i],
              in.call()[i]);
      boolean found = volatility > 0;
      impliedVolatilityOut[i] = found ? volatility : Double.NaN;
      solved += found ? 1 : 0;
    }
    return solved;
  }

  private static boolean isCall(ForwardInputs in) {
    return in.right() == OptionRight.CALL;
  }
}
