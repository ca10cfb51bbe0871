package io.tradeoracle.port;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * A named part of a cache with its own lifetime.
 *
 * @param name unique within a cache
 * @param timeToLive how long a value may be served after it was put
 * @param encode to text, for caches outside this process
 * @param decode back from that text
 */
public record CacheRegion<V>(
    String name,
    Duration timeToLive,
    Function<? super V, String> encode,
    Function<String, ? extends V> decode) {
  public CacheRegion {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(encode, "encode");
    Objects.requireNonNull(decode, "decode");
    if (timeToLive.isNegative() || timeToLive.isZero()) {
      throw new IllegalArgumentException("timeToLive must be positive: " + timeToLive);
    }
  }

  /** Returns a region of texts. */
  public static CacheRegion<String> ofText(String name, Duration timeToLive) {
    return new CacheRegion<>(name, timeToLive, text -> text, text -> text);
  }
}
