package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.ProjectionChange;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.risk.BreakerCause;
import io.tradeoracle.risk.CircuitBreaker;
import io.tradeoracle.risk.ClosedResult;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.strategy.StopMemory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The engine's state: books, breaker, counters. It changes only by {@link #apply}, a function of
 * the event alone, so applying a log again rebuilds it exactly. Owned by the engine's thread.
 */
final class EngineState {

  private final RiskLimits limits;
  private final ExchangeCalendar calendar;
  private final Map<Class<?>, BiConsumer<EngineEvent, Instant>> handlers = new HashMap<>();
  private final OrderLedger orders = new OrderLedger();
  private final PositionLedger positions = new PositionLedger();
  private final Pace pace = new Pace();
  private final SignalMemory signals = new SignalMemory();
  private final TradeResults results;
  private final BookedActivities activities = new BookedActivities();

  /** What the event being applied changed, for the tables people query. */
  private final List<ProjectionChange> changes = new ArrayList<>();

  /** Breaker changes that applied events caused, to be recorded as events of their own. */
  private final List<BreakerStatus> trips = new ArrayList<>();

  private CircuitBreaker breaker;
  private BigDecimal cash = BigDecimal.ZERO;
  private boolean equityKnown = true;
  private LocalDate day = LocalDate.EPOCH;
  private boolean sessionOpen;
  private BigDecimal previousCloseEquity = BigDecimal.ZERO;
  private BigDecimal lastEquity = BigDecimal.ZERO;
  private int openingsToday;
  private String lastActivity = "";
  private boolean flattenRequested;

  EngineState(RiskLimits limits, ExchangeCalendar calendar, Instant start) {
    this.limits = limits;
    this.calendar = calendar;
    results = new TradeResults(limits.sizing().window());
    breaker = CircuitBreaker.active(limits.breaker(), start);
    on(EngineEvent.Started.class, this::started);
    on(EngineEvent.SessionOpened.class, this::sessionOpened);
    on(EngineEvent.SignalRaised.class, (event, at) -> {});
    on(EngineEvent.SignalDenied.class, (event, at) -> {});
    on(EngineEvent.EntryDecided.class, this::entryDecided);
    on(EngineEvent.OrderIntended.class, (event, at) -> intend(event.order(), at));
    on(EngineEvent.OrderDenied.class, (event, at) -> {});
    on(EngineEvent.OrderAbandoned.class, this::orderAbandoned);
    on(EngineEvent.OrderLost.class, this::orderLost);
    on(EngineEvent.OrderResent.class, this::orderResent);
    on(EngineEvent.OrderAnswered.class, this::orderAnswered);
    on(EngineEvent.CancelIntended.class, this::cancelIntended);
    on(EngineEvent.CancelAnswered.class, this::cancelAnswered);
    on(EngineEvent.ReplaceIntended.class, this::replaceIntended);
    on(EngineEvent.ReplaceAnswered.class, this::replaceAnswered);
    on(EngineEvent.OrderReported.class, this::orderReported);
    on(EngineEvent.LifecycleReported.class, this::lifecycleReported);
    on(EngineEvent.ActivitiesSeen.class, (event, at) -> lastActivity = event.lastActivity());
    on(EngineEvent.ExitDecided.class, this::exitDecided);
    on(EngineEvent.StopReleased.class, this::stopReleased);
    on(EngineEvent.BreakerMoved.class, this::breakerMoved);
    on(EngineEvent.DriftSeen.class, (event, at) -> {});
    on(EngineEvent.PortfolioValued.class, this::portfolioValued);
    on(EngineEvent.SessionClosed.class, this::sessionClosed);
    on(EngineEvent.PersonAsked.class, this::personAsked);
  }

  private <E extends EngineEvent> void on(Class<E> type, BiConsumer<E, Instant> handler) {
    handlers.put(type, (event, at) -> handler.accept(type.cast(event), at));
  }

