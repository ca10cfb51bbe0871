package io.tradeoracle.engine;

import java.time.Duration;
import java.util.List;

/**
 * How a limit walks from the mid towards the natural price.
 *
 * @param steps how far to go at each step: 0 is the mid, 1 the natural price; ascending
 * @param interval time at each step
 * @param giveUp cancel when so long after the first order nothing more was filled; {@link #NEVER}
 *     to go on a tick at a time after the last step
 */
record PriceLadder(List<Double> steps, Duration interval, Duration giveUp) {

  static final Duration NEVER = Duration.ofDays(365);

  /** Never pays the full natural price. */
  static final PriceLadder ENTRY =
      new PriceLadder(
          List.of(0.0, 0.25, 0.50, 0.75), Duration.ofSeconds(5), Duration.ofSeconds(30));

  /** Gets out, bounded. */
  static final PriceLadder EXIT =
      new PriceLadder(List.of(0.0, 0.33, 0.67, 1.0), Duration.ofSeconds(5), NEVER);

  /** Stops, expiration and the kill switch: at the natural price at once, then through it. */
  static final PriceLadder URGENT = new PriceLadder(List.of(1.0), Duration.ofSeconds(5), NEVER);

  PriceLadder {
    steps = List.copyOf(steps);
  }

  /** Returns whether it begins at the natural price. */
  boolean isUrgent() {
    return steps.get(0) >= 1;
  }

  /** Returns how far to go at a step; beyond the last one the last one. */
  double fraction(int step) {
    return steps.get(Math.min(step, steps.size() - 1));
  }

  /** Returns how many steps beyond the last one a step is; 0 on the ladder. */
  int stepsBeyond(int step) {
    return Math.max(0, step - (steps.size() - 1));
  }
}
