package io.tradeoracle.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of one calendar year, worked out once. Immutable. */
final class NewYorkYear {

  static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final LocalTime OPEN = LocalTime.of(9, 30);
  private static final LocalTime CLOSE = LocalTime.of(16, 0);
  private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);

  // sessions[d] belongs to day d of the year, from 1; null where there is none.
  private final @Nullable Session[] sessions;

  NewYorkYear(int year) {
    Set<LocalDate> closures = NewYorkHolidays.closures(year);
    Set<LocalDate> halfDays = NewYorkHolidays.halfDays(year);
    int length = Year.of(year).length();
    sessions = new Session[length + 1];
    for (int day = 1; day <= length; day++) {
      LocalDate date = LocalDate.ofYearDay(year, day);
      if (!isWeekend(date) && !closures.contains(date)) {
        sessions[day] = session(date, halfDays.contains(date) ? EARLY_CLOSE : CLOSE);
      }
    }
  }

  /** Returns the session of a date in this year, or null. */
  @Nullable Session session(LocalDate date) {
    return sessions[date.getDayOfYear()];
  }

  private static Session session(LocalDate date, LocalTime close) {
    return new Session(
        date,
        date.atTime(OPEN).atZone(ZONE).toInstant(),
        date.atTime(close).atZone(ZONE).toInstant());
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
