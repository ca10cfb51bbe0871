package io.tradeoracle.pricing;

import io.tradeoracle.model.Greeks;

/**
 * The value of one long option and its first-order sensitivities (and gamma), per share, as raw
 * derivatives.
 *
 * @param price value, in the unit of the spot
 * @param deltaPerUnitSpot ∂V/∂spot
 * @param gammaPerUnitSpotSquared ∂²V/∂spot²
 * @param vegaPerUnitVol ∂V/∂volatility, for 1.00 of volatility
 * @param thetaPerYear change of value as calendar time passes, minus ∂V/∂(years to expiration)
 * @param rhoPerUnitRate ∂V/∂rate, for 1.00 of rate, the dividend yield held
 */
public record Valuation(
    double price,
    double deltaPerUnitSpot,
    double gammaPerUnitSpotSquared,
    double vegaPerUnitVol,
    double thetaPerYear,
    double rhoPerUnitRate) {

  private static final double DAYS_PER_YEAR = 365.0;
  private static final double POINTS_PER_UNIT = 100.0;

  /** Returns the sensitivities in the units of a trading desk: per day, per point. */
  public Greeks greeks() {
    return new Greeks(
        deltaPerUnitSpot,
        gammaPerUnitSpotSquared,
        thetaPerYear / DAYS_PER_YEAR,
        vegaPerUnitVol / POINTS_PER_UNIT,
        rhoPerUnitRate / POINTS_PER_UNIT);
  }
}
