package io.tradeoracle.backtest.lean;

import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.engine.IvPoint;
import io.tradeoracle.model.ExchangeCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The day's own minute values of its first hour, taken for a past where there is none. The rank
 * then says where volatility stands against the morning, which is enough to exercise a strategy and
 * not to judge one. Immutable and thread-safe.
 */
public record FirstHourHistory() implements IvHistory {

  /** Makes a history for one day's replay. */
  public FirstHourHistory() {}

  private static final Duration HOUR = Duration.ofHours(1);

  /** Returns the values of the first hour; empty until it is over. */
  @Override
  public Optional<List<Double>> before(
      String underlying, LocalDate day, List<IvPoint> today, int limit) {
    Instant end = ExchangeCalendar.newYork().session(day).open().plus(HOUR);
    if (today.isEmpty() || today.get(today.size() - 1).at().isBefore(end)) {
      return Optional.empty();
    }
    List<Double> hour =
        today.stream()
            .filter(point -> !point.at().isAfter(end))
            .map(IvPoint::impliedVolatility)
            .toList();
    return Optional.of(hour.subList(Math.max(0, hour.size() - limit), hour.size()));
  }

  @Override
  public String description() {
    return "the day's own values of the first hour, one a minute (no VIX closes)";
  }
}
