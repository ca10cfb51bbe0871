package io.tradeoracle.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * One execution of one leg.
 *
 * @param executionId the venue's name for it; a fill seen twice has the same one
 * @param orderId the order it belongs to
 * @param instrument what was traded
 * @param quantity contracts or shares: positive bought, negative sold
 * @param price dollars per share, zero or more
 * @param fees commission and regulatory fees in dollars, zero or more
 */
public record Fill(
    String executionId,
    ClientOrderId orderId,
    Instrument instrument,
    int quantity,
    BigDecimal price,
    BigDecimal fees,
    Instant at) {

  public Fill {
    Objects.requireNonNull(executionId, "executionId");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(at, "at");
    if (quantity == 0) {
      throw new IllegalArgumentException("quantity must not be zero: " + executionId);
    }
    if (price.signum() < 0) {
      throw new IllegalArgumentException("price must not be negative: " + price);
    }
    if (fees.signum() < 0) {
      throw new IllegalArgumentException("fees must not be negative: " + fees);
    }
  }

  /** Returns the change of cash in dollars, fees included: negative when we pay. */
  public BigDecimal cashChange() {
    return price
        .multiply(BigDecimal.valueOf((long) quantity * instrument.multiplier()))
        .negate()
        .subtract(fees);
  }
}
