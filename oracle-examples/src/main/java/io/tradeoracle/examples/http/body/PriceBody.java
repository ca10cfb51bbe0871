package io.tradeoracle.examples.http.body;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price of a structure, per share and unit.
 *
 * @param price dollars, never negative
 * @param side {@code debit} if it is paid, {@code credit} if it is received
 */
public record PriceBody(BigDecimal price, String side) {

  /** Returns a net price, debit positive; null if it is no number. */
  static @Nullable PriceBody of(double net) {
    BigDecimal rounded = Numbers.money(net);
    return rounded == null ? null : of(rounded);
  }

  /** Returns a net price, debit positive. */
  static PriceBody of(BigDecimal net) {
    return new PriceBody(Numbers.money(net.abs()), net.signum() < 0 ? "credit" : "debit");
  }
}
