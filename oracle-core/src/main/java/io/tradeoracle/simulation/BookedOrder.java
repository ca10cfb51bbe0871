package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.BrokerOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order in the exchange's books. Only the {@link Ledger} changes it. */
final class BookedOrder {

  private final String brokerOrderId;
  private final Optional<ClientOrderId> replaces;
  private final Instant createdAt;
  private final List<Fill> fills = new ArrayList<>();
  private OrderRequest request;
  private OrderStatus status = OrderStatus.SUBMITTED;
  private boolean arrived;
  private int filledUnits;
  private Instant updatedAt;
  private String detail = "";

  BookedOrder(BookEntry.Received entry) {
    request = entry.request();
    brokerOrderId = entry.brokerOrderId();
    replaces = entry.replaces();
    createdAt = entry.at();
    updatedAt = entry.at();
  }

  OrderRequest request() {
    return request;
  }

  ClientOrderId id() {
    return request.id();
  }

  OrderStatus status() {
    return status;
  }

  String brokerOrderId() {
    return brokerOrderId;
  }

  Optional<ClientOrderId> replaces() {
    return replaces;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  List<Fill> fills() {
    return fills;
  }

  int filledUnits() {
    return filledUnits;
  }

  int remainingUnits() {
    return request.units() - filledUnits;
  }

  /** Returns whether it reached the book and something of it still works there. */
  boolean rests() {
    return arrived && !status.isTerminal();
  }

  /** Returns whether it is a replacement that has not reached the book yet. */
  boolean waitsToReplace() {
    return replaces.isPresent() && !arrived;
  }

  boolean hasLeg(String symbol) {
    for (Structure.Leg leg : request.structure().legs()) {
      if (leg.instrument().symbol().equals(symbol)) {
        return true;
      }
    }
    return false;
  }

  void arrive(Instant at) {
    arrived = true;
    become(status == OrderStatus.SUBMITTED ? OrderStatus.ACCEPTED : status, at);
  }

  void fill(int units, List<Fill> legs, Instant at) {
    filledUnits += units;
    fills.addAll(legs);
    boolean pending = status == OrderStatus.CANCEL_PENDING || status == OrderStatus.REPLACE_PENDING;
    OrderStatus open = pending ? status : OrderStatus.PARTIALLY_FILLED;
    become(remainingUnits() == 0 ? OrderStatus.FILLED : open, at);
  }

  void become(OrderStatus next, Instant at) {
    status = next;
    updatedAt = at;
  }

  void reject(String reason, Instant at) {
    detail = reason;
    become(OrderStatus.REJECTED, at);
  }

  /** Takes over what an order left unfilled. */
  void takeOver(int units) {
    request = request.repriced(request.id(), request.price(), units);
  }

  BrokerOrder view() {
    return new BrokerOrder(
        new Order(request, status, filledUnits, brokerOrderId, createdAt, updatedAt, detail),
        fills);
  }
}
