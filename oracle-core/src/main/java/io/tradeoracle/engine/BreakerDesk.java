package io.tradeoracle.engine;

import io.tradeoracle.engine.EngineEvent.PersonAsked.Action;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.risk.BreakerCause;
import io.tradeoracle.risk.CircuitBreaker;
import io.tradeoracle.risk.FlattenPolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Moves the circuit breaker: every change becomes an event, is told, and stops what may not open
 * any more. Engine's thread only.
 */
final class BreakerDesk {

  private final EngineState state;
  private final EventLog log;
  private final OrderDesk desk;
  private final BrokerLink link;
  private final EngineListener listener;
  private final FlattenPolicy flattenPolicy;
  private final InvariantChecks invariants;
  private final InstantSource time;
  private BreakerState last = BreakerState.ACTIVE;
  private boolean rearmed;

  BreakerDesk(
      EngineState state,
      EventLog log,
      OrderDesk desk,
      BrokerLink link,
      EngineParts parts,
      InvariantChecks invariants,
      InstantSource time) {
    this.state = state;
    this.log = log;
    this.desk = desk;
    this.link = link;
    this.listener = parts.listener();
    this.flattenPolicy = parts.limits().breaker().flattenPolicy();
    this.invariants = invariants;
    this.time = time;
  }

  BreakerState state() {
    return state.breaker().status().state();
  }

  /** Lets the breaker look at something that no event carries. */
  void observe(Function<CircuitBreaker, Optional<BreakerStatus>> observation) {
    observation.apply(state.breaker()).ifPresent(this::moved);
  }

  void trip(BreakerCause cause, String detail) {
    observe(breaker -> breaker.trip(cause, detail, time.instant()));
  }

  /** Records the changes that events caused since the last call. */
  void recordTrips() {
    state.takeTrips().forEach(this::moved);
  }

  void moved(BreakerStatus status) {
    log.record(new EngineEvent.BreakerMoved(status));
    listener.onAlert("breaker " + status.state() + ": " + status.reason());
    standsAt(status.state());
    cancelOpenings();
  }

  /** Cancels what would open, unless the breaker is ACTIVE. */
  void cancelOpenings() {
    if (state() != BreakerState.ACTIVE) {
      desk.cancelOpenings("the breaker is " + state());
    }
  }

  /** Says where the breaker stands, after a start too: nothing may leave that it forbids. */
  void standsAt(BreakerState now) {
    invariants.check(
        Invariant.BREAKER_LATCHES,
        rearmed || now.compareTo(last) >= 0,
        () -> last + " became " + now);
    rearmed = false;
    last = now;
    link.breakerIs(now);
  }

  void halt(String name, String reason, boolean flatten) {
    boolean flattens = flatten && flattenPolicy != FlattenPolicy.NONE;
    Action action = flattens ? Action.HALT_AND_FLATTEN : Action.HALT;
    log.record(new EngineEvent.PersonAsked(name, action, "", reason));
    Instant now = time.instant();
    observe(breaker -> breaker.halt(name, reason, now));
  }

  void rearm(String name, String reason) {
    log.record(new EngineEvent.PersonAsked(name, Action.REARM, "", reason));
    rearmed = true;
    Instant now = time.instant();
    observe(breaker -> breaker.rearm(name, reason, now));
  }
}
