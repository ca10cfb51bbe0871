package io.tradeoracle.port;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * A cache in this process. Values are kept as they are, not encoded, so they should be immutable.
 * When it is full, what is used least goes first. Once closed it behaves as an empty one.
 * Thread-safe.
 */
public final class CaffeineCache implements Cache {

  private record Key(String region, String key) {
    Key {
      Objects.requireNonNull(key, "key");
    }
  }

  private record Entry(Object value, Duration timeToLive) {
    Entry {
      Objects.requireNonNull(value, "value");
    }
  }

  private final com.github.benmanes.caffeine.cache.Cache<Key, Entry> entries;
  private volatile boolean closed;

  /**
   * Returns an empty cache.
   *
   * @param time decides when a value's time to live has passed
   * @param maximumEntries the most it holds of all regions together, at least 1
   */
  public CaffeineCache(InstantSource time, int maximumEntries) {
    if (maximumEntries < 1) {
      throw new IllegalArgumentException("maximumEntries must be at least 1: " + maximumEntries);
    }
    entries =
        Caffeine.newBuilder()
            .maximumSize(maximumEntries)
            .expireAfter(Expiry.<Key, Entry>writing((key, entry) -> entry.timeToLive()))
            .ticker(() -> nanosOf(time.instant()))
            // Upkeep is done by whoever calls: no thread of our own.
            .executor(Runnable::run)
            .build();
  }

  private static long nanosOf(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
  }

  @Override
  @SuppressWarnings("unchecked") // A region's name stands for one type of values.
  public <V> Optional<V> get(CacheRegion<V> region, String key) {
    Entry entry = entries.getIfPresent(new Key(region.name(), key));
    return entry == null ? Optional.empty() : Optional.of((V) entry.value());
  }

  @Override
  public <V> void put(CacheRegion<V> region, String key, V value) {
    if (!closed) {
      entries.put(new Key(region.name(), key), new Entry(value, region.timeToLive()));
    }
  }

  @Override
  public void invalidate(CacheRegion<?> region, String key) {
    entries.invalidate(new Key(region.name(), key));
  }

  @Override
  public void invalidateAll(CacheRegion<?> region) {
    entries.asMap().keySet().removeIf(key -> key.region().equals(region.name()));
  }

  @Override
  public void close() {
    closed = true;
    entries.invalidateAll();
  }
}
