package io.tradeoracle.risk;

import io.tradeoracle.model.Greeks;

/**
 * Sensitivities of holdings in dollars. Holdings of several underlyings are made comparable by
 * beta, the expected move of an underlying for a move of 1 of the market; without one it is 1.0,
 * and the sum is to be labelled unweighted.
 *
 * @param dollarDelta dollars of underlying that move as the holdings do: Σ
 *     β·Δ·S·quantity·multiplier
 * @param dollarGamma its change for a move of 1 %: Σ β²·Γ·S²·0.01·quantity·multiplier
 * @param vega change of value for one volatility point: Σ vegaPerPoint·quantity·multiplier
 */
public record PortfolioGreeks(double dollarDelta, double dollarGamma, double vega) {

  /** Of nothing. */
  public static final PortfolioGreeks ZERO = new PortfolioGreeks(0, 0, 0);

  /** A Greek is missing. It stays missing in every sum, and refuses an opening. */
  public static final PortfolioGreeks UNKNOWN =
      new PortfolioGreeks(Double.NaN, Double.NaN, Double.NaN);

  /**
   * Returns the dollar Greeks of some options.
   *
   * @param perShare of one long option
   * @param spot price of the underlying, dollars per share
   * @param beta of the underlying, 1.0 if none is configured
   * @param quantity contracts, negative if short
   * @param multiplier shares a contract
   */
  public static PortfolioGreeks ofOptions(
      Greeks perShare, double spot, double beta, int quantity, int multiplier) {
    double shares = (double) quantity * multiplier;
    return new PortfolioGreeks(
        beta * perShare.delta() * spot * shares,
        beta * beta * perShare.gamma() * spot * spot * 0.01 * shares,
        perShare.vegaPerPoint() * shares);
  }

  /** Returns the dollar Greeks of shares, negative quantity if short. */
  public static PortfolioGreeks ofShares(double spot, double beta, int quantity) {
    return new PortfolioGreeks(beta * spot * quantity, 0, 0);
  }

  /** Returns the Greeks of both holdings together; unknown if one of them is. */
  public PortfolioGreeks plus(PortfolioGreeks other) {
    return new PortfolioGreeks(
        dollarDelta + other.dollarDelta, dollarGamma + other.dollarGamma, vega + other.vega);
  }

  /** Returns whether every Greek is a finite number. */
  public boolean isKnown() {
    return Double.isFinite(dollarDelta) && Double.isFinite(dollarGamma) && Double.isFinite(vega);
  }
}
