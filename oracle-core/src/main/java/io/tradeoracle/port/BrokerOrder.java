package io.tradeoracle.port;

import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import java.util.List;
import java.util.Objects;

/**
 * An order as the broker has it.
 *
 * @param fills every fill so far, in the order they were booked
 */
public record BrokerOrder(Order order, List<Fill> fills) {
  public BrokerOrder {
    Objects.requireNonNull(order, "order");
    fills = List.copyOf(fills);
  }
}
