package io.tradeoracle.model;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.Month.DECEMBER;
import static java.time.Month.FEBRUARY;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.JUNE;
import static java.time.Month.MAY;
import static java.time.Month.NOVEMBER;
import static java.time.Month.SEPTEMBER;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Set;

/** The rules by which the New York Stock Exchange closes for a day or for an afternoon. */
final class NewYorkHolidays {

  private static final int FIRST_JUNETEENTH = 2022;
  private static final int FIRST_HALF_DAY_ON_WEDNESDAY_JULY_3 = 2013;

  /** Closures that follow no rule: state funerals, an attack, a storm. */
  private static final Set<LocalDate> ONE_OFF_CLOSURES =
      Set.of(
          LocalDate.of(2001, 9, 11),
          LocalDate.of(2001, 9, 12),
          LocalDate.of(2001, 9, 13),
          LocalDate.of(2001, 9, 14),
          LocalDate.of(2004, 6, 11),
          LocalDate.of(2007, 1, 2),
          LocalDate.of(2012, 10, 29),
          LocalDate.of(2012, 10, 30),
          LocalDate.of(2018, 12, 5),
          LocalDate.of(2025, 1, 9));

  /** Half days that follow no rule. */
  private static final Set<LocalDate> ONE_OFF_HALF_DAYS = Set.of(LocalDate.of(2003, 12, 26));

  private NewYorkHolidays() {}

  /** Returns every weekday of the year on which there is no session. */
  static Set<LocalDate> closures(int year) {
    Set<LocalDate> days = new HashSet<>();
    ONE_OFF_CLOSURES.stream().filter(day -> day.getYear() == year).forEach(days::add);
    days.add(newYearsDay(year));
    days.add(nth(3, MONDAY, JANUARY, year)); // Martin Luther King
    days.add(nth(3, MONDAY, FEBRUARY, year)); // Washington's Birthday
    days.add(easterSunday(year).minusDays(2));
    days.add(LocalDate.of(year, MAY, 1).with(lastInMonth(MONDAY))); // Memorial Day
    if (year >= FIRST_JUNETEENTH) {
      days.add(observed(LocalDate.of(year, JUNE, 19)));
    }
    days.add(observed(LocalDate.of(year, JULY, 4)));
    days.add(nth(1, MONDAY, SEPTEMBER, year)); // Labor Day
    days.add(thanksgiving(year));
    days.add(observed(LocalDate.of(year, DECEMBER, 25)));
    return days;
  }

  /** Returns the days of the year that close early, should they be trading days. */
  static Set<LocalDate> halfDays(int year) {
    Set<LocalDate> days = new HashSet<>();
    ONE_OFF_HALF_DAYS.stream().filter(day -> day.getYear() == year).forEach(days::add);
    days.add(thanksgiving(year).plusDays(1));
    days.add(LocalDate.of(year, DECEMBER, 24));
    days.add(independenceHalfDay(year));
    return days;
  }

  /** Returns Easter Sunday by the anonymous Gregorian computus (Meeus, 1991, chapter 8). */
  static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (b - (b + 8) / 25 + 1) / 3;
    int h = (19 * a + b - b / 4 - d + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }

  // A New Year's Day on a Saturday is not observed: the Friday ends the accounting year.
  private static LocalDate newYearsDay(int year) {
    LocalDate day = LocalDate.of(year, JANUARY, 1);
    return day.getDayOfWeek() == SUNDAY ? day.plusDays(1) : day;
  }

  // Before 2013 a holiday on a Thursday shortened the Friday after it instead of the Wednesday.
  private static LocalDate independenceHalfDay(int year) {
    LocalDate eve = LocalDate.of(year, JULY, 3);
    boolean fridayInstead =
        eve.getDayOfWeek() == WEDNESDAY && year < FIRST_HALF_DAY_ON_WEDNESDAY_JULY_3;
    return fridayInstead ? eve.plusDays(2) : eve;
  }

  private static LocalDate thanksgiving(int year) {
    return nth(4, THURSDAY, NOVEMBER, year);
  }

  private static LocalDate observed(LocalDate day) {
    if (day.getDayOfWeek() == SATURDAY) {
      return day.minusDays(1);
    }
    return day.getDayOfWeek() == SUNDAY ? day.plusDays(1) : day;
  }

  private static LocalDate nth(int ordinal, DayOfWeek day, Month month, int year) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(ordinal, day));
  }
}
