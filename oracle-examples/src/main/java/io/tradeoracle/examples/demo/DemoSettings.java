package io.tradeoracle.examples.demo;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * How a demo is run.
 *
 * @param folder where its data are kept
 * @param market what is traded
 * @param speed market seconds in a real one
 * @param jdbcUrl a PostgreSQL of one's own; empty for one that the demo starts in its folder
 * @param redisUrl a Redis for cache, event bus and lease; empty for those of the process
 */
public record DemoSettings(
    Path folder,
    MarketChoice market,
    double speed,
    Optional<String> jdbcUrl,
    Optional<String> redisUrl) {

  /** At it a market hour takes a minute. */
  public static final double DEFAULT_SPEED = 60;

  public static final long DEFAULT_SEED = 42;

  private static final double FASTEST = 100_000;

  public DemoSettings {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(market, "market");
    Objects.requireNonNull(jdbcUrl, "jdbcUrl");
    Objects.requireNonNull(redisUrl, "redisUrl");
    if (!(speed > 0 && speed <= FASTEST)) {
      throw new IllegalArgumentException("speed must be above 0, at most 100000: " + speed);
    }
  }

  /** Shows no address: it may hold a password. */
  @Override
  public String toString() {
    return "DemoSettings[folder=" + folder + ", speed=" + speed + "]";
  }
}
