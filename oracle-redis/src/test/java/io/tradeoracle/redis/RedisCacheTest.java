package io.tradeoracle.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.contract.CacheContract;
import io.tradeoracle.port.Cache;
import io.tradeoracle.port.CacheRegion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisCacheTest extends CacheContract {

  private static final CacheRegion<String> REGION =
      CacheRegion.ofText("limits", Duration.ofHours(1));

  private static TestRedis redis;

  private final List<RedisPorts> opened = new ArrayList<>();

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

  @Override
  protected Cache open() {
    return open(redis.config().build());
  }

  private Cache open(RedisConfig config) {
    RedisPorts ports = RedisPorts.connect(config, InstantSource.system());
    opened.add(ports);
    return ports.cache();
  }

  @Override
  protected void advance(Duration duration) {
    redis.advance(duration);
  }

  @Test
  void aValueEndsByItself() {
    CacheRegion<String> brief = CacheRegion.ofText("brief", Duration.ofMillis(20));
    Cache cache = open();
    cache.put(brief, "SPY", "one");
    Eventually.holds("the value is gone", () -> cache.get(brief, "SPY").isEmpty());
  }

  @Test
  void everyProcessSeesTheSameValues() {
    RedisConfig config = redis.config().build();
    Cache here = open(config);
    Cache there = open(config);
    here.put(REGION, "SPY", "one");
    assertThat(there.get(REGION, "SPY")).hasValue("one");
    there.invalidateAll(REGION);
    assertThat(here.get(REGION, "SPY")).isEmpty();
  }

  @Test
  void otherPrefixesAreOtherCaches() {
    Cache here = open();
    Cache there = open();
    here.put(REGION, "SPY", "one");
    assertThat(there.get(REGION, "SPY")).isEmpty();
  }

  @Test
  void aValueThatCannotBeDecodedIsAbsent() {
    CacheRegion<Integer> numbers =
        new CacheRegion<>(REGION.name(), REGION.timeToLive(), String::valueOf, Integer::valueOf);
    Cache cache = open();
    cache.put(REGION, "SPY", "not a number");
    assertThat(cache.get(numbers, "SPY")).isEmpty();
  }

  @Test
  void aRegionWhoseNameHoldsTheSeparatorsIsKeptApart() {
    Cache cache = open();
    cache.put(CacheRegion.ofText("a", REGION.timeToLive()), "b}:c", "one");
    cache.put(CacheRegion.ofText("a}:b", REGION.timeToLive()), "c", "two");
    assertThat(cache.get(CacheRegion.ofText("a", REGION.timeToLive()), "b}:c")).hasValue("one");
  }
}
