package io.tradeoracle.port;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The right to trade, held by one instance at a time. Thread-safe. A holder that cannot renew stops
 * sending well before its lease ends.
 */
public interface LeaderLease extends AutoCloseable {

  /**
   * A lease.
   *
   * @param owner who holds it
   * @param token larger than that of every lease before
   * @param expiresAt when it ends unless renewed
   */
  record Lease(String owner, FencingToken token, Instant expiresAt) {
    public Lease {
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(token, "token");
      Objects.requireNonNull(expiresAt, "expiresAt");
    }
  }

  /**
   * Takes the lease if nobody holds it; empty if somebody does, the same owner included.
   *
   * @throws TradingException if the lease's keeper cannot be reached; a retry is safe
   */
  Optional<Lease> acquire(String owner);

  /**
   * Prolongs a lease; empty if it has ended, and then it is lost for good.
   *
   * @throws TradingException if the lease's keeper cannot be reached; a retry is safe
   */
  Optional<Lease> renew(Lease lease);

  /** Gives a lease back; one that has ended, or is another's by now, is left alone. */
  void release(Lease lease);

  @Override
  void close();
}
