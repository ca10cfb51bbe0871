package io.tradeoracle.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The best bid and offer of one instrument.
 *
 * @param bid highest price bid, dollars per share; 0 where nobody bids
 * @param ask lowest price offered, dollars per share; 0 where nobody offers
 * @param bidSize contracts or shares bid for, 0 or more
 * @param askSize contracts or shares offered, 0 or more
 * @param exchangeTime when the exchange (or the recording's bar) says the quote was made
 * @param receiveTime when we received it
 * @param feed where it came from
 */
public record Quote(
    double bid,
    double ask,
    int bidSize,
    int askSize,
    Instant exchangeTime,
    Instant receiveTime,
    FeedKind feed) {

  public Quote {
    requirePrice("bid", bid);
    requirePrice("ask", ask);
    requireSize("bidSize", bidSize);
    requireSize("askSize", askSize);
    Objects.requireNonNull(exchangeTime, "exchangeTime");
    Objects.requireNonNull(receiveTime, "receiveTime");
    Objects.requireNonNull(feed, "feed");
  }

  private static void requirePrice(String name, double price) {
    if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be zero or a positive number: " + price);
    }
  }

  private static void requireSize(String name, int size) {
    if (size < 0) {
      throw new IllegalArgumentException(name + " must not be negative: " + size);
    }
  }

  /** Returns whether somebody bids and somebody offers. */
  public boolean isTwoSided() {
    return bid > 0 && ask > 0;
  }

  /** Returns whether the bid is above the offer. */
  public boolean isCrossed() {
    return isTwoSided() && bid > ask;
  }

  /** Returns whether the bid equals the offer. */
  public boolean isLocked() {
    return isTwoSided() && bid == ask;
  }

  /** Returns the middle of bid and offer in dollars per share; NaN unless both are there. */
  public double mid() {
    return isTwoSided() ? 0.5 * (bid + ask) : Double.NaN;
  }

  /** Returns offer less bid in dollars per share, negative when crossed; NaN if one-sided. */
  public double spread() {
    return isTwoSided() ? ask - bid : Double.NaN;
  }

  /** Returns the time since the exchange made the quote; negative if {@code now} is earlier. */
  public Duration age(Instant now) {
    return Duration.between(exchangeTime, now);
  }
}
