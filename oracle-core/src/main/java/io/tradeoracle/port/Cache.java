package io.tradeoracle.port;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Values that are cheap to keep and dear to make. Quotes are never cached. Thread-safe. A cache
 * that cannot be reached, or is closed, behaves as an empty one.
 */
public interface Cache extends AutoCloseable {

  /** Returns the value unless it is absent or its time to live has passed. */
  <V> Optional<V> get(CacheRegion<V> region, String key);

  /** Keeps a value for the region's time to live, in place of any before. */
  <V> void put(CacheRegion<V> region, String key, V value);

  /** Forgets a value; one that is absent already is no error. */
  void invalidate(CacheRegion<?> region, String key);

  /** Forgets a whole region. */
  void invalidateAll(CacheRegion<?> region);

  /** Returns the cached value, else makes it, keeps it and returns it. */
  default <V> V get(CacheRegion<V> region, String key, Supplier<? extends V> maker) {
    Optional<V> cached = get(region, key);
    if (cached.isPresent()) {
      return cached.get();
    }
    V made = maker.get();
    put(region, key, made);
    return made;
  }

  @Override
  void close();
}
