package io.tradeoracle.examples.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Tells how far virtual time should have come: some times as fast as real time. */
final class MarketPace {

  private static final double NANOS = 1e9;

  /** A pause of the machine is not caught up beyond this, else a long one would take a rush. */
  private static final double MOST_CAUGHT_UP_SECONDS = 1;

  private final double speed;
  private final LongSupplier nanoTime;
  private Instant origin;
  private long originNanos;

  /**
   * @param speed virtual seconds in a real one
   * @param nanoTime real time in nanoseconds from any origin
   */
  MarketPace(double speed, LongSupplier nanoTime, Instant start) {
    this.speed = speed;
    this.nanoTime = nanoTime;
    this.origin = start;
    this.originNanos = nanoTime.getAsLong();
  }

  /** Begins anew: virtual time stands at an instant now. */
  void standAt(Instant instant) {
    origin = instant;
    originNanos = nanoTime.getAsLong();
  }

  /**
   * Returns the virtual time that is due now.
   *
   * @param reached how far virtual time has come
   */
  Instant due(Instant reached) {
    Instant due = due();
    Duration most = seconds(MOST_CAUGHT_UP_SECONDS * speed);
    if (Duration.between(reached, due).compareTo(most) > 0) {
      standAt(reached.plus(most));
      return reached.plus(most);
    }
    return due;
  }

  private Instant due() {
    double real = (nanoTime.getAsLong() - originNanos) / NANOS;
    return origin.plus(seconds(real * speed));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * NANOS));
  }
}
