package io.tradeoracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionContract;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionListingTest {

  private static final ExchangeCalendar CALENDAR = ExchangeCalendar.newYork();
  private static final LocalDate START = LocalDate.of(2024, 1, 2);

  @Test
  void everyDayHasTheExpirationsThatVolatilityAndStrategiesNeed() {
    tradingDays(700)
        .forEach(
            day -> {
              List<Long> days = daysToExpirations(day);
              assertThat(days).as("%s", day).isSorted().doesNotHaveDuplicates();
              assertThat(days).anyMatch(n -> n >= 7 && n <= 30);
              assertThat(days).anyMatch(n -> n >= 30 && n <= 92);
              assertThat(days).anyMatch(n -> n >= 34 && n <= 42);
              assertThat(days.get(days.size() - 1)).isBetween(42L, 77L);
            });
  }

  @Test
  void expirationsAreTradingDays() {
    assertThat(OptionListing.expirations(LocalDate.of(2025, 3, 31)))
        .allMatch(CALENDAR::isTradingDay)
        .contains(LocalDate.of(2025, 4, 17));
  }

  @Test
  void expiredWeekIsGoneWhenItsFridayIsAHoliday() {
    // Good Friday 2025 is April 18: the week's options expire on the 17th.
    assertThat(OptionListing.expirations(LocalDate.of(2025, 4, 17)))
        .startsWith(LocalDate.of(2025, 4, 17));
    assertThat(OptionListing.expirations(LocalDate.of(2025, 4, 21)))
        .startsWith(LocalDate.of(2025, 4, 25));
  }

  @Test
  void strikesReachAQuarterEitherSideOfEachDaysPrice() {
    for (double spot : new double[] {21, 80, 89.99, 90, 120, 200, 999}) {
      OptionListing listing = new OptionListing("ACME", spot, 1);
      listing.renew(START, spot);
      List<Double> strikes = strikes(listing);

      assertThat(strikes.get(0)).isLessThanOrEqualTo(0.77 * spot);
      assertThat(strikes.get(strikes.size() - 1)).isGreaterThanOrEqualTo(1.23 * spot);
      assertThat(strikes.get(1) - strikes.get(0)).isEqualTo(spot < 90 ? 1.0 : 2.5);
    }
  }

  @Test
  void listedContractsStayUntilTheyExpire() {
    OptionListing listing = new OptionListing("ACME", 120, 1);
    listing.renew(START, 120);
    List<OptionContract> before = contracts(listing);
    listing.renew(START.plusDays(1), 90);
    List<OptionContract> after = contracts(listing);

    assertThat(after).containsAll(before).hasSizeGreaterThan(before.size());
    listing.renew(LocalDate.of(2024, 1, 8), 90);
    assertThat(contracts(listing)).noneMatch(c -> c.expiration().getDayOfMonth() == 5);
  }

  private static Stream<LocalDate> tradingDays(int count) {
    return Stream.iterate(START, CALENDAR::nextTradingDay).limit(count);
  }

  private static List<Long> daysToExpirations(LocalDate day) {
    return OptionListing.expirations(day).stream()
        .map(expiration -> ChronoUnit.DAYS.between(day, expiration))
        .toList();
  }

  private static List<OptionContract> contracts(OptionListing listing) {
    return listing.options().stream().map(ListedOption::contract).toList();
  }

  private static List<Double> strikes(OptionListing listing) {
    return listing.options().stream().map(ListedOption::strike).distinct().sorted().toList();
  }
}
