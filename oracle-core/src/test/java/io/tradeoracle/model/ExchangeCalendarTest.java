package io.tradeoracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeCalendarTest {

  private static final String TABLE = "/calendar/nyse_2012_2026.csv";

  private final ExchangeCalendar calendar = ExchangeCalendar.newYork();

  @Test
  void agreesWithFifteenYearsOfPublishedCalendars() throws IOException {
    Map<LocalDate, String> published = publishedDays();
    assertThat(published).hasSizeGreaterThan(150).containsEntry(LocalDate.of(2015, 12, 24), "half");
    LocalDate end = LocalDate.of(2027, 1, 1);
    for (LocalDate day = LocalDate.of(2012, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      assertThat(kind(day)).as(day.toString()).isEqualTo(published.getOrDefault(day, usual(day)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2000, 252", "2001, 248", "2002, 252", "2003, 252", "2004, 252", "2005, 252", "2006, 251",
    "2007, 251", "2008, 253", "2009, 252", "2010, 252", "2011, 252", "2012, 250", "2013, 252",
    "2014, 252", "2015, 252", "2016, 252", "2017, 251", "2018, 251", "2019, 252", "2020, 253",
    "2021, 252", "2022, 251", "2023, 250", "2024, 252", "2025, 250"
  })
  void countsTheTradingDaysOfAYear(int year, int count) {
    assertThat(calendar.tradingDaysBetween(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1)))
        .isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2000-04-21",
        "2008-03-21",
        "2011-04-22",
        "2038-04-23",
        "2049-04-16",
        "2076-04-17"
      })
  void closesOnGoodFriday(LocalDate goodFriday) {
    assertThat(calendar.isTradingDay(goodFriday)).isFalse();
    assertThat(NewYorkHolidays.easterSunday(goodFriday.getYear()))
        .isEqualTo(goodFriday.plusDays(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001-07-03", "2002-07-05", "2003-12-26", "2007-07-03", "2028-07-03"})
  void closesEarlyOutsideTheTable(LocalDate halfDay) {
    assertThat(kind(halfDay)).isEqualTo("half");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2002-07-03",
        "2004-12-31",
        "2008-12-26",
        "2010-12-31",
        "2021-06-18",
        "2021-12-31"
      })
  void tradesInFullOnDaysThatResembleHolidays(LocalDate day) {
    assertThat(kind(day)).isEqualTo("full");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-08, 2024-03-08T14:30:00Z, 2024-03-08T21:00:00Z",
    "2024-03-11, 2024-03-11T13:30:00Z, 2024-03-11T20:00:00Z",
    "2024-11-01, 2024-11-01T13:30:00Z, 2024-11-01T20:00:00Z",
    "2024-11-04, 2024-11-04T14:30:00Z, 2024-11-04T21:00:00Z",
    "2006-04-03, 2006-04-03T13:30:00Z, 2006-04-03T20:00:00Z",
    "2006-03-31, 2006-03-31T14:30:00Z, 2006-03-31T21:00:00Z",
    "2024-02-29, 2024-02-29T14:30:00Z, 2024-02-29T21:00:00Z",
    "2024-12-31, 2024-12-31T14:30:00Z, 2024-12-31T21:00:00Z",
    "2015-12-24, 2015-12-24T14:30:00Z, 2015-12-24T18:00:00Z"
  })
  void sessionsFollowNewYorkTime(LocalDate date, Instant open, Instant close) {
    assertThat(calendar.session(date)).isEqualTo(new Session(date, open, close));
  }

  @Test
  void refusesASessionOnAHoliday() {
    assertThatThrownBy(() -> calendar.session(LocalDate.of(2024, 7, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("date must be a trading day: 2024-07-04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31", "2100-01-01"})
  void refusesDatesItHasNoRulesFor(LocalDate date) {
    assertThatThrownBy(() -> calendar.isTradingDay(date))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(date.toString());
  }

  @Test
  void isOpenFromTheOpeningToBeforeTheClose() {
    assertThat(calendar.isOpen(Instant.parse("2024-01-19T14:29:59.999999999Z"))).isFalse();
    assertThat(calendar.isOpen(Instant.parse("2024-01-19T14:30:00Z"))).isTrue();
    assertThat(calendar.isOpen(Instant.parse("2024-01-19T20:59:59.999999999Z"))).isTrue();
    assertThat(calendar.isOpen(Instant.parse("2024-01-19T21:00:00Z"))).isFalse();
    assertThat(calendar.isOpen(Instant.parse("2024-01-20T15:00:00Z"))).isFalse();
    assertThat(calendar.isOpen(Instant.parse("2015-12-24T18:00:00Z"))).isFalse();
  }

  @Test
  void stepsOverWeekendsAndClosures() {
    LocalDate saturday = LocalDate.of(2001, 9, 15);
    assertThat(calendar.nextTradingDay(LocalDate.of(2001, 9, 10)))
        .isEqualTo(LocalDate.of(2001, 9, 17));
    assertThat(calendar.previousTradingDay(saturday)).isEqualTo(LocalDate.of(2001, 9, 10));
    assertThat(calendar.nextTradingDay(LocalDate.of(2024, 1, 16)))
        .isEqualTo(LocalDate.of(2024, 1, 17));
    assertThat(calendar.previousTradingDay(LocalDate.of(2025, 1, 2)))
        .isEqualTo(LocalDate.of(2024, 12, 31));
  }

  @Test
  void countsTheFirstDayButNotTheLast() {
    LocalDate friday = LocalDate.of(2024, 1, 12);
    LocalDate tuesday = LocalDate.of(2024, 1, 16);
    assertThat(calendar.tradingDaysBetween(friday, tuesday)).isEqualTo(1);
    assertThat(calendar.tradingDaysBetween(tuesday, tuesday)).isZero();
    assertThatThrownBy(() -> calendar.tradingDaysBetween(tuesday, friday))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2024-01-12");
  }

  @ParameterizedTest
  @CsvSource({
    // contract, last trade, settlement
    "SPX240119C04700000, 2024-01-18T21:15:00Z, 2024-01-19T14:30:00Z",
    "VIX240117C00015000, 2024-01-16T21:15:00Z, 2024-01-17T14:30:00Z",
    "SPXW240119C04700000, 2024-01-19T21:00:00Z, 2024-01-19T21:00:00Z",
    "XSP240119C00470000, 2024-01-19T21:00:00Z, 2024-01-19T21:00:00Z",
    "SPY240119C00470000, 2024-01-19T21:15:00Z, 2024-01-19T21:00:00Z",
    "GOOG240119C00140000, 2024-01-19T21:00:00Z, 2024-01-19T21:00:00Z",
    "SPY151224C00205000, 2015-12-24T18:15:00Z, 2015-12-24T18:00:00Z",
    "SPXW151224C02050000, 2015-12-24T18:00:00Z, 2015-12-24T18:00:00Z",
    // monthly expirations dated Saturday
    "SPX131221C01800000, 2013-12-19T21:15:00Z, 2013-12-20T14:30:00Z",
    "GOOG131221C01000000, 2013-12-20T21:00:00Z, 2013-12-20T21:00:00Z",
    "GOOG080322C00450000, 2008-03-20T20:00:00Z, 2008-03-20T20:00:00Z",
    "SPX080322C01300000, 2008-03-19T20:15:00Z, 2008-03-20T13:30:00Z",
    // expirations on holidays
    "SPY190419C00290000, 2019-04-18T20:15:00Z, 2019-04-18T20:00:00Z",
    "SPXW121029C01400000, 2012-10-26T20:00:00Z, 2012-10-26T20:00:00Z",
    // an AM expiration after a half day
    "SPX241130C06000000, 2024-11-27T21:15:00Z, 2024-11-29T14:30:00Z",
    "SPX241202C06000000, 2024-11-29T18:15:00Z, 2024-12-02T14:30:00Z"
  })
  void contractsStopTradingAndSettle(String symbol, Instant lastTrade, Instant settlement) {
    OptionContract contract = OptionContract.parse(symbol);
    assertThat(calendar.lastTrade(contract)).isEqualTo(lastTrade);
    assertThat(calendar.settlement(contract)).isEqualTo(settlement);
    assertThat(calendar.lastTradingDate(contract))
        .isEqualTo(LocalDate.ofInstant(lastTrade, calendar.zone()));
  }

  @Test
  void lateRootsTradeFifteenMinutesMore() {
    LocalDate halfDay = LocalDate.of(2015, 12, 24);
    assertThat(calendar.optionsClose("SPX", halfDay)).isEqualTo("2015-12-24T18:15:00Z");
    assertThat(calendar.optionsClose("QQQ", halfDay)).isEqualTo("2015-12-24T18:15:00Z");
    assertThat(calendar.optionsClose("GOOG", halfDay)).isEqualTo("2015-12-24T18:00:00Z");
  }

  @Test
  void yearsRunToSettlementAndNeverBelowZero() {
    OptionContract contract = OptionContract.parse("SPXW240119C04700000");
    Instant settlement = calendar.settlement(contract);
    double nanosecond = 1e-9 / (365 * 86_400.0);
    assertThat(calendar.yearsToExpiration(settlement.minusSeconds(365 * 86_400), contract))
        .isEqualTo(1.0);
    assertThat(calendar.yearsToExpiration(settlement.minusNanos(1), contract))
        .isCloseTo(nanosecond, within(nanosecond * 1e-6));
    assertThat(calendar.yearsToExpiration(settlement.minusSeconds(1).minusNanos(1), contract))
        .isCloseTo(1.000000001 / (365 * 86_400.0), within(nanosecond * 1e-3));
    assertThat(calendar.yearsToExpiration(settlement, contract)).isZero();
    assertThat(calendar.yearsToExpiration(settlement.plusSeconds(1), contract)).isZero();
  }

  @Test
  void aNightWhenClocksChangeCountsItsTrueHours() {
    OptionContract contract = OptionContract.parse("SPXW240311C05100000");
    Instant fridayClose = calendar.session(LocalDate.of(2024, 3, 8)).close();
    assertThat(calendar.yearsToExpiration(fridayClose, contract))
        .isCloseTo(71 / (365 * 24.0), within(1e-15));
  }

  @Test
  void daysRunToTheSettlementDate() {
    OptionContract saturday = OptionContract.parse("GOOG131221C01000000");
    assertThat(calendar.daysToExpiration(LocalDate.of(2013, 11, 20), saturday)).isEqualTo(30);
    assertThat(calendar.daysToExpiration(LocalDate.of(2013, 12, 20), saturday)).isZero();
    assertThat(calendar.daysToExpiration(LocalDate.of(2013, 12, 21), saturday)).isEqualTo(-1);
  }

  private String kind(LocalDate day) {
    if (!calendar.isTradingDay(day)) {
      return "closed";
    }
    return calendar.session(day).isHalfDay() ? "half" : "full";
  }

  private static String usual(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? "closed" : "full";
  }

  private static Map<LocalDate, String> publishedDays() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ExchangeCalendarTest.class.getResourceAsStream(TABLE)),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> Character.isDigit(line.charAt(0)))
          .map(line -> line.split(",", -1))
          .collect(Collectors.toMap(cells -> LocalDate.parse(cells[0]), cells -> cells[1]));
    }
  }
}
