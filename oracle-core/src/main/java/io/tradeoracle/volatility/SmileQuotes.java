package io.tradeoracle.volatility;

import java.util.List;

/**
 * The implied volatilities of one expiration.
 *
 * @param forward forward price of the underlying, positive
 * @param years time to expiration in years, positive
 * @param quotes in any order; a strike may have several
 */
public record SmileQuotes(double forward, double years, List<SmileQuote> quotes) {

  public SmileQuotes {
    SmileChecks.requirePositive("forward", forward);
    SmileChecks.requirePositive("years", years);
    quotes = List.copyOf(quotes);
  }

  /** Returns how many different strikes are quoted. */
  public int strikes() {
    return (int) quotes.stream().mapToDouble(SmileQuote::strike).distinct().count();
  }
}
