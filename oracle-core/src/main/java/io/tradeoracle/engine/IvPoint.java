package io.tradeoracle.engine;

import java.time.Instant;
import java.util.Objects;

/**
 * A value of an underlying's 30-day implied volatility during a day.
 *
 * @param impliedVolatility annual fraction
 */
public record IvPoint(Instant at, double impliedVolatility) {
  public IvPoint {
    Objects.requireNonNull(at, "at");
  }
}
