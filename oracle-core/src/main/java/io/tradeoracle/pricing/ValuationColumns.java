package io.tradeoracle.pricing;

/**
 * {@link Valuation} of many long options, column by column, per share, as raw derivatives: the
 * outputs of a batch, written in place.
 *
 * @param price value, in the unit of the spot
 * @param deltaPerUnitSpot ∂V/∂spot
 * @param gammaPerUnitSpotSquared ∂²V/∂spot²
 * @param vegaPerUnitVol ∂V/∂volatility, for 1.00 of volatility
 * @param thetaPerYear change of value as calendar time passes, minus ∂V/∂(years to expiration)
 * @param rhoPerUnitRate ∂V/∂rate, for 1.00 of rate, the dividend yield held
 */
// A record of arrays on purpose: it names columns, it is not compared.
@SuppressWarnings("ArrayRecordComponent")
public record ValuationColumns(
    double[] price,
    double[] deltaPerUnitSpot,
    double[] gammaPerUnitSpotSquared,
    double[] vegaPerUnitVol,
    double[] thetaPerYear,
    double[] rhoPerUnitRate) {

  /** Returns columns of zeros, to be written. */
  public static ValuationColumns ofSize(int size) {
    return new ValuationColumns(
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size]);
  }

  /** Returns one row, newly made. */
  public Valuation row(int row) {
    return new Valuation(
        price[row],
        deltaPerUnitSpot[row],
        gammaPerUnitSpotSquared[row],
        vegaPerUnitVol[row],
        thetaPerYear[row],
        rhoPerUnitRate[row]);
  }

  /**
   * Checks that the columns belong to these inputs.
   *
   * @throws IllegalArgumentException if a length differs
   */
  void requireRowsOf(PricingColumns in) {
    in.requireColumn("price", price);
    in.requireColumn("deltaPerUnitSpot", deltaPerUnitSpot);
    in.requireColumn("gammaPerUnitSpotSquared", gammaPerUnitSpotSquared);
    in.requireColumn("vegaPerUnitVol", vegaPerUnitVol);
    in.requireColumn("thetaPerYear", thetaPerYear);
    in.requireColumn("rhoPerUnitRate", rhoPerUnitRate);
  }
}
