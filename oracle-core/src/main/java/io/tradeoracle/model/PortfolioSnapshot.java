package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * The account's worth at one instant.
 *
 * @param cash dollars
 * @param equity cash plus open positions at their marks, dollars
 * @param previousCloseEquity equity at the previous session's close, dollars
 * @param openMaximumLoss the most that open positions and working opening orders can lose, dollars
 * @param markable whether every open position had a usable mark
 */
public record PortfolioSnapshot(
    Instant at,
    BigDecimal cash,
    BigDecimal equity,
    BigDecimal previousCloseEquity,
    BigDecimal openMaximumLoss,
    boolean markable) {

  public PortfolioSnapshot {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(cash, "cash");
    Objects.requireNonNull(equity, "equity");
    Objects.requireNonNull(previousCloseEquity, "previousCloseEquity");
    Objects.requireNonNull(openMaximumLoss, "openMaximumLoss");
  }
}
