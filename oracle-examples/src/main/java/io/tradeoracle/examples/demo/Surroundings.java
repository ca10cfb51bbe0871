package io.tradeoracle.examples.demo;

import io.tradeoracle.port.Cache;
import io.tradeoracle.port.CaffeineCache;
import io.tradeoracle.port.EventBus;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InProcessEventBus;
import io.tradeoracle.port.LeaderLease.Lease;
import io.tradeoracle.port.TradingException;
import io.tradeoracle.redis.RedisConfig;
import io.tradeoracle.redis.RedisPorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the desk shares with others of its kind: a cache, news, and the right to trade.
 *
 * @param token what the store knows the right to trade by
 * @param leaseHeld whether it is still held
 */
record Surroundings(
    Cache cache, EventBus events, FencingToken token, BooleanSupplier leaseHeld, Runnable closing)
    implements AutoCloseable {

  private static final int CACHED = 10_000;

  /** A holder that was killed keeps its lease for ten seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

  /** Returns those of a process that is alone: the lock on its folder is its lease. */
  static Surroundings alone(InstantSource clock) {
    CaffeineCache cache = new CaffeineCache(clock, CACHED);
    InProcessEventBus events = new InProcessEventBus();
    Runnable closing =
        () -> {
          events.close();
          cache.close();
        };
    return new Surroundings(cache, events, tokenOf(clock.instant()), () -> true, closing);
  }

  /** Grows from start to start, as those that Redis gives do, and by the same clock. */
  private static FencingToken tokenOf(Instant now) {
    return new FencingToken(now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000);
  }

  /**
   * Returns those that a Redis keeps.
   *
   * @param name of the installation: what is kept begins with it
   * @param onLost called once if the lease is lost, with the reason
   * @throws DemoException if Redis cannot be used or another instance holds the lease
   */
  static Surroundings redis(String url, String name, InstantSource clock, LeaseKeeper.Lost onLost)
      throws DemoException, InterruptedException {
    try {
      RedisConfig config = RedisConfig.builder(url).keyPrefix("tradeoracle:" + name).build();
      RedisPorts ports = RedisPorts.connect(config, clock);
      try {
        Lease lease = acquire(ports);
        LeaseKeeper keeper = new LeaseKeeper(ports.leaderLease(), lease, config, onLost);
        Runnable closing =
            () -> {
              keeper.close();
              ports.close();
            };
        return new Surroundings(
            ports.cache(), ports.eventBus(), lease.token(), keeper::isHeld, closing);
      } catch (TradingException | DemoException | InterruptedException e) {
        ports.close();
        throw e;
      }
    } catch (TradingException | IllegalArgumentException e) {
      throw new DemoException("--redis-url: " + e.getMessage(), e);
    }
  }

  private static Lease acquire(RedisPorts ports) throws DemoException, InterruptedException {
    String owner = "demo, process " + ProcessHandle.current().pid();
    for (long tries = PATIENCE.dividedBy(BETWEEN_TRIES); tries > 0; tries--) {
      Optional<Lease> lease = ports.leaderLease().acquire(owner);
      if (lease.isPresent()) {
        return lease.get();
      }
      Thread.sleep(BETWEEN_TRIES.toMillis());
    }
    throw new DemoException("another instance holds the right to trade");
  }

  @Override
  public void close() {
    closing.run();
  }
}
