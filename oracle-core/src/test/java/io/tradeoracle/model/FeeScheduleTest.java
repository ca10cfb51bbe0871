package io.tradeoracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeScheduleTest {

  private static final LocalDate DAY = LocalDate.of(2024, 3, 6);
  private static final OptionContract CALL = OptionContract.parse("XYZ240315C00100000");
  private static final OptionContract PUT = OptionContract.parse("XYZ240315P00100000");
  private static final OptionContract INDEX = OptionContract.parse("SPXW240315C05000000");
  private static final Equity SHARE = new Equity("XYZ");

  private final FeeSchedule standard = FeeSchedule.standard();

  @Test
  void buyingPaysCommissionAndRegulatoryFeeForEachContract() {
    assertThat(standard.fees(CALL, 3, dollars("2.00"), DAY)).isEqualTo("2.10");
  }

  @ParameterizedTest
  @CsvSource({
    // 10 contracts at 50.00 are $50,000; 7.00 and the rate of the day, rounded up to a cent.
    "2013-01-02,8.11",
    "2015-12-24,7.92",
    "2021-02-24,8.11",
    "2021-02-25,7.26",
    "2024-03-06,7.40",
    "2026-01-02,7.00"
  })
  void sellingPaysTheDatedRateOnTheValueToo(LocalDate day, String expected) {
    assertThat(standard.fees(CALL, -10, dollars("50.00"), day)).isEqualTo(expected);
  }

  @Test
  void feesAreRoundedUpToACent() {
    assertThat(standard.fees(CALL, -1, dollars("0.01"), DAY)).isEqualTo("0.71");
  }

  @Test
  void indexOptionsPayASurchargeButNoRate() {
    assertThat(standard.fees(INDEX, -2, dollars("100.00"), DAY)).isEqualTo("2.70");
  }

  @Test
  void sharesPayTheRateOnly() {
    assertThat(standard.fees(SHARE, 1000, dollars("100.00"), DAY)).isEqualTo("0.00");
    assertThat(standard.fees(SHARE, -1000, dollars("100.00"), DAY)).isEqualTo("0.80");
  }

  @Test
  void alpacaTakesNoCommission() {
    assertThat(FeeSchedule.alpaca().fees(CALL, 3, dollars("2.00"), DAY)).isEqualTo("0.15");
  }

  @Test
  void noneChargesNothing() {
    assertThat(FeeSchedule.none().fees(INDEX, -3, dollars("2.00"), DAY)).isEqualTo("0.00");
    assertThat(FeeSchedule.none().estimatedRoundTrip(Structure.single(CALL, 1), DAY))
        .isEqualTo("0.00");
  }

  @Test
  void aRoundTripPaysEachLegTwiceAndACentForItsSale() {
    Structure straddle = Structure.straddle(PUT, CALL);

    assertThat(standard.estimatedRoundTrip(straddle, DAY)).isEqualTo("2.82");
    assertThat(standard.estimatedRoundTrip(straddle, LocalDate.of(2026, 1, 2))).isEqualTo("2.80");
    assertThat(standard.estimatedRoundTrip(Structure.single(CALL, -3), DAY)).isEqualTo("4.23");
  }

  @Test
  void aRoundTripIsEnoughForOptionsOfModeratePrice() {
    BigDecimal price = dollars("3.59");
    LocalDate dearest = LocalDate.of(2024, 6, 3);
    BigDecimal both =
        standard.fees(CALL, 1, price, dearest).add(standard.fees(CALL, -1, price, dearest));

    assertThat(standard.estimatedRoundTrip(Structure.single(CALL, 1), dearest))
        .isGreaterThanOrEqualTo(both);
  }

  @Test
  void negativeAmountsAreRefused() {
    assertThatThrownBy(
            () -> new FeeSchedule(dollars("-0.01"), BigDecimal.ZERO, Map.of(), new TreeMap<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("commission must not be negative: -0.01");
  }

  private static BigDecimal dollars(String amount) {
    return new BigDecimal(amount);
  }
}
