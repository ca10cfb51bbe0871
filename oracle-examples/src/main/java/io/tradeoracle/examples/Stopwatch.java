package io.tradeoracle.examples;

import java.time.Duration;
import java.time.Instant;

/** Measures real time from a start. */
record Stopwatch(Instant start) {

  /** Returns one that was started with this process; with this call where that is not known. */
  static Stopwatch sinceStartOfJava() {
    Instant now = Instant.now();
    Instant start = ProcessHandle.current().info().startInstant().orElse(now);
    return new Stopwatch(start.isBefore(now) ? start : now);
  }

  /** Returns one that starts now. */
  static Stopwatch started() {
    return new Stopwatch(Instant.now());
  }

  Duration elapsed() {
    return Duration.between(start, Instant.now());
  }
}
