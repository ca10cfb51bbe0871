package io.tradeoracle.risk;

import java.math.BigDecimal;

/**
 * How one closed structure ended. Partial closes make one result.
 *
 * @param profit profit (negative: loss) in dollars, after fees
 * @param maximumLoss the most it could have lost when opened, fees included, dollars, positive
 */
public record ClosedResult(BigDecimal profit, BigDecimal maximumLoss) {

  public ClosedResult {
    if (maximumLoss.signum() <= 0) {
      throw new IllegalArgumentException("maximumLoss must be positive: " + maximumLoss);
    }
    profit = profit.stripTrailingZeros();
  }

  /** Returns profit ÷ maximum loss: −1 is a full loss. */
  public double returnOnMaximumLoss() {
    return profit.doubleValue() / maximumLoss.doubleValue();
  }
}
