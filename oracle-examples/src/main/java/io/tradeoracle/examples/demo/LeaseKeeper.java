package io.tradeoracle.examples.demo;

import io.tradeoracle.port.LeaderLease;
import io.tradeoracle.port.LeaderLease.Lease;
import io.tradeoracle.port.TradingException;
import io.tradeoracle.redis.RedisConfig;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews a lease on a thread of its own. It counts as held only for a while after each renewal,
 * shorter than the lease itself: a paused process is silent before another may trade. Thread-safe.
 */
final class LeaseKeeper implements AutoCloseable {

  /** Hears that the lease is lost for good. */
  @FunctionalInterface
  interface Lost {
    void because(String reason);
  }

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final LeaderLease keeper;
  private final Lost onLost;
  private final long heldNanos;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "demo-lease");
            made.setDaemon(true);
            return made;
          });
  private volatile Lease lease;
  private volatile long renewedAtNanos;
  private volatile boolean lost;

  LeaseKeeper(LeaderLease keeper, Lease lease, RedisConfig config, Lost onLost) {
    this.keeper = keeper;
    this.lease = lease;
    this.onLost = onLost;
    heldNanos = config.stopSending().toNanos();
    renewedAtNanos = System.nanoTime();
    long period = config.leaseRenewal().toMillis();
    ScheduledFuture<?> unused =
        thread.scheduleAtFixedRate(this::renew, period, period, TimeUnit.MILLISECONDS);
  }

  boolean isHeld() {
    return !lost && System.nanoTime() - renewedAtNanos < heldNanos;
  }

  private void renew() {
    if (lost) {
      return;
    }
    long asked = System.nanoTime();
    try {
      Optional<Lease> renewed = keeper.renew(lease);
      if (renewed.isPresent()) {
        lease = renewed.get();
        renewedAtNanos = asked;
      } else {
        lose("the lease ended; another instance may trade now");
      }
    } catch (TradingException e) {
      LOG.warn("the lease was not renewed: {}", e.getMessage());
      if (!isHeld()) {
        lose("the lease could not be renewed: " + e.getMessage());
      }
    }
  }

  private void lose(String reason) {
    lost = true;
    onLost.because(reason);
  }

  /** Gives the lease back. */
  @Override
  public void close() {
    thread.shutdownNow();
    if (!lost) {
      try {
        keeper.release(lease);
      } catch (TradingException e) {
        LOG.debug("the lease was not given back", e);
      }
    }
  }
}
