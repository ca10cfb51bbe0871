package io.tradeoracle.volatility;

import io.tradeoracle.pricing.Carry;
import java.util.Objects;

/** The outcome of asking an expiration's own quotes for interest and dividends. */
public sealed interface ParityResult {

  /**
   * They were found.
   *
   * @param carry the rate, and the yield that makes the forward: dividends and what borrowing the
   *     shares costs, together
   * @param forward the forward they give, dollars
   * @param rateError standard error of the rate, a fraction per year; 0 where it was given
   * @param scatter root mean square distance of the quotes from parity, dollars
   * @param strikes how many strikes it rests on
   */
  record Found(Carry carry, double forward, double rateError, double scatter, int strikes)
      implements ParityResult {
    public Found {
      Objects.requireNonNull(carry, "carry");
    }
  }

  /** They cannot be told. */
  record Unavailable(String reason) implements ParityResult {
    public Unavailable {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
