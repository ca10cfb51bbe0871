package io.tradeoracle.model;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The regular session of the underlying's exchange on one trading day.
 *
 * @param date the New York date
 * @param open the opening, 09:30 New York; the first instant of the session
 * @param close the close, 16:00 New York or 13:00 on a half day; the first instant after it
 */
public record Session(LocalDate date, Instant open, Instant close) {

  private static final long FULL_DAY_SECONDS = 6 * 3600 + 1800;

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException when the close is not after the opening
   */
  public Session {
    if (!close.isAfter(open)) {
      throw new IllegalArgumentException("close must be after open: " + close);
    }
  }

  /** Returns whether the close is earlier than usual. */
  public boolean isHalfDay() {
    return close.getEpochSecond() - open.getEpochSecond() < FULL_DAY_SECONDS;
  }

  /** Returns whether the session is on at {@code instant}: from the opening to before the close. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(open) && instant.isBefore(close);
  }
}
