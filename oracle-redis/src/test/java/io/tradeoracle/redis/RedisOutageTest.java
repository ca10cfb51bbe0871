package io.tradeoracle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lettuce.core.api.sync.RedisCommands;
import io.tradeoracle.port.Cache;
import io.tradeoracle.port.CacheRegion;
import io.tradeoracle.port.LeaderLease;
import io.tradeoracle.port.LeaderLease.Lease;
import io.tradeoracle.port.TradingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ports do while their Redis is gone, and once it is back. */
class RedisOutageTest {

  private static final CacheRegion<String> REGION =
      CacheRegion.ofText("limits", Duration.ofHours(1));

  private TestRedis redis;
  private RedisPorts here;
  private RedisPorts there;

  @BeforeEach
  void connect(@TempDir Path folder) throws IOException {
    redis = TestRedis.start(folder);
    RedisConfig config = redis.config().build();
    here = RedisPorts.connect(config, InstantSource.system());
    there = RedisPorts.connect(config, InstantSource.system());
  }

  @AfterEach
  void close() throws IOException {
    here.close();
    there.close();
    redis.close();
  }

  @Test
  void theCacheMissesAndThenFillsAgain() throws IOException {
    Cache cache = here.cache();
    cache.put(REGION, "SPY", "one");
    redis.down();
    assertThat(cache.get(REGION, "SPY")).isEmpty();
    cache.put(REGION, "SPY", "two");
    assertThat(cache.get(REGION, "SPY", () -> "made")).isEqualTo("made");
    cache.invalidateAll(REGION);

    redis.up();
    Eventually.holds(
        "the cache keeps values again",
        () -> {
          cache.put(REGION, "SPY", "three");
          return cache.get(REGION, "SPY").equals(Optional.of("three"));
        });
  }

  @Test
  void whatWasInvalidatedMeanwhileIsNotServedAgain() throws IOException {
    Cache cache = here.cache();
    CacheRegion<String> other = CacheRegion.ofText("other", Duration.ofHours(1));
    cache.put(REGION, "SPY", "outdated");
    cache.put(other, "SPY", "valid");
    redis.ask(r -> r.save());
    redis.down();
    cache.invalidate(REGION, "SPY");

    redis.up();
    Eventually.holds("the data is back", () -> cache.get(other, "SPY").isPresent());
    assertThat(cache.get(REGION, "SPY")).isEmpty();
  }

  @Test
  void listenersOfThePublishingProcessDoNotNeedRedis() throws IOException {
    AtomicLong heard = listen(here);
    redis.down();
    here.eventBus().publish("events", 5);
    Eventually.holds("5 is heard", () -> heard.get() == 5);
    redis.up();
  }

  @Test
  void whatWasPublishedWithoutRedisIsHeardElsewhereLater() throws IOException {
    AtomicLong heard = listen(there);
    here.eventBus().publish("events", 1);
    Eventually.holds("1 is heard", () -> heard.get() == 1);
    redis.down();
    here.eventBus().publish("events", 2);
    redis.up();
    Eventually.holds("2 is heard", () -> heard.get() == 2);
  }

  @Test
  void whoSubscribedWithoutRedisHearsLater() throws IOException {
    redis.down();
    AtomicLong heard = listen(there);
    redis.up();
    here.eventBus().publish("events", 3);
    Eventually.holds("3 is heard", () -> heard.get() == 3);
    here.eventBus().publish("events", 4);
    Eventually.holds("4 is heard", () -> heard.get() == 4);
  }

  @Test
  void numbersDoNotFallWhenTheServerForgot() throws IOException {
    AtomicLong heard = listen(there);
    here.eventBus().publish("events", 9);
    Eventually.holds("9 is heard", () -> heard.get() == 9);
    redis.down();
    redis.up();
    here.eventBus().publish("events", 8);
    Eventually.holds("9 is kept again", () -> redis.ask(r -> kept(r).contains(9L)));
    AtomicLong late = listen(here);
    Eventually.holds("a late listener hears 9", () -> late.get() == 9);
    assertThat(heard).hasValue(9);
  }

  @Test
  void theLeaseSaysThatItsKeeperIsAway() throws IOException {
    LeaderLease lease = here.leaderLease();
    Lease held = lease.acquire("a").orElseThrow();
    redis.down();
    for (Runnable step :
        new Runnable[] {
          () -> lease.acquire("b"), () -> lease.renew(held), () -> lease.release(held)
        }) {
      assertThatExceptionOfType(TradingException.class)
          .isThrownBy(step::run)
          .withMessageStartingWith("Redis at 127.0.0.1:" + redis.port() + " does not answer")
          .matches(TradingException::isRetrySafe);
    }
    redis.up();
  }

  @Test
  void aLeaseThatTheServerForgotIsLostAndTokensGrow() throws IOException {
    Lease lost = here.leaderLease().acquire("a").orElseThrow();
    redis.down();
    redis.up();
    Lease next = eventually(() -> there.leaderLease().acquire("b"));
    assertThat(next.token()).isGreaterThan(lost.token());
    assertThat(renewOnceBack(lost)).isEmpty();
  }

  @Test
  void aLeaseOutlivesAServerThatKeptItsData() throws IOException {
    Lease held = here.leaderLease().acquire("a").orElseThrow();
    redis.ask(r -> r.save());
    redis.down();
    redis.up();
    assertThat(renewOnceBack(held)).isPresent();
    assertThat(eventually(() -> Optional.of(there.leaderLease().acquire("b")))).isEmpty();
  }

  private Optional<Lease> renewOnceBack(Lease lease) {
    return eventually(() -> Optional.of(here.leaderLease().renew(lease)));
  }

  /** Returns the first answer that is neither empty nor an exception whose retry is safe. */
  private static <T> T eventually(Supplier<Optional<T>> answer) {
    List<T> answers = new ArrayList<>();
    Eventually.holds(
        "Redis answers",
        () -> {
          try {
            answer.get().ifPresent(answers::add);
          } catch (TradingException e) {
            assertThat(e.isRetrySafe()).isTrue();
          }
          return !answers.isEmpty();
        });
    return answers.get(0);
  }

  private static List<Long> kept(RedisCommands<String, String> commands) {
    return commands.keys("*:topic:events").stream()
        .map(key -> Long.parseLong(commands.get(key)))
        .toList();
  }

  private static AtomicLong listen(RedisPorts ports) {
    AtomicLong heard = new AtomicLong(-1);
    ports.eventBus().subscribe("events", heard::set);
    return heard;
  }
}
