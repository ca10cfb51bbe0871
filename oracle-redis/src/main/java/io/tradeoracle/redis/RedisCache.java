package io.tradeoracle.redis;

import io.lettuce.core.KeyValue;
import io.tradeoracle.port.Cache;
import io.tradeoracle.port.CacheRegion;
import io.tradeoracle.port.TradingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values in Redis, each under a key of its own that ends by itself. A region has a generation;
 * every value names the one it was put in and counts only while that is the region's. So a whole
 * region is forgotten by deleting one key.
 */
final class RedisCache implements Cache {

  private static final Logger LOG = LoggerFactory.getLogger(RedisCache.class);

  /** A new generation is named by the server's time: no earlier value can belong to it. */
  private static final String PUT =
      """
      local generation = redis.call('GET', KEYS[1])
      if not generation then
        local time = redis.call('TIME')
        generation = time[1] .. '.' .. time[2]
        redis.call('SET', KEYS[1], generation)
      end
      redis.call('SET', KEYS[2], generation .. ' ' .. ARGV[1], 'PX', ARGV[2])
      return false
      """;

  private final RedisLink link;
  private final String prefix;

  /** Regions of which something should be forgotten that Redis has not forgotten yet. */
  private final Map<String, Object> outdated = new ConcurrentHashMap<>();

  private final AtomicBoolean away = new AtomicBoolean();
  private volatile boolean closed;

  RedisCache(RedisLink link, String prefix) {
    this.link = link;
    this.prefix = prefix + ":cache:";
  }

  @Override
  public <V> Optional<V> get(CacheRegion<V> region, String key) {
    String[] keys = keys(region, key);
    return tried(region, () -> read(keys)).flatMap(text -> decoded(region, text));
  }

  @Override
  public <V> void put(CacheRegion<V> region, String key, V value) {
    String text = region.encode().apply(value);
    String millis = Long.toString(Math.max(1, region.timeToLive().toMillis()));
    tried(region, () -> link.run(PUT, keys(region, key), text, millis));
  }

  @Override
  public void invalidate(CacheRegion<?> region, String key) {
    forget(region, keys(region, key)[1]);
  }

  @Override
  public void invalidateAll(CacheRegion<?> region) {
    forget(region, generationKey(region));
  }

  private void forget(CacheRegion<?> region, String key) {
    if (tried(() -> delete(key)).isEmpty()) {
      outdated.put(region.name(), new Object());
    }
  }

  private Optional<String> tried(CacheRegion<?> region, Supplier<Optional<String>> work) {
    return tried(
        () -> {
          forgetOutdated(region);
          return work.get();
        });
  }

  /** Does the work unless Redis is away or this is closed; then it answers as an empty cache. */
  private Optional<String> tried(Supplier<Optional<String>> work) {
    if (closed) {
      return Optional.empty();
    }
    try {
      Optional<String> answer = work.get();
      if (away.compareAndSet(true, false)) {
        LOG.info("the cache is back: {}", link);
      }
      return answer;
    } catch (TradingException e) {
      if (away.compareAndSet(false, true)) {
        LOG.warn("the cache counts as empty for now: {}", e.getMessage());
      }
      return Optional.empty();
    }
  }

  /** Another invalidation that fails meanwhile leaves another mark, which stays. */
  private void forgetOutdated(CacheRegion<?> region) {
    Object mark = outdated.get(region.name());
    if (mark != null) {
      delete(generationKey(region));
      outdated.remove(region.name(), mark);
    }
  }

  private Optional<String> delete(String key) {
    return Optional.of(link.call(redis -> redis.del(key)).toString());
  }

  private Optional<String> read(String[] keys) {
    List<KeyValue<String, String>> found = link.call(redis -> redis.mget(keys));
    String generation = found.get(0).getValueOrElse("") + " ";
    String value = found.get(1).getValueOrElse("");
    return found.get(0).hasValue() && value.startsWith(generation)
        ? Optional.of(value.substring(generation.length()))
        : Optional.empty();
  }

  /** A text that another version of a program wrote may not be readable here: then it is absent. */
  private static <V> Optional<V> decoded(CacheRegion<V> region, String text) {
    try {
      return Optional.of(region.decode().apply(text));
    } catch (RuntimeException e) {
      LOG.debug("a value in region {} cannot be decoded", region.name(), e);
      return Optional.empty();
    }
  }

  private String[] keys(CacheRegion<?> region, String key) {
    String generation = generationKey(region);
    return new String[] {generation, generation + ":" + key};
  }

  /** Encoded, so that no name of a region can end another way than by the closing brace. */
  private String generationKey(CacheRegion<?> region) {
    return prefix + "{" + URLEncoder.encode(region.name(), StandardCharsets.UTF_8) + "}";
  }

  @Override
  public void close() {
    closed = true;
  }
}
