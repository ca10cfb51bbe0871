package io.tradeoracle.redis;

import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.LeaderLease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A lease kept in Redis under one key that ends by itself. Each step is one script, so nobody sees
 * half of it. Whether it has ended is for Redis to say; {@link Lease#expiresAt} is counted from
 * before the request was sent, so that a holder stops before Redis gives the lease away.
 */
final class RedisLeaderLease implements LeaderLease {

  /**
   * The token is the server's time in microseconds, or one more than the last token if that is
   * larger: it grows even after the server lost its data.
   */
  private static final String ACQUIRE =
      """
      if redis.call('EXISTS', KEYS[1]) == 1 then return false end
      local time = redis.call('TIME')
      local last = tonumber(redis.call('GET', KEYS[2]) or '0')
      local token = string.format('%.0f', math.max(time[1] * 1000000 + time[2], last + 1))
      redis.call('SET', KEYS[2], token)
      redis.call('SET', KEYS[1], token .. ' ' .. ARGV[1], 'PX', ARGV[2])
      return token
      """;

  private static final String RENEW =
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return false end
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
      return ARGV[1]
      """;

  private static final String RELEASE =
      """
      if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
      return false
      """;

  private final RedisLink link;
  private final InstantSource time;
  private final long millis;
  private final String[] keys;

  RedisLeaderLease(RedisLink link, String prefix, Duration duration, InstantSource time) {
    this.link = link;
    this.time = time;
    this.millis = duration.toMillis();
    this.keys = new String[] {prefix + ":{lease}:holder", prefix + ":{lease}:token"};
  }

  @Override
  public Optional<Lease> acquire(String owner) {
    Instant before = time.instant();
    return link.run(ACQUIRE, keys, owner, Long.toString(millis))
        .map(token -> new Lease(owner, new FencingToken(Long.parseLong(token)), end(before)));
  }

  @Override
  public Optional<Lease> renew(Lease lease) {
    Instant before = time.instant();
    return link.run(RENEW, keys, holder(lease), Long.toString(millis))
        .map(held -> new Lease(lease.owner(), lease.token(), end(before)));
  }

  @Override
  public void release(Lease lease) {
    link.run(RELEASE, keys, holder(lease));
  }

  private Instant end(Instant before) {
    return before.plusMillis(millis);
  }

  private static String holder(Lease lease) {
    return lease.token().value() + " " + lease.owner();
  }

  /** Gives nothing back: a lease that is held ends when its time has passed. */
  @Override
  public void close() {}
}
