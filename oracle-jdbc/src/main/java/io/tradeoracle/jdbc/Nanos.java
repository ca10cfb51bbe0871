package io.tradeoracle.jdbc;

import java.time.Instant;

/**
 * Instants as the tables keep them: nanoseconds since 1970, of the years 1677 to 2262. What lies
 * beyond is kept as the end of the range, which stands for {@link Instant#MIN} or {@link
 * Instant#MAX}.
 */
final class Nanos {

  private static final long PER_SECOND = 1_000_000_000;
  private static final Instant FIRST = Instant.EPOCH.plusNanos(Long.MIN_VALUE + 1);
  private static final Instant LAST = Instant.EPOCH.plusNanos(Long.MAX_VALUE - 1);

  private Nanos() {}

  static long of(Instant instant) {
    if (instant.isAfter(LAST)) {
      return Long.MAX_VALUE;
    }
    if (instant.isBefore(FIRST)) {
      return Long.MIN_VALUE;
    }
    long seconds = instant.getEpochSecond();
    // Before 1970 the product of the seconds alone may leave the range.
    return seconds < 0
        ? (seconds + 1) * PER_SECOND + (instant.getNano() - PER_SECOND)
        : seconds * PER_SECOND + instant.getNano();
  }

  static Instant toInstant(long nanos) {
    if (nanos == Long.MAX_VALUE) {
      return Instant.MAX;
    }
    return nanos == Long.MIN_VALUE ? Instant.MIN : Instant.EPOCH.plusNanos(nanos);
  }

  /**
   * Returns the instant, which the tables keep exactly.
   *
   * @throws IllegalArgumentException if they do not
   */
  static Instant requireExact(Instant instant) {
    if (!toInstant(of(instant)).equals(instant)) {
      throw new IllegalArgumentException("an event is of the years 1677 to 2262: " + instant);
    }
    return instant;
  }
}
