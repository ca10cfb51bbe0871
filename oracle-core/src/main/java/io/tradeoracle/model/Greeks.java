package io.tradeoracle.model;

/**
 * Sensitivities of one long option, per share.
 *
 * @param delta change of the option's value for a move of 1.00 in the underlying
 * @param gamma change of delta for a move of 1.00 in the underlying
 * @param thetaPerDay change of value as one calendar day (1/365 year) passes; usually negative
 * @param vegaPerPoint change of value for one volatility point (0.01)
 * @param rhoPerPoint change of value for one point (0.01) of the interest rate
 */
public record Greeks(
    double delta, double gamma, double thetaPerDay, double vegaPerPoint, double rhoPerPoint) {}
