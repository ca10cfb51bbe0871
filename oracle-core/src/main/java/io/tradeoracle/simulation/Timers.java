package io.tradeoracle.simulation;

import java.time.Instant;

/** Tasks of one exchange in virtual time. After {@link #stop} none of them runs any more. */
final class Timers {

  private final VirtualTime time;
  private boolean stopped;

  Timers(VirtualTime time) {
    this.time = time;
  }

  Instant now() {
    return time.instant();
  }

  /** Runs a task at an instant, or now if that has passed. */
  void at(Instant instant, Runnable task) {
    time.schedule(
        instant.isBefore(now()) ? now() : instant,
        () -> {
          if (!stopped) {
            task.run();
          }
        });
  }

  boolean isStopped() {
    return stopped;
  }

  void stop() {
    stopped = true;
  }
}
