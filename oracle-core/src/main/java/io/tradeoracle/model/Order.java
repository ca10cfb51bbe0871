package io.tradeoracle.model;

import java.time.Instant;
import java.util.Objects;

/**
 * An order and what became of it.
 *
 * @param filledUnits whole units filled so far
 * @param brokerOrderId the broker's name for it; empty until the broker gave one
 * @param detail why it stands where it stands, for people; empty where there is nothing to say
 */
public record Order(
    OrderRequest request,
    OrderStatus status,
    int filledUnits,
    String brokerOrderId,
    Instant createdAt,
    Instant updatedAt,
    String detail) {

  public Order {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(brokerOrderId, "brokerOrderId");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(updatedAt, "updatedAt");
    Objects.requireNonNull(detail, "detail");
    if (filledUnits < 0) {
      throw new IllegalArgumentException("filledUnits must not be negative: " + filledUnits);
    }
  }

  public ClientOrderId id() {
    return request.id();
  }

  /** Returns the units not filled yet, never negative. */
  public int remainingUnits() {
    return Math.max(0, request.units() - filledUnits);
  }
}
