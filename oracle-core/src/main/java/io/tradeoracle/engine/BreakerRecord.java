package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.risk.CircuitBreaker;
import io.tradeoracle.risk.RiskLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The breaker as the log has it, and the changes that applied events caused in it, each to be
 * recorded as an event of its own. Owned by the engine's thread.
 */
final class BreakerRecord {

  private final RiskLimits.Breaker limits;
  private final List<BreakerStatus> trips = new ArrayList<>();
  private CircuitBreaker breaker;

  BreakerRecord(RiskLimits.Breaker limits, Instant start) {
    this.limits = limits;
    breaker = CircuitBreaker.active(limits, start);
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  /** Lets the breaker look at what an event did. */
  void observe(Function<CircuitBreaker, Optional<BreakerStatus>> observation) {
    observation.apply(breaker).ifPresent(trips::add);
  }

  /** Returns the changes caused since the last call. */
  List<BreakerStatus> takeTrips() {
    List<BreakerStatus> taken = List.copyOf(trips);
    trips.clear();
    return taken;
  }

  void restore(BreakerStatus status, CircuitBreaker.Memory memory) {
    breaker = CircuitBreaker.restored(limits, status, memory);
  }
}
