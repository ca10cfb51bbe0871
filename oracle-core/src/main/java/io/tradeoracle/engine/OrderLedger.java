package io.tradeoracle.engine;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.port.SubmitOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Our orders and what became of them. What our own code asks for must be a legal transition; what
 * the venue reports is booked whatever it is.
 */
final class OrderLedger {

  /** Day orders end with their day; after so long no word of a finished one can come. */
  private static final Duration KEEP_FINISHED = Duration.ofDays(7);

  private final Map<ClientOrderId, TrackedOrder> orders = new LinkedHashMap<>();

  void restore(List<TrackedOrder> image) {
    orders.clear();
    image.forEach(order -> orders.put(order.order().id(), order));
  }

  List<TrackedOrder> image() {
    return List.copyOf(orders.values());
  }

  Optional<Order> order(ClientOrderId id) {
    return Optional.ofNullable(orders.get(id)).map(TrackedOrder::order);
  }

  /**
   * Returns the orders that may still fill or have not been sent, in the order they were wanted.
   */
  List<Order> unfinished() {
    return stream().filter(order -> !order.status().isTerminal()).toList();
  }

  List<Order> unfinishedOf(String positionId) {
    return stream()
        .filter(o -> !o.status().isTerminal() && o.request().positionId().equals(positionId))
        .toList();
  }

  /** Returns whether an order of a position was refused by the venue since an instant. */
  boolean wasRejectedSince(String positionId, Instant since) {
    return stream()
        .anyMatch(
            o ->
                o.status() == OrderStatus.REJECTED
                    && o.request().positionId().equals(positionId)
                    && o.updatedAt().isAfter(since));
  }

  private Stream<Order> stream() {
    return orders.values().stream().map(TrackedOrder::order);
  }

  Order intend(OrderRequest request, Instant at) {
    return intend(request, "", at);
  }

  private Order intend(OrderRequest request, String replaces, Instant at) {
    requireNew(request);
    Order order = new Order(request, OrderStatus.INTENDED, 0, "", at, at, "");
    return keep(new TrackedOrder(order, replaces, List.of()));
  }

  private void requireNew(OrderRequest request) {
    if (orders.containsKey(request.id())) {
      throw new IllegalTransitionException("order intended twice: " + request.id());
    }
  }

  /** Takes the wish to go on with another order in place of one. Returns both. */
  List<Order> intendReplacement(ClientOrderId id, OrderRequest replacement, Instant at) {
    requireNew(replacement);
    Order old = move(id, OrderStatus.REPLACE_PENDING, at, "");
    return List.of(old, intend(replacement, id.value(), at));
  }

  /** Returns the newest order that was to take an order's place. */
  Optional<Order> replacementOf(ClientOrderId id) {
    return orders.values().stream()
        .filter(tracked -> tracked.replaces().equals(id.value()))
        .map(TrackedOrder::order)
        .reduce((first, second) -> second);
  }

  /** Returns whether an order was to take another one's place. */
  boolean isReplacement(ClientOrderId id) {
    return !tracked(id).replaces().isEmpty();
  }

  /** Moves an order as our own code asks. */
  Order move(ClientOrderId id, OrderStatus next, Instant at, String detail) {
    TrackedOrder tracked = tracked(id);
    if (!tracked.order().status().canBecome(next)) {
      throw new IllegalTransitionException(
          "order " + id + " cannot go from " + tracked.order().status() + " to " + next);
    }
    return keep(tracked.with(next, at, detail));
  }

  /** Books a broker's answer to a submission. */
  Order answered(ClientOrderId id, SubmitOutcome outcome, Instant at) {
    TrackedOrder tracked = tracked(id);
    OrderStatus status = tracked.order().status();
    boolean waiting = status == OrderStatus.INTENDED || status == OrderStatus.SUBMITTED;
    if (outcome instanceof SubmitOutcome.Accepted accepted) {
      // The venue's own events may have come first; they know better.
      OrderStatus next = waiting ? OrderStatus.SUBMITTED : status;
      return keep(tracked.acknowledged(accepted.brokerOrderId(), next, at));
    }
    if (!waiting) {
      return tracked.order();
    }
    return outcome instanceof SubmitOutcome.Rejected rejected
        ? keep(
            tracked.with(OrderStatus.REJECTED, at, rejected.reason() + ": " + rejected.message()))
        : keep(tracked.with(OrderStatus.UNKNOWN, at, ((SubmitOutcome.Unknown) outcome).message()));
  }

  /** Ends an order that will not be sent, or that never reached the broker. */
  List<Order> gaveUp(ClientOrderId id, OrderStatus end, Instant at, String detail) {
    List<Order> changed = new ArrayList<>();
    changed.add(move(id, end, at, detail));
    changed.addAll(replacedWorksOn(id, at, detail));
    return changed;
  }

  /** What a replacement that came to nothing was to replace works on. */
  private List<Order> replacedWorksOn(ClientOrderId replacement, Instant at, String detail) {
    String replaced = tracked(replacement).replaces();
    if (replaced.isEmpty()) {
      return List.of();
    }
    ClientOrderId old = new ClientOrderId(replaced);
    return knows(old) && tracked(old).order().status() == OrderStatus.REPLACE_PENDING
        ? List.of(stillWorking(old, at, "replace: " + detail))
        : List.of();
  }

