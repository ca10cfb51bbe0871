package io.tradeoracle.pricing;

/**
 * {@link SecondOrder} of many long options, column by column, per share, as raw derivatives: the
 * outputs of a batch, written in place.
 *
 * @param vannaPerUnitSpotPerUnitVol ∂²V/∂spot∂volatility
 * @param volgaPerUnitVolSquared ∂²V/∂volatility²
 * @param charmPerUnitSpotPerYear −∂²V/∂spot∂(years to expiration)
 * @param speedPerUnitSpotCubed ∂³V/∂spot³
 */
// A record of arrays on purpose: it names columns, it is not compared.
@SuppressWarnings("ArrayRecordComponent")
public record SecondOrderColumns(
    double[] vannaPerUnitSpotPerUnitVol,
    double[] volgaPerUnitVolSquared,
    double[] charmPerUnitSpotPerYear,
    double[] speedPerUnitSpotCubed) {

  /** Returns columns of zeros, to be written. */
  public static SecondOrderColumns ofSize(int size) {
    return new SecondOrderColumns(
        new double[size], new double[size], new double[size], new double[size]);
  }

  /** Returns one row, newly made. */
  public SecondOrder row(int row) {
    return new SecondOrder(
        vannaPerUnitSpotPerUnitVol[row],
        volgaPerUnitVolSquared[row],
        charmPerUnitSpotPerYear[row],
        speedPerUnitSpotCubed[row]);
  }

  /**
   * Checks that the columns belong to these inputs.
   *
   * @throws IllegalArgumentException if a length differs
   */
  void requireRowsOf(PricingColumns in) {
    in.requireColumn("vannaPerUnitSpotPerUnitVol", vannaPerUnitSpotPerUnitVol);
    in.requireColumn("volgaPerUnitVolSquared", volgaPerUnitVolSquared);
    in.requireColumn("charmPerUnitSpotPerYear", charmPerUnitSpotPerYear);
    in.requireColumn("speedPerUnitSpotCubed", speedPerUnitSpotCubed);
  }
}
