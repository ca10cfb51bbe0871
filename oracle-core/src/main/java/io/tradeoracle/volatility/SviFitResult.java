package io.tradeoracle.volatility;

import java.util.Objects;

/** The outcome of fitting an SVI slice. */
public sealed interface SviFitResult {

  /**
   * A slice was fitted; it is free of butterfly arbitrage.
   *
   * @param slice the fitted smile
   * @param rootMeanSquareError distance of the quotes from it, not weighted, as volatility: 0.001
   *     is a tenth of a point
   * @param greatestError the greatest such distance
   * @param quotes how many were fitted
   * @param constrained whether the best fit has butterfly arbitrage, so that this is the best one
   *     without it
   * @param unconstrained what the best fit's own check said; that of the slice where it is the same
   */
  record Fitted(
      SviSlice slice,
      double rootMeanSquareError,
      double greatestError,
      int quotes,
      boolean constrained,
      ButterflyCheck unconstrained)
      implements SviFitResult {
    public Fitted {
      Objects.requireNonNull(slice, "slice");
      Objects.requireNonNull(unconstrained, "unconstrained");
    }
  }

  /**
   * Five parameters need as many strikes.
   *
   * @param strikes how many different ones were quoted
   * @param needed how many are needed
   */
  record TooFewStrikes(int strikes, int needed) implements SviFitResult {}
}
