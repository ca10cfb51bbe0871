package io.tradeoracle.pricing;

/**
 * How the sensitivities of one long option change, per share, as raw derivatives.
 *
 * @param vannaPerUnitSpotPerUnitVol ∂²V/∂spot∂volatility: delta's change with volatility, and
 *     vega's with the spot
 * @param volgaPerUnitVolSquared ∂²V/∂volatility²: vega's change with volatility
 * @param charmPerUnitSpotPerYear delta's change as calendar time passes, −∂²V/∂spot∂(years to
 *     expiration)
 * @param speedPerUnitSpotCubed ∂³V/∂spot³: gamma's change with the spot
 */
public record SecondOrder(
    double vannaPerUnitSpotPerUnitVol,
    double volgaPerUnitVolSquared,
    double charmPerUnitSpotPerYear,
    double speedPerUnitSpotCubed) {}
