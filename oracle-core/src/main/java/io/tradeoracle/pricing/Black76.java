package io.tradeoracle.pricing;

import io.tradeoracle.pricing.internal.EuropeanBlocks;
import io.tradeoracle.pricing.internal.ImpliedVolatilityBlocks;

/**
 * European options on forwards and futures: F. Black, "The Pricing of Commodity Contracts" (1976),
 * equation 16, which is {@link BlackScholes} with the forward as spot and the rate as dividend
 * yield.
 *
 * <p>With D = e^(−rate·years) and s = volatility·√years a call is worth D·[forward·Φ(d₁) −
 * strike·Φ(d₁ − s)], d₁ = ln(forward/strike)/s + s/2. Limits, NaN and accuracy are those of {@link
 * BlackScholes}. Sensitivities hold the forward where those of {@link BlackScholes} hold the spot:
 * delta and gamma are with respect to the forward, and the rate does nothing but discount, so that
 * rho is −years·price.
 *
 * <p>Over columns the forward takes the place of the spot, and the dividend yields are not used:
 * see {@link PricingColumns#set(int, ForwardInputs)}. Accuracy and speed, and what may overwrite
 * what, are those of {@link EuropeanBatch} and {@link ImpliedVolatilityBatch}; nothing is allocated
 * after a thread's first call.
 *
 * <p>Pure functions; safe for use by any number of threads.
 */
public final class Black76 {

  private Black76() {}

  /**
   * Returns the price, in the unit of the forward.
   *
   * @param volatility of the forward's logarithm, an annual fraction
   */
  public static double price(ForwardInputs in, double volatility) {
    return BlackScholes.price(in.asSpot(), volatility);
  }

  /** Returns the price with delta, gamma, vega, theta and rho, the forward held. */
  public static Valuation value(ForwardInputs in, double volatility) {
    Valuation onSpot = BlackScholes.value(in.asSpot(), volatility);
    return new Valuation(
        onSpot.price(),
        onSpot.deltaPerUnitSpot(),
        onSpot.gammaPerUnitSpotSquared(),
        onSpot.vegaPerUnitVol(),
        onSpot.thetaPerYear(),
        0 - in.yearsToExpiration() * onSpot.price());
  }

  /**
   * Writes the prices, in the unit of the forward.
   *
   * @param in the forwards as spots
   * @param volatility annual fractions, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void price(PricingColumns in, double[] volatility, double[] priceOut) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("priceOut", priceOut);
    EuropeanBlocks.price(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.rate(),
        in.call(),
        volatility,
        priceOut);
  }

  /**
   * Writes prices, delta, gamma, vega, theta and rho, the forward held.
   *
   * @param in the forwards as spots
   * @param volatility annual fractions, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void value(PricingColumns in, double[] volatility, ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    EuropeanBlocks.value(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.rate(),
        in.call(),
        volatility,
        out.price(),
        out.deltaPerUnitSpot(),
        out.gammaPerUnitSpotSquared(),
        out.vegaPerUnitVol(),
        out.thetaPerYear(),
        out.rhoPerUnitRate());
    for (int i = 0; i < in.size(); i++) {
      out.rhoPerUnitRate()[i] = 0 - in.yearsToExpiration()[i] * out.price()[i];
    }
  }

  /**
   * Writes vanna, volga, charm and speed, the forward held.
   *
   * @param in the forwards as spots
   * @param volatility annual fractions, a column of {@code in}
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static void secondOrder(PricingColumns in, double[] volatility, SecondOrderColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    EuropeanBlocks.secondOrder(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.rate(),
        in.call(),
        volatility,
        out.vannaPerUnitSpotPerUnitVol(),
        out.volgaPerUnitVolSquared(),
        out.charmPerUnitSpotPerYear(),
        out.speedPerUnitSpotCubed());
  }

  /**
   * Writes the volatility behind every price, NaN where there is none, and returns how many there
   * are.
   *
   * @param in the forwards as spots
   * @param price option prices, in the unit of the forward
   * @throws IllegalArgumentException if an array is not as long as {@code in.spot()}; nothing is
   *     written then
   */
  public static int impliedVolatility(
      PricingColumns in, double[] price, double[] impliedVolatilityOut) {
    in.requireColumn("price", price);
    in.requireColumn("impliedVolatilityOut", impliedVolatilityOut);
    return ImpliedVolatilityBlocks.european(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.rate(),
        in.call(),
        price,
        impliedVolatilityOut);
  }

  /** Returns vanna, volga, charm and speed, the forward held. */
  public static SecondOrder secondOrder(ForwardInputs in, double volatility) {
    return BlackScholes.secondOrder(in.asSpot(), volatility);
  }

  /** Returns the volatility behind a price, or why there is none. */
  public static IvResult impliedVolatility(ForwardInputs in, double price) {
    return ImpliedVolatility.european(in.asSpot(), price);
  }
}
