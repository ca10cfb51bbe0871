package io.tradeoracle.pricing;

/**
 * A cash dividend that is known beforehand.
 *
 * @param yearsToExDate time from now to the moment the share trades without it, in years, ACT/365;
 *     one that is not positive is past
 * @param amount dollars per share, zero or more
 */
public record CashDividend(double yearsToExDate, double amount) {

  public CashDividend {
    if (!Double.isFinite(yearsToExDate)) {
      throw new IllegalArgumentException("yearsToExDate must be finite: " + yearsToExDate);
    }
    if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("amount must be zero or more and finite: " + amount);
    }
  }
}
