package io.tradeoracle.strategy;

/**
 * What is known of an underlying's 30-day implied volatility.
 *
 * @param impliedVolatility annual fraction now; NaN while unavailable
 * @param ivRank 0..1 within the window's range; NaN while unavailable, and where the range is flat
 * @param ivPercentile share of smaller observations, 0..1; NaN while unavailable
 * @param observations trading-day observations in the window, today's included
 * @param detail where the history comes from and, if something is unavailable, why
 */
public record VolatilityView(
    double impliedVolatility, double ivRank, double ivPercentile, int observations, String detail) {

  /** Returns whether there is a rank to decide on. */
  public boolean hasRank() {
    return !Double.isNaN(ivRank);
  }
}
