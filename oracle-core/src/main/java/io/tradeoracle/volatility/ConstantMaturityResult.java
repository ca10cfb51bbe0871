package io.tradeoracle.volatility;

import java.util.Objects;

/** The outcome of looking for an underlying's constant-maturity implied volatility. */
public sealed interface ConstantMaturityResult {

  /**
   * It was found.
   *
   * @param impliedVolatility annual fraction
   * @param approximate whether some input was used that only nearly qualifies, such as an American
   *     price with a dividend before expiration
   * @param detail the expirations, forwards and strikes it was made from, for people
   */
  record Available(double impliedVolatility, boolean approximate, String detail)
      implements ConstantMaturityResult {
    public Available {
      Objects.requireNonNull(detail, "detail");
    }
  }

  /** It cannot be had now. */
  record Unavailable(String reason) implements ConstantMaturityResult {
    public Unavailable {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
