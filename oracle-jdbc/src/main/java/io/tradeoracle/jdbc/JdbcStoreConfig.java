package io.tradeoracle.jdbc;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * How to reach the PostgreSQL store, and how many connections to keep. Immutable.
 *
 * <p>Neither {@link #toString()} nor a message of this class shows the password, also where it is
 * written into the address.
 *
 * @param jdbcUrl address, beginning {@code jdbc:postgresql:}
 * @param user database user; not blank
 * @param password password; empty where the server asks for none
 * @param minimumIdle connections kept open; 0 to {@code maximumPoolSize}, 2 by default
 * @param maximumPoolSize most connections open at once; at least 1, 10 by default
 * @param idleTimeout how long a connection above the minimum may lie idle before it is closed; at
 *     least 10 s, the shortest a pool honours; 300 s by default
 */
public record JdbcStoreConfig(
    String jdbcUrl,
    String user,
    String password,
    int minimumIdle,
    int maximumPoolSize,
    Duration idleTimeout) {

  private static final String SCHEME = "jdbc:postgresql:";
  private static final Duration SHORTEST_IDLE_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Checks what is said of each component.
   *
   * @throws IllegalArgumentException if a value is out of range
   */
  public JdbcStoreConfig {
    if (!jdbcUrl.startsWith(SCHEME) || jdbcUrl.length() == SCHEME.length()) {
      // The address may hold a password: it is not shown.
      throw new IllegalArgumentException("jdbcUrl must begin with " + SCHEME + " and name a host");
    }
    if (user.isBlank()) {
      throw new IllegalArgumentException("user must not be blank");
    }
    if (password.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("password must not hold a NUL character");
    }
    if (maximumPoolSize < 1) {
      throw new IllegalArgumentException("maximumPoolSize must be positive: " + maximumPoolSize);
    }
    if (minimumIdle < 0 || minimumIdle > maximumPoolSize) {
      throw new IllegalArgumentException(
          "minimumIdle must be 0 to maximumPoolSize of %d: %d"
              .formatted(maximumPoolSize, minimumIdle));
    }
    if (idleTimeout.compareTo(SHORTEST_IDLE_TIMEOUT) < 0) {
      throw new IllegalArgumentException(
          "idleTimeout must be at least %s: %s".formatted(SHORTEST_IDLE_TIMEOUT, idleTimeout));
    }
  }

  /**
   * Starts a configuration.
   *
   * @param jdbcUrl address, beginning {@code jdbc:postgresql:}
   * @param user database user
   * @param password password; empty where the server asks for none
   */
  public static Builder builder(String jdbcUrl, String user, String password) {
    return new Builder(jdbcUrl, user, password);
  }

  /**
   * Starts a configuration whose user and password are in the address ({@code ?user=…&password=…})
   * or else in the variables {@code PGUSER} and {@code PGPASSWORD}.
   *
   * @param jdbcUrl address, beginning {@code jdbc:postgresql:}
   * @param environment variables by name, usually {@link System#getenv()}
   * @throws IllegalArgumentException if the address is none of PostgreSQL, or no user is named
   */
  public static Builder builder(String jdbcUrl, Map<String, String> environment) {
    Properties parts = Driver.parseURL(jdbcUrl, new Properties());
    if (parts == null) {
      throw new IllegalArgumentException("jdbcUrl must begin with " + SCHEME + " and name a host");
    }
    String user = parts.getProperty("user", environment.getOrDefault("PGUSER", ""));
    if (user.isBlank()) {
      throw new IllegalArgumentException(
          "no database user is named: put ?user=NAME into the address, or set PGUSER");
    }
    String password = parts.getProperty("password", environment.getOrDefault("PGPASSWORD", ""));
    return new Builder(jdbcUrl, user, password);
  }

  /** Returns every setting but the password; of the address only what cannot hold one. */
  @Override
  public String toString() {
    return "JdbcStoreConfig[jdbcUrl=%s, user=%s, password=hidden, minimumIdle=%d,"
            .formatted(visibleUrl(), user, minimumIdle)
        + " maximumPoolSize=%d, idleTimeout=%s]".formatted(maximumPoolSize, idleTimeout);
  }

  /** Passwords stand before an at sign or among the parameters. */
  private String visibleUrl() {
    if (jdbcUrl.indexOf('@') >= 0) {
      return SCHEME + "hidden";
    }
    int parameters = jdbcUrl.indexOf('?');
    return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters) + "?hidden";
  }

  /** Collects the settings; {@link #build()} checks them. Not thread-safe. */
  public static final class Builder {

    private final String jdbcUrl;
    private final String user;
    private final String password;
    private int minimumIdle = 2;
    private int maximumPoolSize = 10;
    private Duration idleTimeout = Duration.ofMinutes(5);

    private Builder(String jdbcUrl, String user, String password) {
      this.jdbcUrl = jdbcUrl;
      this.user = user;
      this.password = password;
    }

    /** Sets the connections kept open; 2 by default. */
    public Builder minimumIdle(int value) {
      minimumIdle = value;
      return this;
    }

    /** Sets the most connections open at once; 10 by default. */
    public Builder maximumPoolSize(int value) {
      maximumPoolSize = value;
      return this;
    }

    /** Sets how long a connection above the minimum may lie idle; 300 s by default. */
    public Builder idleTimeout(Duration value) {
      idleTimeout = value;
      return this;
    }

    /**
     * Returns the configuration.
     *
     * @throws IllegalArgumentException as {@link JdbcStoreConfig} says
     */
    public JdbcStoreConfig build() {
      return new JdbcStoreConfig(
          jdbcUrl, user, password, minimumIdle, maximumPoolSize, idleTimeout);
    }
  }
}
