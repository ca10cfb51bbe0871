package io.tradeoracle.examples.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds virtual time back to a multiple of real time: told what happens when, it sleeps until that
 * is due. Time lost, as after a pause of the machine, is caught up.
 */
public final class Pacer implements Consumer<Instant> {

  /** Lets real time pass. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private final double speed;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;
  private @Nullable Instant origin;
  private long originNanos;

  /**
   * @param speed virtual seconds in a real one; infinite for no holding back
   * @param nanoTime real time in nanoseconds from any origin
   */
  public Pacer(double speed, LongSupplier nanoTime, Sleeper sleeper) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed must be positive: " + speed);
    }
    this.speed = speed;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  /** Returns when an instant of virtual time is due. */
  @Override
  public void accept(Instant next) {
    if (speed == Double.POSITIVE_INFINITY) {
      return;
    }
    if (origin == null) {
      origin = next;
      originNanos = nanoTime.getAsLong();
    }
    long due = originNanos + (long) (Duration.between(origin, next).toNanos() / speed);
    long left = due - nanoTime.getAsLong();
    if (left > 0) {
      sleep(Duration.ofNanos(left));
    }
  }

  private void sleep(Duration time) {
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
