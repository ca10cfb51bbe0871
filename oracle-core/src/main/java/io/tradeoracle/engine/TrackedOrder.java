package io.tradeoracle.engine;

import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An order with the executions booked for it, so that none is booked twice. Immutable.
 *
 * @param replaces the order in whose place it is to work; empty if none
 * @param executionIds the venue's names of the fills booked
 */
record TrackedOrder(Order order, String replaces, List<String> executionIds) {

  TrackedOrder {
    executionIds = List.copyOf(executionIds);
  }

  TrackedOrder with(OrderStatus status, Instant at, String detail) {
    return with(status, order.filledUnits(), order.brokerOrderId(), at, detail);
  }

  TrackedOrder acknowledged(String brokerOrderId, OrderStatus status, Instant at) {
    return with(status, order.filledUnits(), brokerOrderId, at, order.detail());
  }

  TrackedOrder filled(int units, OrderStatus status, Instant at) {
    return with(status, order.filledUnits() + units, order.brokerOrderId(), at, order.detail());
  }

  TrackedOrder booked(String executionId) {
    List<String> ids = new ArrayList<>(executionIds);
    ids.add(executionId);
    return new TrackedOrder(order, replaces, ids);
  }

  /** Returns the order for other units: a replacement takes over what was left at the venue. */
  TrackedOrder forUnits(int units) {
    Order o = order;
    return new TrackedOrder(
        new Order(
            o.request().repriced(o.id(), o.request().price(), units),
            o.status(),
            o.filledUnits(),
            o.brokerOrderId(),
            o.createdAt(),
            o.updatedAt(),
            o.detail()),
        replaces,
        executionIds);
  }

  private TrackedOrder with(
      OrderStatus status, int filledUnits, String brokerOrderId, Instant at, String detail) {
    return new TrackedOrder(
        new Order(
            order.request(), status, filledUnits, brokerOrderId, order.createdAt(), at, detail),
        replaces,
        executionIds);
  }
}
