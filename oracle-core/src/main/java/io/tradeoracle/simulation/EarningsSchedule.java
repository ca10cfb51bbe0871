package io.tradeoracle.simulation;

import io.tradeoracle.model.ExchangeCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a company reports, after the close: about every 63 trading days. The market has
 * the coming surprise in its prices all along; the exact day is announced ten trading days before.
 */
final class EarningsSchedule {

  private static final int ANNOUNCED_TRADING_DAYS_BEFORE = 10;
  private static final int MIN_TRADING_DAYS_APART = 60;
  private static final int SPREAD_OF_DAYS_APART = 7;

  private final ExchangeCalendar calendar = ExchangeCalendar.newYork();
  private final RandomStream random;
  private final double deviation;
  private final List<LocalDate> reports = new ArrayList<>();
  private @Nullable LocalDate askedDay;
  private Optional<LocalDate> announced = Optional.empty();

  /** Makes the schedule of the days from {@code first} on. */
  EarningsSchedule(long seed, LocalDate first) {
    random = new RandomStream(seed);
    deviation = 0.03 + 0.015 * random.nextUnit();
    reports.add(tradingDaysAfter(first, (int) (MIN_TRADING_DAYS_APART * random.nextUnit())));
  }

  /** Returns the standard deviation of a report's surprise as a fraction of the price. */
  double deviation() {
    return deviation;
  }

  boolean reportsOn(LocalDate day) {
    return reportFrom(day).equals(day);
  }

  /** Returns the variance that reports add to the price between two days' closes. */
  double variance(LocalDate today, LocalDate expiration) {
    extendBeyond(expiration);
    int count = 0;
    for (LocalDate report : reports) {
      count += !report.isBefore(today) && report.isBefore(expiration) ? 1 : 0;
    }
    return count * deviation * deviation;
  }

  /** Returns the first report on a day or later if it is announced on that day. */
  Optional<LocalDate> announced(LocalDate day) {
    // Asked with every tick; counting trading days is slow.
    if (!day.equals(askedDay)) {
      LocalDate report = reportFrom(day);
      boolean near = calendar.tradingDaysBetween(day, report) <= ANNOUNCED_TRADING_DAYS_BEFORE;
      announced = near ? Optional.of(report) : Optional.empty();
      askedDay = day;
    }
    return announced;
  }

  private LocalDate reportFrom(LocalDate day) {
    extendBeyond(day);
    for (LocalDate report : reports) {
      if (!report.isBefore(day)) {
        return report;
      }
    }
    throw new AssertionError("no report from " + day);
  }

  private void extendBeyond(LocalDate day) {
    LocalDate last = reports.get(reports.size() - 1);
    while (!last.isAfter(day)) {
      int apart = MIN_TRADING_DAYS_APART + (int) (SPREAD_OF_DAYS_APART * random.nextUnit());
      last = tradingDaysAfter(last, apart);
      reports.add(last);
    }
  }

  private LocalDate tradingDaysAfter(LocalDate day, int count) {
    LocalDate later = day;
    for (int i = 0; i < count; i++) {
      later = calendar.nextTradingDay(later);
    }
    return later;
  }
}