  /** Puts an order back to work after a cancel or replacement of it was refused. */
  Order stillWorking(ClientOrderId id, Instant at, String detail) {
    TrackedOrder tracked = tracked(id);
    OrderStatus status = tracked.order().status();
    if (status != OrderStatus.CANCEL_PENDING && status != OrderStatus.REPLACE_PENDING) {
      return tracked.order();
    }
    OrderStatus working =
        tracked.order().filledUnits() > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.ACCEPTED;
    return keep(tracked.with(working, at, detail));
  }

  /** Books an event of the venue other than a fill. */
  List<Order> report(OrderEvent event, Instant at) {
    List<Order> changed = new ArrayList<>();
    if (event instanceof OrderEvent.Accepted accepted) {
      TrackedOrder tracked = tracked(accepted.orderId());
      if (isBeforeAcceptance(tracked.order().status())) {
        changed.add(keep(tracked.acknowledged(accepted.brokerOrderId(), OrderStatus.ACCEPTED, at)));
      }
    } else if (event instanceof OrderEvent.Rejected rejected) {
      changed.addAll(end(rejected.orderId(), OrderStatus.REJECTED, at, rejected.reason()));
      changed.addAll(replacedWorksOn(rejected.orderId(), at, rejected.reason()));
    } else if (event instanceof OrderEvent.Cancelled cancelled) {
      changed.addAll(end(cancelled.orderId(), OrderStatus.CANCELLED, at, ""));
    } else if (event instanceof OrderEvent.Expired expired) {
      changed.addAll(end(expired.orderId(), OrderStatus.EXPIRED, at, ""));
    } else if (event instanceof OrderEvent.Replaced replaced) {
      changed.addAll(end(replaced.orderId(), OrderStatus.REPLACED, at, ""));
      changed.addAll(takeOverUnits(replaced.orderId(), at));
    }
    return changed;
  }

  /** A replacement works what the order before it left unfilled, however late that is known. */
  private List<Order> takeOverUnits(ClientOrderId replaced, Instant at) {
    Order old = tracked(replaced).order();
    Optional<Order> found = replacementOf(replaced);
    int left = old.remainingUnits();
    if (old.status() != OrderStatus.REPLACED
        || found.isEmpty()
        || left == 0
        || left == found.get().request().units()) {
      return List.of();
    }
    TrackedOrder next = tracked(found.get().id()).forUnits(left);
    boolean complete = next.order().filledUnits() >= left;
    return List.of(keep(complete ? next.with(OrderStatus.FILLED, at, "") : next));
  }

  /** Returns whether a broker's acceptance of an order would be news. */
  static boolean isBeforeAcceptance(OrderStatus status) {
    return status == OrderStatus.INTENDED
        || status == OrderStatus.SUBMITTED
        || status == OrderStatus.UNKNOWN
        || status == OrderStatus.LOST;
  }

  private List<Order> end(ClientOrderId id, OrderStatus status, Instant at, String detail) {
    TrackedOrder tracked = tracked(id);
    return tracked.order().status().isTerminal()
        ? List.of()
        : List.of(keep(tracked.with(status, at, detail)));
  }

  /** Returns whether a fill of an order of ours was booked. */
  boolean isBooked(Fill fill) {
    return tracked(fill.orderId()).executionIds().contains(fill.executionId());
  }

  /** Returns whether a fill was not booked before, and marks it as booked. */
  boolean book(Fill fill) {
    TrackedOrder tracked = tracked(fill.orderId());
    if (tracked.executionIds().contains(fill.executionId())) {
      return false;
    }
    orders.put(fill.orderId(), tracked.booked(fill.executionId()));
    return true;
  }

  /** Books filled units, whatever state the order is in. Returns the order first. */
  List<Order> fill(ClientOrderId id, int units, Instant at) {
    TrackedOrder tracked = tracked(id);
    Order order = tracked.order();
    boolean complete = order.filledUnits() + units >= order.request().units();
    OrderStatus status = order.status();
    if (complete) {
      status = OrderStatus.FILLED;
    } else if (isBeforeAcceptance(status) || status == OrderStatus.ACCEPTED) {
      status = OrderStatus.PARTIALLY_FILLED;
    }
    List<Order> changed = new ArrayList<>();
    changed.add(keep(tracked.filled(units, status, at)));
    changed.addAll(takeOverUnits(id, at));
    return changed;
  }

  boolean knows(ClientOrderId id) {
    return orders.containsKey(id);
  }

  /** Forgets orders that ended long ago. */
  void prune(Instant now) {
    Instant limit = now.minus(KEEP_FINISHED);
    orders
        .values()
        .removeIf(
            tracked ->
                tracked.order().status().isTerminal()
                    && tracked.order().updatedAt().isBefore(limit));
  }

  private TrackedOrder tracked(ClientOrderId id) {
    TrackedOrder tracked = orders.get(id);
    if (tracked == null) {
      throw new IllegalStateException("no such order: " + id);
    }
    return tracked;
  }

  private Order keep(TrackedOrder tracked) {
    orders.put(tracked.order().id(), tracked);
    return tracked.order();
  }
}
