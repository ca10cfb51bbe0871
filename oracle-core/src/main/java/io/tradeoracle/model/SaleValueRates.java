package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The dated rates of the fee that sellers of US securities pay on the value sold. */
final class SaleValueRates {

  /**
   * Fractions of the value sold, by first day of trading they apply to: the transaction fee of
   * section 31 of the Securities Exchange Act of 1934, as the SEC's fee rate advisories give it, in
   * dollars a million there. To be continued as advisories appear.
   */
  static final NavigableMap<LocalDate, BigDecimal> SECTION_31 =
      Collections.unmodifiableNavigableMap(section31());

  private static final int MILLION_DIGITS = 6;

  private SaleValueRates() {}

  private static NavigableMap<LocalDate, BigDecimal> section31() {
    NavigableMap<LocalDate, BigDecimal> rates = new TreeMap<>();
    put(rates, "2014-03-18", "22.10");
    put(rates, "2015-02-14", "18.40");
    put(rates, "2016-02-16", "21.80");
    put(rates, "2017-07-04", "23.10");
    put(rates, "2018-05-22", "13.00");
    put(rates, "2019-04-16", "20.70");
    put(rates, "2020-02-18", "22.10");
    put(rates, "2021-02-25", "5.10");
    put(rates, "2022-05-14", "22.90");
    put(rates, "2023-02-27", "8.00");
    put(rates, "2024-05-22", "27.80");
    put(rates, "2025-05-14", "0.00");
    return rates;
  }

  private static void put(
      NavigableMap<LocalDate, BigDecimal> rates, String firstDay, String dollarsPerMillion) {
    BigDecimal rate = new BigDecimal(dollarsPerMillion).movePointLeft(MILLION_DIGITS);
    rates.put(LocalDate.parse(firstDay), rate);
  }
}
