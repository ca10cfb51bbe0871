package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * When a position is closed. It lives on the position and is stored with it, so that a change of
 * the strategy never changes what was promised at entry.
 *
 * <p>For a position opened at a credit the multiples are of the credit and speak of the cost to
 * close: 0.5 takes the profit when half of the credit buys it back, 2 stops when it costs twice the
 * credit. For one opened at a debit they are of the debit and speak of the proceeds: 2 takes a
 * profit of 100 %, 0.5 stops at a loss of half.
 *
 * @param targetMultiple multiple of the entry's net price at which the profit is taken
 * @param stopMultiple multiple of the entry's net price at which the loss is stopped
 * @param exitDaysToExpiration close on the first session with this many calendar days left, or
 *     fewer; 0 if it may be held into expiration day, which closes it before the close anyway
 * @param closeBy close at the first evaluation at or after this instant; {@link Instant#MAX} if
 *     none
 */
public record ExitPolicy(
    BigDecimal targetMultiple, BigDecimal stopMultiple, int exitDaysToExpiration, Instant closeBy) {

  public ExitPolicy {
    Objects.requireNonNull(closeBy, "closeBy");
    if (targetMultiple.signum() <= 0) {
      throw new IllegalArgumentException("targetMultiple must be positive: " + targetMultiple);
    }
    if (stopMultiple.signum() <= 0) {
      throw new IllegalArgumentException("stopMultiple must be positive: " + stopMultiple);
    }
    if (exitDaysToExpiration < 0) {
      throw new IllegalArgumentException(
          "exitDaysToExpiration must not be negative: " + exitDaysToExpiration);
    }
  }

  /** Returns the same policy with an instant by which the position is to be closed. */
  public ExitPolicy closingBy(Instant instant) {
    return new ExitPolicy(targetMultiple, stopMultiple, exitDaysToExpiration, instant);
  }
}
