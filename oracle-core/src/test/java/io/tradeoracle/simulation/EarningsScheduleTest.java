package io.tradeoracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EarningsScheduleTest {

  private static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();
  private static final LocalDate START = LocalDate.of(2025, 1, 6);

  @Test
  void reportsAboutOnceAQuarter() {
    EarningsSchedule earnings = new EarningsSchedule(7, START);
    List<LocalDate> reports =
        Stream.iterate(START, CALENDAR::nextTradingDay)
            .limit(504)
            .filter(earnings::reportsOn)
            .toList();

    assertThat(reports).hasSizeBetween(7, 9);
    for (int i = 1; i < reports.size(); i++) {
      assertThat(CALENDAR.tradingDaysBetween(reports.get(i - 1), reports.get(i))).isBetween(60, 66);
    }
  }

  @Test
  void addsVarianceToWhatExpiresBehindTheReport() {
    EarningsSchedule earnings = new EarningsSchedule(7, START);
    LocalDate report = firstReport(earnings);
    double variance = earnings.deviation() * earnings.deviation();

    assertThat(earnings.deviation()).isBetween(0.03, 0.045);
    assertThat(earnings.variance(START, report)).isZero();
    assertThat(earnings.variance(START, report.plusDays(1))).isEqualTo(variance);
    assertThat(earnings.variance(report, report.plusDays(30))).isEqualTo(variance);
    assertThat(earnings.variance(report.plusDays(1), report.plusDays(30))).isZero();
    assertThat(earnings.variance(START, report.plusDays(130)))
        .isCloseTo(2 * variance, within(1e-15));
  }

  @Test
  void volatilityFallsOnceTheReportIsOut() {
    double meanRatio =
        LongStream.range(0, 20)
            .mapToDouble(EarningsScheduleTest::ratioOverReport)
            .average()
            .orElse(1);
    assertThat(meanRatio).isBetween(0.7, 0.95);
  }

  /** Returns the 30-day volatility at the opening after the first report over that before it. */
  private static double ratioOverReport(long seed) {
    Session session = CALENDAR.session(START);
    var share = new SimulatedUnderlying("ACME", 120, 0.04, seed, session);
    double before = Double.NaN;
    while (true) {
      share.advanceTo(session.open(), session);
      if (!Double.isNaN(before)) {
        return share.impliedVolatility30(session.open()) / before;
      }
      share.advanceTo(session.close().minusSeconds(5), session);
      if (share.nextEarnings(session.open()).filter(session.date()::equals).isPresent()) {
        before = share.impliedVolatility30(session.close().minusSeconds(5));
      }
      session = CALENDAR.session(CALENDAR.nextTradingDay(session.date()));
    }
  }

  private static LocalDate firstReport(EarningsSchedule earnings) {
    return Stream.iterate(START, CALENDAR::nextTradingDay)
        .filter(earnings::reportsOn)
        .findFirst()
        .orElseThrow();
  }
}