  /** Applies an event. Returns what it changed, in order. */
  List<ProjectionChange> apply(EngineEvent event, Instant at) {
    changes.clear();
    BiConsumer<EngineEvent, Instant> handler = handlers.get(event.getClass());
    if (handler == null) {
      throw new IllegalStateException("no rule for " + event.getClass());
    }
    handler.accept(event, at);
    return List.copyOf(changes);
  }

  // --- events ---------------------------------------------------------------------------------

  private void started(EngineEvent.Started event, Instant at) {
    cash = event.cash();
    previousCloseEquity = event.cash();
    lastEquity = event.cash();
    equityKnown = event.holdings().isEmpty();
    positions.takeOver(event.holdings());
    lastActivity = event.lastActivity();
    breaker =
        CircuitBreaker.restored(limits.breaker(), event.breaker(), CircuitBreaker.Memory.EMPTY);
    changes.add(new ProjectionChange.BreakerChanged(event.breaker()));
  }

  private void sessionOpened(EngineEvent.SessionOpened event, Instant at) {
    day = event.day();
    sessionOpen = true;
    previousCloseEquity = event.previousCloseEquity();
    openingsToday = 0;
    orders.prune(at);
    positions.forgetRetired();
  }

  private void sessionClosed(EngineEvent.SessionClosed event, Instant at) {
    sessionOpen = false;
    lastEquity = event.equity();
  }

  private void personAsked(EngineEvent.PersonAsked event, Instant at) {
    switch (event.action()) {
      case HALT_AND_FLATTEN -> flattenRequested = true;
      case REARM -> flattenRequested = false;
      case CLOSE_POSITION ->
          positions
              .find(event.target())
              .ifPresent(managed -> positions.keep(managed.closeAsked(event.name())));
      default -> {}
    }
  }

  private void entryDecided(EngineEvent.EntryDecided event, Instant at) {
    Position position = event.position();
    ManagedPosition managed =
        new ManagedPosition(
            position,
            event.strategyVersion(),
            event.direction(),
            event.units(),
            event.maximumLossPerUnit(),
            "",
            false);
    positions.keep(managed);
    signals.acted(position.strategy(), position.underlying(), event.direction(), at);
    changes.add(new ProjectionChange.PositionChanged(position));
  }

  private void intend(OrderRequest request, Instant at) {
    changes.add(new ProjectionChange.OrderChanged(orders.intend(request, at)));
    pace.requested(at);
    if (request.intent() == PositionIntent.OPEN) {
      pace.opening(at);
    }
  }

  private void orderAbandoned(EngineEvent.OrderAbandoned event, Instant at) {
    changed(orders.gaveUp(event.orderId(), OrderStatus.ABANDONED, at, event.reason()), at);
  }

  private void orderLost(EngineEvent.OrderLost event, Instant at) {
    changed(orders.gaveUp(event.orderId(), OrderStatus.LOST, at, event.reason()), at);
    submitted(event.orderId(), true, at);
  }

  private void orderResent(EngineEvent.OrderResent event, Instant at) {
    changed(List.of(orders.move(event.orderId(), OrderStatus.SUBMITTED, at, "sent again")), at);
    pace.requested(at);
  }

  private void orderAnswered(EngineEvent.OrderAnswered event, Instant at) {
    boolean refused = event.outcome() instanceof SubmitOutcome.Rejected;
    changed(List.of(orders.answered(event.orderId(), event.outcome(), at)), at);
    if (refused) {
      submitted(event.orderId(), true, at);
    }
  }

  /** Counts how an order fared; a replacement refused because its order ended is no failure. */
  private void submitted(ClientOrderId id, boolean failed, Instant at) {
    if (!orders.isReplacement(id)) {
      breaker.orderSubmitted(failed, at).ifPresent(trips::add);
    }
  }

