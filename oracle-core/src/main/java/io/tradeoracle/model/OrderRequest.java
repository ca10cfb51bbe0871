package io.tradeoracle.model;

import java.util.Objects;

/**
 * A wish to trade a whole structure: all its legs or none, in whole units.
 *
 * @param id our name for it
 * @param structure the legs as traded: a positive ratio buys, a negative one sells. An order that
 *     closes a position carries the position's structure {@linkplain Structure#reversed reversed}
 * @param units how many of the structure, at least 1
 * @param intent whether it opens or closes
 * @param price limit or market
 * @param timeInForce how long it works
 * @param positionId the position it opens or closes
 */
public record OrderRequest(
    ClientOrderId id,
    Structure structure,
    int units,
    PositionIntent intent,
    OrderPrice price,
    TimeInForce timeInForce,
    String positionId) {

  public OrderRequest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(structure, "structure");
    Objects.requireNonNull(intent, "intent");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(timeInForce, "timeInForce");
    Objects.requireNonNull(positionId, "positionId");
    if (units < 1) {
      throw new IllegalArgumentException("units must be at least 1: " + units);
    }
  }

  /** Returns the same wish under another name and at another price, for what is left of it. */
  public OrderRequest repriced(ClientOrderId newId, OrderPrice newPrice, int newUnits) {
    return new OrderRequest(newId, structure, newUnits, intent, newPrice, timeInForce, positionId);
  }
}
