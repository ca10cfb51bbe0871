package io.tradeoracle.volatility;

import java.util.Objects;

/** The outcome of fitting an SSVI surface. */
public sealed interface SsviFitResult {

  /**
   * A surface was fitted; it is free of static arbitrage.
   *
   * @param rootMeanSquareError distance of all quotes from it, not weighted, as volatility
   * @param greatestError the greatest such distance
   * @param quotes how many were fitted
   */
  record Fitted(SsviSurface surface, double rootMeanSquareError, double greatestError, int quotes)
      implements SsviFitResult {
    public Fitted {
      Objects.requireNonNull(surface, "surface");
    }
  }

  /**
   * Three parameters and a level for each expiration need as many strikes.
   *
   * @param strikes how many different ones were quoted, over all expirations
   * @param needed how many are needed
   */
  record TooFewStrikes(int strikes, int needed) implements SsviFitResult {}
}
