package io.tradeoracle.engine;

import io.tradeoracle.risk.AgeClass;
import java.time.Instant;

/**
 * How often a quote was updated over the last five minutes, counted in two buckets so that a tick
 * costs a comparison and an addition.
 */
final class UpdateRate {

  private static final long BUCKET_SECONDS = 300;
  private static final double FAST_PER_SECOND = 1.0;
  private static final double STEADY_PER_SECOND = 1.0 / 60;

  private long bucket = Long.MIN_VALUE;
  private long bucketStart;
  private int current;
  private int previous;

  void count(Instant at) {
    roll(at.getEpochSecond());
    current++;
  }

  /** Returns the class by updates a second; a quote just begun to be watched counts as quiet. */
  AgeClass ageClass(Instant now) {
    roll(now.getEpochSecond());
    double seconds = BUCKET_SECONDS + (now.getEpochSecond() - bucketStart);
    double perSecond = (current + previous) / (previous > 0 ? seconds : BUCKET_SECONDS);
    if (perSecond >= FAST_PER_SECOND) {
      return AgeClass.OPTION_FAST;
    }
    // One update a minute, seen from within a minute, is one less than the minutes counted.
    return (current + previous + 1) / (previous > 0 ? seconds : BUCKET_SECONDS) >= STEADY_PER_SECOND
        ? AgeClass.OPTION_STEADY
        : AgeClass.OPTION_QUIET;
  }

  private void roll(long second) {
    long now = Math.floorDiv(second, BUCKET_SECONDS);
    if (now == bucket) {
      return;
    }
    previous = now == bucket + 1 ? current : 0;
    current = 0;
    bucket = now;
    bucketStart = now * BUCKET_SECONDS;
  }
}
