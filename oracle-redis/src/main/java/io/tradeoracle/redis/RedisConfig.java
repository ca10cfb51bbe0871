package io.tradeoracle.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How to reach Redis, how long cached values live, and how the trading lease is timed. Immutable.
 *
 * <p>Quotes have no time to live here: they are never cached. Neither {@link #toString()} nor a
 * message of this class shows the credentials in the address.
 *
 * @param uri address: {@code redis://} or, encrypted, {@code rediss://}, with a host
 * @param keyPrefix begins every key and channel, so that several installations can share a server;
 *     one prefix belongs to one event log; letters, digits and {@code :_.-}; {@code tradeoracle} by
 *     default
 * @param commandTimeout how long an answer is waited for; positive, shorter than {@code
 *     leaseRenewal}; 1 s by default
 * @param riskLimitsTtl time to live of cached risk limits; positive, 3600 s by default
 * @param portfolioTtl time to live of a cached portfolio; positive, 10 s by default
 * @param ivHistoryTtl time to live of a cached IV history; positive, 300 s by default
 * @param leaseDuration how long the trading lease is held without renewal; 10 s by default
 * @param leaseRenewal how often the lease is renewed; positive, 3 s by default
 * @param stopSending how long after the last renewal nothing more is sent; longer than {@code
 *     leaseRenewal}, shorter than {@code leaseDuration}, so that a paused process is silent before
 *     another may trade; 7 s by default
 */
public record RedisConfig(
    URI uri,
    String keyPrefix,
    Duration commandTimeout,
    Duration riskLimitsTtl,
    Duration portfolioTtl,
    Duration ivHistoryTtl,
    Duration leaseDuration,
    Duration leaseRenewal,
    Duration stopSending) {

  private static final Set<String> SCHEMES = Set.of("redis", "rediss");
  private static final Pattern KEY_PREFIX = Pattern.compile("[A-Za-z0-9:_.-]+");

  /**
   * Checks what is said of each component.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public RedisConfig {
    if (!SCHEMES.contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
      throw invalidUri();
    }
    if (!KEY_PREFIX.matcher(keyPrefix).matches()) {
      throw new IllegalArgumentException(
          "keyPrefix must be letters, digits and :_.- only: " + keyPrefix);
    }
    requirePositive("riskLimitsTtl", riskLimitsTtl);
    requirePositive("portfolioTtl", portfolioTtl);
    requirePositive("ivHistoryTtl", ivHistoryTtl);
    requirePositive("leaseRenewal", leaseRenewal);
    requireShorter("leaseRenewal", leaseRenewal, "stopSending", stopSending);
    requireShorter("stopSending", stopSending, "leaseDuration", leaseDuration);
    requirePositive("commandTimeout", commandTimeout);
    requireShorter("commandTimeout", commandTimeout, "leaseRenewal", leaseRenewal);
  }

  /**
   * Starts a configuration.
   *
   * @param uri address: {@code redis://} or {@code rediss://}
   * @throws IllegalArgumentException if {@code uri} is not a URI
   */
  public static Builder builder(String uri) {
    try {
      return new Builder(new URI(uri));
    } catch (URISyntaxException e) {
      // Not passed on as the cause: its message repeats the address, credentials and all.
      throw invalidUri();
    }
  }

  /** Returns every setting; of the address only scheme, host and port. */
  @Override
  public String toString() {
    return "RedisConfig[uri=%s://%s%s, keyPrefix=%s, commandTimeout=%s,"
            .formatted(
                uri.getScheme(),
                uri.getHost(),
                uri.getPort() < 0 ? "" : ":" + uri.getPort(),
                keyPrefix,
                commandTimeout)
        + " riskLimitsTtl=%s, portfolioTtl=%s, ivHistoryTtl=%s,"
            .formatted(riskLimitsTtl, portfolioTtl, ivHistoryTtl)
        + " leaseDuration=%s, leaseRenewal=%s, stopSending=%s]"
            .formatted(leaseDuration, leaseRenewal, stopSending);
  }

  static IllegalArgumentException invalidUri() {
    return new IllegalArgumentException("uri must be redis://host or rediss://host");
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }

  private static void requireShorter(
      String name, Duration value, String longerName, Duration longer) {
    if (value.compareTo(longer) >= 0) {
      throw new IllegalArgumentException(
          "%s must be shorter than %s of %s: %s".formatted(name, longerName, longer, value));
    }
  }

  /** Collects the settings; {@link #build()} checks them. Not thread-safe. */
  public static final class Builder {

    private final URI uri;
    private String keyPrefix = "tradeoracle";
    private Duration commandTimeout = Duration.ofSeconds(1);
    private Duration riskLimitsTtl = Duration.ofHours(1);
    private Duration portfolioTtl = Duration.ofSeconds(10);
    private Duration ivHistoryTtl = Duration.ofMinutes(5);
    private Duration leaseDuration = Duration.ofSeconds(10);
    private Duration leaseRenewal = Duration.ofSeconds(3);
    private Duration stopSending = Duration.ofSeconds(7);

    private Builder(URI uri) {
      this.uri = uri;
    }

    /** Sets what every key and channel begins with; {@code tradeoracle} by default. */
    public Builder keyPrefix(String value) {
      keyPrefix = value;
      return this;
    }

    /** Sets how long an answer is waited for; 1 s by default. */
    public Builder commandTimeout(Duration value) {
      commandTimeout = value;
      return this;
    }

    /** Sets the time to live of cached risk limits; 3600 s by default. */
    public Builder riskLimitsTtl(Duration value) {
      riskLimitsTtl = value;
      return this;
    }

    /** Sets the time to live of a cached portfolio; 10 s by default. */
    public Builder portfolioTtl(Duration value) {
      portfolioTtl = value;
      return this;
    }

    /** Sets the time to live of a cached IV history; 300 s by default. */
    public Builder ivHistoryTtl(Duration value) {
      ivHistoryTtl = value;
      return this;
    }

    /** Sets how long the trading lease is held without renewal; 10 s by default. */
    public Builder leaseDuration(Duration value) {
      leaseDuration = value;
      return this;
    }

    /** Sets how often the lease is renewed; 3 s by default. */
    public Builder leaseRenewal(Duration value) {
      leaseRenewal = value;
      return this;
    }

    /** Sets how long after the last renewal nothing more is sent; 7 s by default. */
    public Builder stopSending(Duration value) {
      stopSending = value;
      return this;
    }

    /**
     * Returns the configuration.
     *
     * @throws IllegalArgumentException as {@link RedisConfig} says
     */
    public RedisConfig build() {
      return new RedisConfig(
          uri,
          keyPrefix,
          commandTimeout,
          riskLimitsTtl,
          portfolioTtl,
          ivHistoryTtl,
          leaseDuration,
          leaseRenewal,
          stopSending);
    }
  }
}
