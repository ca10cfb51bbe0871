package io.tradeoracle.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lease among the parts of one process. Give the same object to all who compete for it. */
public final class InMemoryLeaderLease implements LeaderLease {

  /** Leaves room for pauses of the virtual machine, with a renewal every three seconds. */
  public static final Duration DEFAULT_DURATION = Duration.ofSeconds(10);

  private final InstantSource time;
  private final Duration duration;
  private long lastToken;
  private @Nullable Lease held;

  /** Returns a lease of the default duration that nobody holds. */
  public InMemoryLeaderLease(InstantSource time) {
    this(time, DEFAULT_DURATION);
  }

  /**
   * Returns a lease that nobody holds.
   *
   * @param duration how long it lasts from its start or its last renewal, positive
   */
  public InMemoryLeaderLease(InstantSource time, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("duration must be positive: " + duration);
    }
    this.time = time;
    this.duration = duration;
  }

  @Override
  public synchronized Optional<Lease> acquire(String owner) {
    Instant now = time.instant();
    if (held != null && now.isBefore(held.expiresAt())) {
      return Optional.empty();
    }
    return hold(owner, new FencingToken(++lastToken), now);
  }

  @Override
  public synchronized Optional<Lease> renew(Lease lease) {
    Instant now = time.instant();
    return isHeld(lease, now) ? hold(lease.owner(), lease.token(), now) : Optional.empty();
  }

  @Override
  public synchronized void release(Lease lease) {
    if (isHeld(lease, time.instant())) {
      held = null;
    }
  }

  private Optional<Lease> hold(String owner, FencingToken token, Instant now) {
    Lease lease = new Lease(owner, token, now.plus(duration));
    held = lease;
    return Optional.of(lease);
  }

  private boolean isHeld(Lease lease, Instant now) {
    return held != null
        && held.token().equals(lease.token())
        && held.owner().equals(lease.owner())
        && now.isBefore(held.expiresAt());
  }

  @Override
  public void close() {}
}
