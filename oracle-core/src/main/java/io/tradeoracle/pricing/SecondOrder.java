package io.tradeoracle.pricing;

/**
 * Sensitivities of the vega of one long option, per share.
 *
 * @param vannaPerUnitSpotPerUnitVol ∂²V/∂spot∂volatility
 * @param volgaPerUnitVolSquared ∂²V/∂volatility²
 */
public record SecondOrder(double vannaPerUnitSpotPerUnitVol, double volgaPerUnitVolSquared) {}
