package io.tradeoracle.simulation;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OccSymbol;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The options listed on one underlying: each Friday within six weeks and the third Fridays within
 * eleven (the trading day before where a Friday is a holiday), strikes to 28 % either side of the
 * price. The list is renewed before each session; what is listed stays until it expires.
 */
final class OptionListing {

  private static final int WEEKLY_DAYS = 42;
  private static final int MONTHLY_DAYS = 77;
  private static final double REACH = 0.28;
  private static final double FINE_STRIKES_BELOW = 90;
  private static final BigDecimal FINE_STEP = new BigDecimal("1.00");
  private static final BigDecimal WIDE_STEP = new BigDecimal("2.50");

  private final String underlying;
  private final long seed;
  private final BigDecimal step;
  private final TreeMap<OccSymbol, ListedOption> options = new TreeMap<>();

  /** Makes an empty list; strikes are 1.00 apart for a price below 90 at first, else 2.50. */
  OptionListing(String underlying, double firstSpot, long seed) {
    this.underlying = underlying;
    this.seed = seed;
    this.step = firstSpot < FINE_STRIKES_BELOW ? FINE_STEP : WIDE_STEP;
  }

  /** Returns the expiration dates listed on a day, ascending, that day's own included. */
  static List<LocalDate> expirations(LocalDate day) {
    List<LocalDate> dates = new ArrayList<>();
    LocalDate friday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
    for (; ChronoUnit.DAYS.between(day, friday) <= MONTHLY_DAYS; friday = friday.plusWeeks(1)) {
      boolean thirdOfMonth = friday.getDayOfMonth() > 14 && friday.getDayOfMonth() <= 21;
      LocalDate expiration = tradingDayUpTo(friday);
      boolean near = ChronoUnit.DAYS.between(day, friday) <= WEEKLY_DAYS;
      if ((near || thirdOfMonth) && !expiration.isBefore(day)) {
        dates.add(expiration);
      }
    }
    return dates;
  }

  private static LocalDate tradingDayUpTo(LocalDate friday) {
    ExchangeCalendar calendar = ExchangeCalendar.newYork();
    return calendar.isTradingDay(friday) ? friday : calendar.previousTradingDay(friday);
  }

  /** Drops what has expired and lists what is missing on a day. */
  void renew(LocalDate day, double spot) {
    options.values().removeIf(option -> option.expiration().isBefore(day));
    int lowest = (int) Math.ceil(spot * (1 - REACH) / step.doubleValue());
    int highest = (int) Math.floor(spot * (1 + REACH) / step.doubleValue());
    for (LocalDate expiration : expirations(day)) {
      for (int i = lowest; i <= highest; i++) {
        list(expiration, OptionRight.CALL, i);
        list(expiration, OptionRight.PUT, i);
      }
    }
  }

  /** Returns the listed options in OCC symbol order. */
  Collection<ListedOption> options() {
    return options.values();
  }

  @Nullable ListedOption find(OptionContract contract) {
    return options.get(contract.occSymbol());
  }

  private void list(LocalDate expiration, OptionRight right, int steps) {
    BigDecimal strike = step.multiply(BigDecimal.valueOf(steps));
    var symbol = new OccSymbol(underlying, expiration, right, strike);
    options.computeIfAbsent(
        symbol, s -> ListedOption.of(underlying, expiration, right, strike, seed));
  }
}