  private void changed(List<Order> changedOrders, Instant at) {
    for (Order order : changedOrders) {
      changes.add(new ProjectionChange.OrderChanged(order));
      settle(order.request().positionId(), at);
    }
  }

  private void cancelIntended(EngineEvent.CancelIntended event, Instant at) {
    Order order = orders.move(event.orderId(), OrderStatus.CANCEL_PENDING, at, event.reason());
    changes.add(new ProjectionChange.OrderChanged(order));
    pace.requested(at);
  }

  private void cancelAnswered(EngineEvent.CancelAnswered event, Instant at) {
    if (event.outcome() instanceof SubmitOutcome.Rejected rejected) {
      Order order = orders.stillWorking(event.orderId(), at, "cancel: " + rejected.message());
      changes.add(new ProjectionChange.OrderChanged(order));
    }
  }

  private void replaceIntended(EngineEvent.ReplaceIntended event, Instant at) {
    changed(orders.intendReplacement(event.orderId(), event.replacement(), at), at);
    pace.requested(at);
  }

  private void replaceAnswered(EngineEvent.ReplaceAnswered event, Instant at) {
    List<Order> both = new ArrayList<>();
    if (event.outcome() instanceof SubmitOutcome.Rejected rejected) {
      both.add(orders.stillWorking(event.orderId(), at, "replace: " + rejected.message()));
    }
    both.add(orders.answered(event.replacementId(), event.outcome(), at));
    changed(both, at);
  }

