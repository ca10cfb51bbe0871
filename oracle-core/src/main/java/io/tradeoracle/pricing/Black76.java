package io.tradeoracle.pricing;

/**
 * European options on a forward or future by F. Black, "The Pricing of Commodity Contracts" (1976),
 * equation 16: {@link BlackScholes} with a dividend yield equal to the rate, so that the spot is
 * its own forward. Accuracy, limits and NaN are the same.
 *
 * <p>Over columns use {@link EuropeanBatch} with the forward as the spot and one array as both rate
 * and dividend yield; its rho holds the yield and so is not this one, which is minus years times
 * the price.
 *
 * <p>Pure functions; safe for use by any number of threads.
 */
public final class Black76 {

  private Black76() {}

  /** Returns the price, in the unit of the forward. */
  public static double price(ForwardInputs in, double volatility) {
    return BlackScholes.price(in.asSpot(), volatility);
  }

  /**
   * Returns the price with delta and gamma for the forward, vega, theta with the forward held, and
   * rho with the forward held.
   */
  public static Valuation value(ForwardInputs in, double volatility) {
    Valuation value = BlackScholes.value(in.asSpot(), volatility);
    return new Valuation(
        value.price(),
        value.deltaPerUnitSpot(),
        value.gammaPerUnitSpotSquared(),
        value.vegaPerUnitVol(),
        value.thetaPerYear(),
        -in.yearsToExpiration() * value.price());
  }

  /** Returns the volatility at which {@link #price} gives this price. */
  public static IvResult impliedVolatility(ForwardInputs in, double price) {
    return ImpliedVolatility.european(in.asSpot(), price);
  }
}
