package io.tradeoracle.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.tradeoracle.port.Cache;
import io.tradeoracle.port.EventBus;
import io.tradeoracle.port.LeaderLease;
import io.tradeoracle.port.TradingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Cache, event bus and lease on two connections to one Redis: one for commands, one for what other
 * processes publish. Both reconnect by themselves, at least once a second, for as long as it takes.
 * Thread-safe.
 *
 * <p>While Redis is away:
 *
 * <ul>
 *   <li>the <b>cache</b> behaves as an empty one. What was invalidated meanwhile is not served
 *       again by this process;
 *   <li>the <b>bus</b> goes on between the publishers and listeners of this process. Once Redis is
 *       back, every listener hears within seconds of the newest number;
 *   <li>the <b>lease</b> is neither given nor renewed: a {@link TradingException} says so, and a
 *       retry is safe.
 * </ul>
 *
 * <p>A fencing token is larger than those before as long as Redis kept its data or its clock did
 * not go back. A Redis that restarts without its data may give the lease away before the last one
 * ended; only the store's refusal of the older token keeps two holders apart then.
 */
public final class RedisPorts implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofSeconds(1);
  private static final int REQUESTS_IN_FLIGHT = 10_000;

  private final ClientResources resources;
  private final RedisClient client;
  private final RedisLink link;
  private final Cache cache;
  private final EventBus eventBus;
  private final LeaderLease leaderLease;

  /**
   * Connects.
   *
   * @param time the clock that a lease's end is given in
   * @throws IllegalArgumentException if the address is not one of a Redis
   * @throws TradingException if Redis cannot be reached or refuses the credentials; the message is
   *     one line with host and port; a retry is safe
   */
  public static RedisPorts connect(RedisConfig config, InstantSource time) {
    RedisURI uri = address(config);
    ClientResources resources = resources();
    RedisClient client = RedisClient.create(resources, uri);
    client.setOptions(options(config.commandTimeout()));
    try {
      return new RedisPorts(config, time, uri, resources, client);
    } catch (RedisException e) {
      shutdown(client, resources);
      throw new TradingException(
          "cannot connect to Redis at %s: %s; a retry is safe"
              .formatted(hostAndPort(uri), reasonOf(e)),
          true,
          e);
    }
  }

  private RedisPorts(
      RedisConfig config,
      InstantSource time,
      RedisURI uri,
      ClientResources resources,
      RedisClient client) {
    this.resources = resources;
    this.client = client;
    this.link = new RedisLink(client.connect(), hostAndPort(uri));
    String prefix = config.keyPrefix();
    this.cache = new RedisCache(link, prefix);
    this.eventBus = new RedisEventBus(link, client.connectPubSub(), prefix);
    this.leaderLease = new RedisLeaderLease(link, prefix, config.leaseDuration(), time);
  }

  /** Returns the cache; the same one each time. */
  public Cache cache() {
    return cache;
  }

  /**
   * Returns the event bus; the same one each time. Its numbers are not negative, and one thread
   * calls all its listeners. A topic's newest number stays in Redis: an event log that starts anew
   * needs another key prefix, or listeners wait until it has grown past the old one.
   */
  public EventBus eventBus() {
    return eventBus;
  }

  /** Returns the lease; the same one each time. It lasts as the configuration says. */
  public LeaderLease leaderLease() {
    return leaderLease;
  }

  /** Closes all three and the connections. A lease that is held ends when its time has passed. */
  @Override
  public void close() {
    cache.close();
    eventBus.close();
    leaderLease.close();
    link.close();
    shutdown(client, resources);
  }

  private static RedisURI address(RedisConfig config) {
    try {
      RedisURI uri = RedisURI.create(config.uri());
      uri.setTimeout(config.commandTimeout());
      return uri;
    } catch (IllegalArgumentException e) {
      // Not passed on as the cause: its message may repeat the address, credentials and all.
      throw RedisConfig.invalidUri();
    }
  }

  private static ClientResources resources() {
    return ClientResources.builder()
        .ioThreadPoolSize(2)
        .computationThreadPoolSize(2)
        .reconnectDelay(
            Delay.fullJitter(
                Duration.ofMillis(10), LONGEST_RECONNECT_DELAY, 10, TimeUnit.MILLISECONDS))
        .build();
  }

  /** A command fails at once while disconnected, and is never sent again behind our back. */
  private static ClientOptions options(Duration commandTimeout) {
    return ClientOptions.builder()
        .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
        .replayFilter(command -> true)
        .requestQueueSize(REQUESTS_IN_FLIGHT)
        .timeoutOptions(TimeoutOptions.enabled(commandTimeout))
        .socketOptions(
            SocketOptions.builder().connectTimeout(CONNECT_TIMEOUT).keepAlive(true).build())
        .build();
  }

  private static void shutdown(RedisClient client, ClientResources resources) {
    client.shutdown(Duration.ZERO, CONNECT_TIMEOUT);
    resources.shutdown(0, CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }

  private static String hostAndPort(RedisURI uri) {
    return uri.getHost() + ":" + uri.getPort();
  }

  /**
   * One line. Of a refused login Lettuce sometimes tells no more than that the connection ended.
   */
  private static String reasonOf(RedisException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = String.valueOf(root.getMessage()).replaceAll("\\s+", " ");
    return reason.startsWith("Connection closed")
        ? "it closed the connection at once; are the credentials right?"
        : reason;
  }
}
