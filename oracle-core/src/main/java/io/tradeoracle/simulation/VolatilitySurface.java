package io.tradeoracle.simulation;

import io.tradeoracle.model.ExchangeCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The volatility surface of one underlying at an instant.
 *
 * <p>At-the-money variance is the expectation of a variance that starts at the square of the spot
 * volatility and reverts to a long-run level (Heston, 1993), and reports add theirs to every
 * expiration behind them.
 */
final class VolatilitySurface {

  private static final double SECONDS_PER_YEAR = 365.0 * 86_400;

  /** Reversion that options are priced with, per year: slower than that of the path itself. */
  private static final double REVERSION = 4.0;

  private static final double THIRTY_DAYS = 30.0 / 365;

  private final ExchangeCalendar calendar = ExchangeCalendar.newYork();
  private final SharePath path;
  private final EarningsSchedule earnings;
  private final double rate;
  private final Map<LocalDate, SmileSlice> slices = new HashMap<>();
  private Instant now = Instant.EPOCH;
  private @Nullable LocalDate latestExpiration;
  private @Nullable SmileSlice latestSlice;

  VolatilitySurface(SharePath path, EarningsSchedule earnings, double rate) {
    this.path = path;
    this.earnings = earnings;
    this.rate = rate;
  }

  /** Takes the path's present state as that of an instant. */
  void set(Instant instant) {
    now = instant;
    slices.clear();
    latestExpiration = null;
  }

  /** Returns the options' slice of an expiration date. */
  SmileSlice slice(LocalDate expiration) {
    // A chain is quoted expiration by expiration.
    if (latestSlice == null || !expiration.equals(latestExpiration)) {
      latestSlice = slices.computeIfAbsent(expiration, this::makeSlice);
      latestExpiration = expiration;
    }
    return latestSlice;
  }

  /**
   * Returns the 30-day implied volatility at the forward, interpolated in total variance between
   * the latest listed expiration within 7 to 30 days and the earliest within 30 to 92.
   */
  double constantMaturity(Instant instant) {
    LocalDate today = calendar.dateOf(instant);
    List<LocalDate> expirations = OptionListing.expirations(today);
    LocalDate near = today;
    LocalDate far = today;
    for (LocalDate expiration : expirations) {
      long days = ChronoUnit.DAYS.between(today, expiration);
      near = days <= 30 ? expiration : near;
      far = days >= 30 && far.equals(today) ? expiration : far;
    }
    double nearYears = years(instant, near);
    double nearVariance = totalVariance(instant, near);
    if (near.equals(far)) {
      return Math.sqrt(nearVariance / nearYears);
    }
    double weight = (THIRTY_DAYS - nearYears) / (years(instant, far) - nearYears);
    double variance = nearVariance + weight * (totalVariance(instant, far) - nearVariance);
    return Math.sqrt(variance / THIRTY_DAYS);
  }

  private SmileSlice makeSlice(LocalDate expiration) {
    double interest = rate * years(now, expiration);
    return new SmileSlice(path.spot(), path.logSpot(), interest, totalVariance(now, expiration));
  }

  private double totalVariance(Instant instant, LocalDate expiration) {
    double years = years(instant, expiration);
    double spotVariance = path.volatility() * path.volatility();
    double longRun = path.longRunVolatility() * path.longRunVolatility();
    double decayed = (1 - StrictMath.exp(-REVERSION * years)) / REVERSION;
    return longRun * years
        + (spotVariance - longRun) * decayed
        + earnings.variance(calendar.dateOf(instant), expiration);
  }

  private double years(Instant instant, LocalDate expiration) {
    Duration left = Duration.between(instant, calendar.session(expiration).close());
    return left.toSeconds() / SECONDS_PER_YEAR;
  }
}
