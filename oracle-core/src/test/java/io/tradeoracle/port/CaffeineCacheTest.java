package io.tradeoracle.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.contract.CacheContract;
import io.tradeoracle.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaffeineCacheTest extends CacheContract {

  private final VirtualTime time = new VirtualTime(Instant.parse("2024-01-16T15:00:00Z"));

  @Override
  protected Cache open() {
    return new CaffeineCache(time, 10_000);
  }

  @Override
  protected void advance(Duration duration) {
    time.runUntil(time.instant().plus(duration));
  }

  @Test
  void aValueEndsExactlyWithItsTimeToLive() {
    CacheRegion<String> region = CacheRegion.ofText("region", Duration.ofSeconds(10));
    Cache cache = open();
    cache.put(region, "SPY", "one");
    advance(Duration.ofSeconds(10).minusNanos(1));
    assertThat(cache.get(region, "SPY")).hasValue("one");
    advance(Duration.ofNanos(1));
    assertThat(cache.get(region, "SPY")).isEmpty();
  }

  @Test
  void neverHoldsMoreThanItsMaximum() {
    CacheRegion<List<Integer>> region =
        new CacheRegion<>("region", Duration.ofDays(1), List::toString, text -> List.of());
    Cache cache = new CaffeineCache(time, 10);
    IntStream.range(0, 1_000).forEach(i -> cache.put(region, "key " + i, List.of(i)));
    assertThat(IntStream.range(0, 1_000).filter(i -> cache.get(region, "key " + i).isPresent()))
        .hasSizeBetween(1, 10);
  }

  @Test
  void refusesAMaximumBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaffeineCache(time, 0))
        .withMessage("maximumEntries must be at least 1: 0");
  }
}
