package io.tradeoracle.pricing;

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
 * <p>Over columns use {@link EuropeanBatch} and {@link ImpliedVolatilityBatch} with the forward as
 * the spot and one array as both rate and dividend yield; the rho of {@link EuropeanBatch} holds
 * the yield and so is not this one.
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

  /** Returns vanna, volga, charm and speed, the forward held. */
  public static SecondOrder secondOrder(ForwardInputs in, double volatility) {
    return BlackScholes.secondOrder(in.asSpot(), volatility);
  }

  /** Returns the volatility behind a price, or why there is none. */
  public static IvResult impliedVolatility(ForwardInputs in, double price) {
    return ImpliedVolatility.european(in.asSpot(), price);
  }
}