  private void orderReported(EngineEvent.OrderReported reported, Instant at) {
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
    filled.forEach(order -> changes.add(new ProjectionChange.OrderChanged(order)));
    Order order = filled.get(0);
    if (order.filledUnits() > request.units()) {
      breaker
          .trip(BreakerCause.OVER_FILL, order.id() + " filled " + order.filledUnits(), at)
          .ifPresent(trips::add);
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
    changes.add(new ProjectionChange.FillBooked(fill));
    positions
        .book(fill, positionId, intent, at)
        .ifPresent(m -> changes.add(new ProjectionChange.PositionChanged(m.position())));
  }

  private void lifecycleReported(EngineEvent.LifecycleReported reported, Instant at) {
    LifecycleEvent event = reported.event();
    if (!activities.addFirst(event.activityId())) {
      return;
    }
    cash = cash.add(event.cash());
    for (ManagedPosition managed : positions.book(event, at)) {
      changes.add(new ProjectionChange.PositionChanged(managed.position()));
      settle(managed.position().id(), at);
    }
  }

  /** Returns whether a life-cycle event, or a fill that is not ours, was booked. */
  boolean isBooked(String activityId) {
    return activities.contains(activityId);
  }

  private void exitDecided(EngineEvent.ExitDecided event, Instant at) {
    ManagedPosition managed = positions.find(event.positionId()).orElseThrow();
    ManagedPosition closing =
        positions.keep(managed.in(PositionStatus.CLOSING, event.reason(), at));
    changes.add(new ProjectionChange.PositionChanged(closing.position()));
    if (event.reason() == ExitReason.STOP) {
      signals.stopped(
          managed.position().strategy(),
          managed.position().underlying(),
          new StopMemory(managed.direction(), at));
    }
  }

  private void stopReleased(EngineEvent.StopReleased event, Instant at) {
    signals.released(event.strategy(), event.underlying());
  }

  private void breakerMoved(EngineEvent.BreakerMoved event, Instant at) {
    breaker.apply(event.status());
    changes.add(new ProjectionChange.BreakerChanged(event.status()));
  }

  private void portfolioValued(EngineEvent.PortfolioValued event, Instant at) {
    PortfolioSnapshot snapshot = event.snapshot();
    changes.add(new ProjectionChange.PortfolioValued(snapshot));
    lastEquity = snapshot.equity();
    if (!equityKnown) {
      // The first full valuation of what was taken over is what later ones are compared with.
      equityKnown = snapshot.markable();
      previousCloseEquity = snapshot.equity();
      return;
    }
    // A worth that is not known is no loss; that it is not known is looked at elsewhere.
    if (snapshot.markable() && calendar.isTradingDay(day)) {
      Instant open = calendar.session(day).open();
      breaker
          .observeEquity(snapshot.equity(), snapshot.previousCloseEquity(), open, at)
          .ifPresent(trips::add);
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
      changes.add(new ProjectionChange.PositionChanged(after.position()));
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
    breaker.structureClosed(profit, at).ifPresent(trips::add);
  }

  // --- questions ------------------------------------------------------------------------------

  OrderLedger orders() {
    return orders;
  }

  PositionLedger positions() {
    return positions;
  }

  /** Returns the breaker for observations that no event carries; a change must be recorded. */
  CircuitBreaker breaker() {
    return breaker;
  }

  /** Returns the breaker changes caused since the last call, each to be recorded. */
  List<BreakerStatus> takeTrips() {
    List<BreakerStatus> taken = List.copyOf(trips);
    trips.clear();
    return taken;
  }

  BigDecimal cash() {
    return cash;
  }

  /** Returns the running or last trading day; 1970-01-01 before the first. */
  LocalDate day() {
    return day;
  }

  BigDecimal previousCloseEquity() {
    return previousCloseEquity;
  }

  /** Returns whether the running day was opened and not closed yet. */
  boolean isSessionOpen() {
    return sessionOpen;
  }

  /** Returns the equity of the latest valuation, dollars. */
  BigDecimal lastEquity() {
    return lastEquity;
  }

  /** Returns the broker's newest activity that was seen; empty text if none was. */
  String lastActivity() {
    return lastActivity;
  }

  /** Returns whether a person asked to close everything, and nobody re-armed since. */
  boolean isFlattenRequested() {
    return flattenRequested;
  }

  /** Returns whether what the account was taken over with was ever fully valued. */
  boolean isEquityKnown() {
    return equityKnown;
  }

  int openingsToday() {
    return openingsToday;
  }

  /** Returns how many orders were wanted lately. */
  Pace pace() {
    return pace;
  }

  /** Returns which signals and stops stand in the way of others. */
  SignalMemory signals() {
    return signals;
  }

  /** Returns the results that size the next trades. */
  TradeResults results() {
    return results;
  }

  /** Returns an order of ours; empty if there is none of that id. */
  Optional<Order> order(ClientOrderId id) {
    return orders.order(id);
  }

  // --- images ---------------------------------------------------------------------------------

  StateImage image() {
    Collection<ManagedPosition> open = positions.open();
    return new StateImage(
        cash,
        breaker.status(),
        breaker.memory(),
        day,
        sessionOpen,
        previousCloseEquity,
        lastEquity,
        equityKnown,
        openingsToday,
        pace.requests(),
        pace.openings(),
        signals.signals(),
        signals.stops(),
        results.closed(),
        activities.ids(),
        lastActivity,
        flattenRequested,
        orders.image(),
        List.copyOf(open),
        positions.retired(),
        positions.unmanaged());
  }

  void restore(StateImage image) {
    cash = image.cash();
    breaker = CircuitBreaker.restored(limits.breaker(), image.breaker(), image.breakerMemory());
    day = image.day();
    sessionOpen = image.sessionOpen();
    previousCloseEquity = image.previousCloseEquity();
    lastEquity = image.lastEquity();
    equityKnown = image.equityKnown();
    openingsToday = image.openingsToday();
    pace.restore(image.orderRequests(), image.openings());
    signals.restore(image.signals(), image.stops());
    results.restore(image.closed());
    activities.restore(image.activityIds());
    lastActivity = image.lastActivity();
    flattenRequested = image.flattenRequested();
    orders.restore(image.orders());
    positions.restore(image.positions(), image.retired(), image.unmanaged());
  }
}
