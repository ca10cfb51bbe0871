package io.tradeoracle.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The trading days and hours of the New York exchanges, and the instants at which listed options
 * stop trading and settle.
 *
 * <p>Holidays and half days follow the exchange's rules for the years 2000 to 2099, with the
 * unscheduled closures known in 2025; late openings are not modelled. Any date outside those years
 * throws {@link IllegalArgumentException}.
 *
 * <p>Immutable as seen from outside and safe for any number of threads. The sessions of a year are
 * worked out when it is first asked for; afterwards {@link #isTradingDay}, {@link #session}, {@link
 * #settlement} and {@link #yearsToExpiration} are array look-ups that allocate nothing.
 */
public final class ExchangeCalendar {

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2099;
  private static final long LATE_CLOSE_SECONDS = 15 * 60;
  private static final double SECONDS_PER_YEAR = 365.0 * 86_400;
  private static final ExchangeCalendar NEW_YORK = new ExchangeCalendar();

  // Filled on demand. Two threads may both work a year out; the results are equal.
  private final AtomicReferenceArray<@Nullable NewYorkYear> years =
      new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

  private ExchangeCalendar() {}

  /** Returns the calendar of the New York Stock Exchange, which US options follow. */
  public static ExchangeCalendar newYork() {
    return NEW_YORK;
  }

  /** Returns the exchange's time zone, America/New_York. */
  public ZoneId zone() {
    return NewYorkYear.ZONE;
  }

  /** Returns whether there is a session on {@code date}, a half day included. */
  public boolean isTradingDay(LocalDate date) {
    return sessionOrNull(date) != null;
  }

  /** Returns the first trading day after {@code date}. */
  public LocalDate nextTradingDay(LocalDate date) {
    LocalDate day = date.plusDays(1);
    while (!isTradingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** Returns the last trading day before {@code date}. */
  public LocalDate previousTradingDay(LocalDate date) {
    return lastTradingDayUpTo(date.minusDays(1));
  }

  /**
   * Returns the number of trading days from {@code from}, included, to {@code to}, excluded; 0 when
   * they are equal.
   *
   * @throws IllegalArgumentException when {@code to} is before {@code from}
   */
  public int tradingDaysBetween(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("to must not be before from " + from + ": " + to);
    }
    int count = 0;
    for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
      count += isTradingDay(day) ? 1 : 0;
    }
    return count;
  }

  /**
   * Returns the regular session of a trading day.
   *
   * @throws IllegalArgumentException when {@code date} is not a trading day
   */
  public Session session(LocalDate date) {
    Session session = sessionOrNull(date);
    if (session == null) {
      throw new IllegalArgumentException("date must be a trading day: " + date);
    }
    return session;
  }

  /** Returns whether the regular session is on at {@code instant}; false at the close itself. */
  public boolean isOpen(Instant instant) {
    Session session = sessionOrNull(dateOf(instant));
    return session != null && session.contains(instant);
  }

  /** Returns the New York date at {@code instant}. */
  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, NewYorkYear.ZONE);
  }

  /**
   * Returns when options of {@code root} that do not expire that day stop trading: with the
   * underlying, or 15 minutes later (16:15, half days 13:15) for the index and fund roots that
   * trade late.
   *
   * @throws IllegalArgumentException when {@code date} is not a trading day
   */
  public Instant optionsClose(String root, LocalDate date) {
    Instant close = session(date).close();
    return LateCloseRoots.contains(root) ? close.plusSeconds(LATE_CLOSE_SECONDS) : close;
  }

  /**
   * Returns the trading day on which the contract settles: its expiration, or the last trading day
   * before it when that is a holiday or, as for monthly expirations before February 2015, a
   * Saturday.
   */
  public LocalDate settlementDate(OptionContract contract) {
    return lastTradingDayUpTo(contract.expiration());
  }

  /**
   * Returns the contract's last trading day: the settlement date, or the trading day before it for
   * an AM-settled contract.
   */
  public LocalDate lastTradingDate(OptionContract contract) {
    LocalDate date = settlementDate(contract);
    return contract.session() == SettlementSession.AM ? previousTradingDay(date) : date;
  }

  /**
   * Returns the first instant at which the contract can no longer be traded.
   *
   * <p>An expiring cash-settled PM contract stops at the underlying's close although its root
   * trades later on other days. A fund's contract trades to its root's usual close, which may be 15
   * minutes after {@link #settlement}.
   */
  public Instant lastTrade(OptionContract contract) {
    boolean stopsAtSettlement =
        contract.session() == SettlementSession.PM && contract.delivery() == Delivery.CASH;
    return stopsAtSettlement
        ? settlement(contract)
        : optionsClose(contract.root(), lastTradingDate(contract));
  }

  /**
   * Returns the instant to which the contract's time runs: on the settlement date the opening
   * (09:30) when AM-settled, else the underlying's close (16:00, half days 13:00), also for roots
   * that trade to 16:15.
   */
  public Instant settlement(OptionContract contract) {
    Session session = session(settlementDate(contract));
    return contract.session() == SettlementSession.AM ? session.open() : session.close();
  }

  /**
   * Returns the time from {@code now} to {@link #settlement} in years of 365 days, to the
   * nanosecond; 0 at and after settlement, never negative.
   */
  public double yearsToExpiration(Instant now, OptionContract contract) {
    Instant settlement = settlement(contract);
    long seconds = settlement.getEpochSecond() - now.getEpochSecond();
    int nanos = settlement.getNano() - now.getNano();
    return Math.max(0, (seconds + nanos * 1e-9) / SECONDS_PER_YEAR);
  }

  /**
   * Returns the calendar days from {@code date} to the settlement date: 0 on that day, negative
   * afterwards.
   */
  public int daysToExpiration(LocalDate date, OptionContract contract) {
    return Math.toIntExact(ChronoUnit.DAYS.between(date, settlementDate(contract)));
  }

  private LocalDate lastTradingDayUpTo(LocalDate date) {
    LocalDate day = date;
    while (!isTradingDay(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private @Nullable Session sessionOrNull(LocalDate date) {
    int year = date.getYear();
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new IllegalArgumentException("date must be in the years 2000 to 2099: " + date);
    }
    NewYorkYear known = years.get(year - FIRST_YEAR);
    return (known != null ? known : workOut(year)).session(date);
  }

  private NewYorkYear workOut(int year) {
    NewYorkYear sessions = new NewYorkYear(year);
    years.set(year - FIRST_YEAR, sessions);
    return sessions;
  }
}
