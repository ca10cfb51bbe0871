package io.tradeoracle.risk;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The market of one leg of an opening order. A leg without a quote has none of these.
 *
 * @param quote its latest quote
 * @param ageClass how old the quote may be
 * @param snapshotAt when a snapshot asked for last confirmed the quote; {@link Instant#MIN} if none
 * @param spotMove by how much the underlying has moved since the quote was made, as a fraction of
 *     its price then, zero or more; NaN if unknown, which refuses an entry
 * @param skew how far apart in time the leg's quote and the underlying's price were last known to
 *     be good; zero for recorded data, where both belong to the same bar
 * @param lastTradingDay whether it trades for the last time today; false for shares
 * @param openInterest contracts open, or {@link #UNKNOWN}
 * @param volume contracts traded today, or {@link #UNKNOWN}
 */
public record LegMarket(
    Instrument instrument,
    Quote quote,
    AgeClass ageClass,
    Instant snapshotAt,
    double spotMove,
    Duration skew,
    boolean lastTradingDay,
    long openInterest,
    long volume) {

  /** Open interest or volume that nobody told us. */
  public static final long UNKNOWN = -1;

  public LegMarket {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(quote, "quote");
    Objects.requireNonNull(ageClass, "ageClass");
    Objects.requireNonNull(snapshotAt, "snapshotAt");
    if (spotMove < 0) {
      throw new IllegalArgumentException("spotMove must not be negative: " + spotMove);
    }
    if (skew.isNegative()) {
      throw new IllegalArgumentException("skew must not be negative: " + skew);
    }
    requireCount("openInterest", openInterest);
    requireCount("volume", volume);
  }

  private static void requireCount(String name, long count) {
    if (count < UNKNOWN) {
      throw new IllegalArgumentException(name + " must be 0 or more, or UNKNOWN: " + count);
    }
  }
}
