package io.tradeoracle.port;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The 30-day implied volatility of an underlying on one trading day.
 *
 * @param impliedVolatility annual fraction, positive
 * @param source how it came to be: observed, generated, scaled from an index; shown to people
 */
public record DailyIv(
    String underlying, LocalDate tradingDay, double impliedVolatility, String source) {
  public DailyIv {
    Objects.requireNonNull(underlying, "underlying");
    Objects.requireNonNull(tradingDay, "tradingDay");
    Objects.requireNonNull(source, "source");
    if (!(impliedVolatility > 0 && impliedVolatility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "impliedVolatility must be a positive number: " + impliedVolatility);
    }
  }
}
