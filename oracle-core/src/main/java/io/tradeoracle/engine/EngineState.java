package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.ProjectionChange;
import io.tradeoracle.risk.CircuitBreaker;
import io.tradeoracle.risk.RiskLimits;
import io.tradeoracle.strategy.StopMemory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

  private final ExchangeCalendar calendar;
  private final Map<Class<?>, BiConsumer<EngineEvent, Instant>> handlers = new HashMap<>();
  private final BreakerRecord breaker;
  private final TradeBooks books;
  private final SignalMemory signals = new SignalMemory();

  /** What the event being applied changed, for the tables people query. */
  private final List<ProjectionChange> changes = new ArrayList<>();

  private boolean equityKnown = true;
  private LocalDate day = LocalDate.EPOCH;
  private boolean sessionOpen;
  private BigDecimal previousCloseEquity = BigDecimal.ZERO;
  private BigDecimal lastEquity = BigDecimal.ZERO;
  private String lastActivity = "";
  private boolean flattenRequested;

  EngineState(RiskLimits limits, ExchangeCalendar calendar, Instant start) {
    this.calendar = calendar;
    breaker = new BreakerRecord(limits.breaker(), start);
    books = new TradeBooks(breaker, limits.sizing().window(), changes::add);
    on(EngineEvent.Started.class, this::started);
    on(EngineEvent.SessionOpened.class, this::sessionOpened);
    on(EngineEvent.SignalRaised.class, (event, at) -> {});
    on(EngineEvent.SignalDenied.class, (event, at) -> {});
    on(EngineEvent.EntryDecided.class, this::entryDecided);
    on(EngineEvent.OrderIntended.class, books::orderIntended);
    on(EngineEvent.OrderDenied.class, (event, at) -> {});
    on(EngineEvent.OrderAbandoned.class, books::orderAbandoned);
    on(EngineEvent.OrderLost.class, books::orderLost);
    on(EngineEvent.OrderResent.class, books::orderResent);
    on(EngineEvent.OrderAnswered.class, books::orderAnswered);
    on(EngineEvent.CancelIntended.class, books::cancelIntended);
    on(EngineEvent.CancelAnswered.class, books::cancelAnswered);
    on(EngineEvent.ReplaceIntended.class, books::replaceIntended);
    on(EngineEvent.ReplaceAnswered.class, books::replaceAnswered);
    on(EngineEvent.OrderReported.class, books::orderReported);
    on(EngineEvent.LifecycleReported.class, books::lifecycleReported);
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
    previousCloseEquity = event.cash();
    lastEquity = event.cash();
    equityKnown = event.holdings().isEmpty();
    books.begin(event.cash(), event.holdings());
    lastActivity = event.lastActivity();
    breaker.restore(event.breaker(), CircuitBreaker.Memory.EMPTY);
    changes.add(new ProjectionChange.BreakerChanged(event.breaker()));
  }

  private void sessionOpened(EngineEvent.SessionOpened event, Instant at) {
    day = event.day();
    sessionOpen = true;
    previousCloseEquity = event.previousCloseEquity();
    books.beginDay(at);
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
          positions()
              .find(event.target())
              .ifPresent(managed -> positions().keep(managed.closeAsked(event.name())));
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
    positions().keep(managed);
    signals.acted(position.strategy(), position.underlying(), event.direction(), at);
    changes.add(new ProjectionChange.PositionChanged(position));
  }

  private void exitDecided(EngineEvent.ExitDecided event, Instant at) {
    ManagedPosition managed = positions().find(event.positionId()).orElseThrow();
    ManagedPosition closing =
        positions().keep(managed.in(PositionStatus.CLOSING, event.reason(), at));
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
    breaker.breaker().apply(event.status());
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
      BigDecimal before = snapshot.previousCloseEquity();
      breaker.observe(it -> it.observeEquity(snapshot.equity(), before, open, at));
    }
  }

  // --- questions ------------------------------------------------------------------------------

  OrderLedger orders() {
    return books.orders();
  }

  PositionLedger positions() {
    return books.positions();
  }

  /** Returns the breaker for observations that no event carries; a change must be recorded. */
  CircuitBreaker breaker() {
    return breaker.breaker();
  }

  /** Returns the breaker changes caused since the last call, each to be recorded. */
  List<BreakerStatus> takeTrips() {
    return breaker.takeTrips();
  }

  BigDecimal cash() {
    return books.cash();
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
    return books.openingsToday();
  }

  /** Returns how many orders were wanted lately. */
  Pace pace() {
    return books.pace();
  }

  /** Returns which signals and stops stand in the way of others. */
  SignalMemory signals() {
    return signals;
  }

  /** Returns the results that size the next trades. */
  TradeResults results() {
    return books.results();
  }

  /** Returns whether a life-cycle event, or a fill that is not ours, was booked. */
  boolean isBooked(String activityId) {
    return books.activities().contains(activityId);
  }

  /** Returns an order of ours; empty if there is none of that id. */
  Optional<Order> order(ClientOrderId id) {
    return books.orders().order(id);
  }

  // --- images ---------------------------------------------------------------------------------

  StateImage image() {
    return new StateImage(
        books.cash(),
        breaker().status(),
        breaker().memory(),
        day,
        sessionOpen,
        previousCloseEquity,
        lastEquity,
        equityKnown,
        books.openingsToday(),
        pace().requests(),
        pace().openings(),
        signals.signals(),
        signals.stops(),
        results().closed(),
        books.activities().ids(),
        lastActivity,
        flattenRequested,
        orders().image(),
        List.copyOf(positions().open()),
        positions().retired(),
        positions().unmanaged());
  }

  void restore(StateImage image) {
    breaker.restore(image.breaker(), image.breakerMemory());
    books.restore(image);
    day = image.day();
    sessionOpen = image.sessionOpen();
    previousCloseEquity = image.previousCloseEquity();
    lastEquity = image.lastEquity();
    equityKnown = image.equityKnown();
    signals.restore(image.signals(), image.stops());
    lastActivity = image.lastActivity();
    flattenRequested = image.flattenRequested();
  }
}
