package io.tradeoracle.bench.fanout;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The one clock that all processes of a machine share. */
record WallClock(InstantSource source) {

  static WallClock system() {
    return new WallClock(InstantSource.system());
  }

  /** Returns microseconds since 1970. */
  long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, source.instant());
  }
}
