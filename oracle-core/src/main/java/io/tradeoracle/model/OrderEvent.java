package io.tradeoracle.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Something the broker says about one of its orders. */
public sealed interface OrderEvent {

  /** The order it is about. */
  ClientOrderId orderId();

  /** When the venue says it happened. */
  Instant at();

  /** The order works at the venue. */
  record Accepted(ClientOrderId orderId, String brokerOrderId, Instant at) implements OrderEvent {}

  /** The venue refused the order. */
  record Rejected(ClientOrderId orderId, String reason, Instant at) implements OrderEvent {}

  /**
   * Units were filled.
   *
   * @param units whole units of this execution, at least 1
   * @param fills one or more fills a leg, which together make the units
   */
  record Filled(ClientOrderId orderId, int units, List<Fill> fills, Instant at)
      implements OrderEvent {
    public Filled {
      Objects.requireNonNull(orderId, "orderId");
      Objects.requireNonNull(at, "at");
      fills = List.copyOf(fills);
      if (units < 1 || fills.isEmpty()) {
        throw new IllegalArgumentException(
            "a fill has at least one unit and one leg: " + units + ", " + fills.size());
      }
    }
  }

  /** What was left of the order no longer works. */
  record Cancelled(ClientOrderId orderId, Instant at) implements OrderEvent {}

  /** What was left of the order goes on as another one. */
  record Replaced(ClientOrderId orderId, ClientOrderId replacement, Instant at)
      implements OrderEvent {}

  /** The session closed over what was left of the order. */
  record Expired(ClientOrderId orderId, Instant at) implements OrderEvent {}
}
