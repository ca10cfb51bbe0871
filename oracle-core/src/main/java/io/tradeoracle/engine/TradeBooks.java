package io.tradeoracle.engine;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.ProjectionChange;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.risk.BreakerCause;
import io.tradeoracle.risk.ClosedResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The books of orders, positions and cash, and what the events of orders, fills and life cycles do
 * to them. Owned by the engine's thread.
 */
final class TradeBooks {

  private final OrderLedger orders = new OrderLedger();
  private final PositionLedger positions = new PositionLedger();
  private final Pace pace = new Pace();
  private final TradeResults results;
  private final BookedActivities activities = new BookedActivities();
  private final BreakerRecord breaker;
  private final Consumer<ProjectionChange> changes;
  private BigDecimal cash = BigDecimal.ZERO;
  private int openingsToday;

  /**
   * @param window how many results of each strategy's version are kept
   * @param changes is told of every change of the tables people query
   */
  TradeBooks(BreakerRecord breaker, int window, Consumer<ProjectionChange> changes) {
    this.breaker = breaker;
    this.changes = changes;
    this.results = new TradeResults(window);
  }

  /** Begins with what the account held before. */
  void begin(BigDecimal initialCash, List<Holding> holdings) {
    cash = initialCash;
    positions.takeOver(holdings);
  }

  /** Begins a day: what only the last one needed is forgotten. */
  void beginDay(Instant at) {
    openingsToday = 0;
    orders.prune(at);
    positions.forgetRetired();
  }

  void orderIntended(EngineEvent.OrderIntended event, Instant at) {
    OrderRequest request = event.order();
    changes.accept(new ProjectionChange.OrderChanged(orders.intend(request, at)));
    pace.requested(at);
    if (request.intent() == PositionIntent.OPEN) {
      pace.opening(at);
    }
  }

  void orderAbandoned(EngineEvent.OrderAbandoned event, Instant at) {
    changed(orders.gaveUp(event.orderId(), OrderStatus.ABANDONED, at, event.reason()), at);
  }

  void orderLost(EngineEvent.OrderLost event, Instant at) {
    changed(orders.gaveUp(event.orderId(), OrderStatus.LOST, at, event.reason()), at);
    submitted(event.orderId(), true, at);
  }

  void orderResent(EngineEvent.OrderResent event, Instant at) {
    changed(List.of(orders.move(event.orderId(), OrderStatus.SUBMITTED, at, "sent again")), at);
    pace.requested(at);
  }

  void orderAnswered(EngineEvent.OrderAnswered event, Instant at) {
    boolean refused = event.outcome() instanceof SubmitOutcome.Rejected;
    changed(List.of(orders.answered(event.orderId(), event.outcome(), at)), at);
    if (refused) {
      submitted(event.orderId(), true, at);
    }
  }

  /** Counts how an order fared; a replacement refused because its order ended is no failure. */
  private void submitted(ClientOrderId id, boolean failed, Instant at) {
    if (!orders.isReplacement(id)) {
      breaker.observe(it -> it.orderSubmitted(failed, at));
    }
  }

  private void changed(List<Order> changedOrders, Instant at) {
    for (Order order : changedOrders) {
      changes.accept(new ProjectionChange.OrderChanged(order));
      settle(order.request().positionId(), at);
    }
  }

  void cancelIntended(EngineEvent.CancelIntended event, Instant at) {
    Order order = orders.move(event.orderId(), OrderStatus.CANCEL_PENDING, at, event.reason());
    changes.accept(new ProjectionChange.OrderChanged(order));
    pace.requested(at);
  }

  void cancelAnswered(EngineEvent.CancelAnswered event, Instant at) {
    if (event.outcome() instanceof SubmitOutcome.Rejected rejected) {
      Order order = orders.stillWorking(event.orderId(), at, "cancel: " + rejected.message());
      changes.accept(new ProjectionChange.OrderChanged(order));
    }
  }

  void replaceIntended(EngineEvent.ReplaceIntended event, Instant at) {
    changed(orders.intendReplacement(event.orderId(), event.replacement(), at), at);
    pace.requested(at);
  }

  void replaceAnswered(EngineEvent.ReplaceAnswered event, Instant at) {
    List<Order> both = new ArrayList<>();
    if (event.outcome() instanceof SubmitOutcome.Rejected rejected) {
      both.add(orders.stillWorking(event.orderId(), at, "replace: " + rejected.message()));
    }
    both.add(orders.answered(event.replacementId(), event.outcome(), at));
    changed(both, at);
  }

