package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order and what became of it.
 *
 * @param limit null for a market order
 * @param average price of the units filled; null before the first fill
 */
public record OrderBody(
    String id,
    String positionId,
    String underlying,
    String name,
    int units,
    int filledUnits,
    String intent,
    @Nullable PriceBody limit,
    @Nullable PriceBody average,
    BigDecimal fees,
    String status,
    String detail,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * Returns what to send of an order.
   *
   * @param fills the order's own
   */
  public static OrderBody of(Order order, List<Fill> fills) {
    return new OrderBody(
        order.id().value(),
        order.request().positionId(),
        order.request().structure().underlying(),
        StructureNames.of(order.request().structure()),
        order.request().units(),
        order.filledUnits(),
        order.request().intent().name(),
        order.request().price() instanceof OrderPrice.Limit limit
            ? PriceBody.of(limit.net())
            : null,
        average(order, fills),
        Numbers.money(fills.stream().map(Fill::fees).reduce(BigDecimal.ZERO, BigDecimal::add)),
        order.status().name(),
        order.detail(),
        order.createdAt(),
        order.updatedAt());
  }

  private static @Nullable PriceBody average(Order order, List<Fill> fills) {
    if (order.filledUnits() == 0 || fills.isEmpty()) {
      return null;
    }
    BigDecimal paid =
        fills.stream()
            .map(fill -> fill.price().multiply(BigDecimal.valueOf(fill.quantity())))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return PriceBody.of(
        paid.divide(BigDecimal.valueOf(order.filledUnits()), 6, RoundingMode.HALF_EVEN));
  }
}
