package io.tradeoracle.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.contract.LeaderLeaseContract;
import io.tradeoracle.port.LeaderLease;
import io.tradeoracle.port.LeaderLease.Lease;
import io.tradeoracle.simulation.VirtualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisLeaderLeaseTest extends LeaderLeaseContract {

  private static TestRedis redis;

  private final VirtualTime time = new VirtualTime(Instant.parse("2024-01-16T15:00:00Z"));
  private final List<RedisPorts> opened = new ArrayList<>();
  private RedisConfig config = freshKeys().build();

  @BeforeAll
  static void startRedis(@TempDir Path folder) throws IOException {
    redis = TestRedis.start(folder);
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  @AfterEach
  void closePorts() {
    opened.forEach(RedisPorts::close);
  }

  private static RedisConfig.Builder freshKeys() {
    return redis.config();
  }

  @Override
  protected LeaderLease open() {
    return open(Duration.ofMinutes(10));
  }

  private LeaderLease open(Duration duration) {
    config =
        freshKeys()
            .commandTimeout(duration.dividedBy(5))
            .leaseRenewal(duration.dividedBy(4))
            .stopSending(duration.dividedBy(2))
            .leaseDuration(duration)
            .build();
    return connect();
  }

  @Override
  protected LeaderLease openBeside(LeaderLease lease) {
    return connect();
  }

  private LeaderLease connect() {
    RedisPorts ports = RedisPorts.connect(config, time);
    opened.add(ports);
    return ports.leaderLease();
  }

  @Override
  protected Duration duration() {
    return Duration.ofMinutes(10);
  }

  @Override
  protected Instant now() {
    return time.instant();
  }

  @Override
  protected void advance(Duration duration) {
    time.runUntil(time.instant().plus(duration));
    redis.advance(duration);
  }

  @Test
  void aLeaseEndsByItself() {
    LeaderLease keeper = open(Duration.ofSeconds(1));
    Lease lease = keeper.acquire("a").orElseThrow();
    Eventually.holds("another gets the lease", () -> keeper.acquire("b").isPresent());
    assertThat(keeper.renew(lease)).isEmpty();
  }

  @Test
  void aLeaseEndsHereNoLaterThanInRedis() {
    LeaderLease keeper = open();
    Lease lease = keeper.acquire("a").orElseThrow();
    assertThat(lease.expiresAt()).isEqualTo(now().plus(duration()));
    long left = redis.ask(r -> r.pttl(config.keyPrefix() + ":{lease}:holder"));
    assertThat(left).isBetween(duration().toMillis() - 60_000, duration().toMillis());
  }

  @Test
  void tokensGrowEvenIfTheServersClockGoesBack() {
    LeaderLease keeper = open();
    long ahead = 5_000_000_000_000_000L;
    redis.ask(r -> r.set(config.keyPrefix() + ":{lease}:token", Long.toString(ahead)));
    assertThat(keeper.acquire("a").orElseThrow().token().value()).isEqualTo(ahead + 1);
  }
}