  void orderReported(EngineEvent.OrderReported reported, Instant at) {
    OrderEvent event = reported.event();
    if (event instanceof OrderEvent.Filled filled) {
      fill(filled, at);
    } else if (orders.knows(event.orderId())) {
      List<Order> moved = orders.report(event, at);
      changed(moved, at);
      boolean accepted = event instanceof OrderEvent.Accepted;
      if (!moved.isEmpty() && (accepted || event instanceof OrderEvent.Rejected)) {
        submitted(event.orderId(), !accepted, at);
      }
    }
  }

  private void fill(OrderEvent.Filled event, Instant at) {
    Optional<Order> known = orders.order(event.orderId());
    if (known.isEmpty()) {
      event.fills().stream()
          .filter(fill -> activities.addFirst(fill.executionId()))
          .forEach(fill -> bookFill(fill, "", PositionIntent.OPEN, at));
      return;
    }
    OrderRequest request = known.get().request();
    boolean anyNew = false;
    for (Fill fill : event.fills()) {
      if (orders.book(fill)) {
        bookFill(fill, request.positionId(), request.intent(), at);
        anyNew = true;
      }
    }
    if (anyNew) {
      count(event, request, at);
    }
  }

  private void count(OrderEvent.Filled event, OrderRequest request, Instant at) {
    List<Order> filled = orders.fill(event.orderId(), event.units(), at);
    filled.forEach(order -> changes.accept(new ProjectionChange.OrderChanged(order)));
    Order order = filled.get(0);
    if (order.filledUnits() > request.units()) {
      String detail = order.id() + " filled " + order.filledUnits();
      breaker.observe(it -> it.trip(BreakerCause.OVER_FILL, detail, at));
    }
    if (request.intent() == PositionIntent.OPEN) {
      positions.find(request.positionId()).ifPresent(managed -> opened(managed, event.units()));
    }
    settle(request.positionId(), at);
  }

  private void opened(ManagedPosition managed, int units) {
    openingsToday += managed.position().openedUnits() == 0 ? 1 : 0;
    positions.keep(managed.opened(units));
  }

  private void bookFill(Fill fill, String positionId, PositionIntent intent, Instant at) {
    cash = cash.add(fill.cashChange());
    changes.accept(new ProjectionChange.FillBooked(fill));
    positions
        .book(fill, positionId, intent, at)
        .ifPresent(m -> changes.accept(new ProjectionChange.PositionChanged(m.position())));
  }

  void lifecycleReported(EngineEvent.LifecycleReported reported, Instant at) {
    LifecycleEvent event = reported.event();
    if (!activities.addFirst(event.activityId())) {
      return;
    }
    cash = cash.add(event.cash());
    for (ManagedPosition managed : positions.book(event, at)) {
      changes.accept(new ProjectionChange.PositionChanged(managed.position()));
      settle(managed.position().id(), at);
    }
  }

  /** Puts a position where its orders and holdings now say; a closed one leaves the ledger. */
  private void settle(String positionId, Instant at) {
    Optional<ManagedPosition> found = positions.find(positionId);
    if (found.isEmpty()) {
      return;
    }
    boolean unfinished = !orders.unfinishedOf(positionId).isEmpty();
    ManagedPosition before = found.get();
    ManagedPosition after = positions.settled(before, unfinished, at);
    positions.keep(after);
    if (after.position().status() != before.position().status()) {
      changes.accept(new ProjectionChange.PositionChanged(after.position()));
    }
    if (after.position().status() == PositionStatus.CLOSED) {
      positions.retire(after.done());
      if (after.hasResult() && !after.counted()) {
        count(after, at);
      }
    }
  }

  private void count(ManagedPosition managed, Instant at) {
    Position position = managed.position();
    BigDecimal profit = position.realisedProfit();
    results.add(
        new ClosedTrade(
            position.strategy(),
            managed.strategyVersion(),
            new ClosedResult(profit, managed.maximumLoss())));
    breaker.observe(it -> it.structureClosed(profit, at));
  }

  OrderLedger orders() {
    return orders;
  }

  PositionLedger positions() {
    return positions;
  }

  Pace pace() {
    return pace;
  }

  TradeResults results() {
    return results;
  }

  BookedActivities activities() {
    return activities;
  }

  BigDecimal cash() {
    return cash;
  }

  int openingsToday() {
    return openingsToday;
  }

  void restore(StateImage image) {
    cash = image.cash();
    openingsToday = image.openingsToday();
    pace.restore(image.orderRequests(), image.openings());
    results.restore(image.closed());
    activities.restore(image.activityIds());
    orders.restore(image.orders());
    positions.restore(image.positions(), image.retired(), image.unmanaged());
  }
}
