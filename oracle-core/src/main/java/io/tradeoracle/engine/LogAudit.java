package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.TradeStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a whole log again and judges it by itself, whatever was checked while it was written: the
 * chain of hashes, the rebuilt state, and what left for the broker.
 */
final class LogAudit {

  private final TradeStore store;
  private final EngineState rebuilt;
  private final InvariantChecks invariants;
  private final LogChain chain = new LogChain();
  private final Set<ClientOrderId> ordered = new HashSet<>();
  private final List<ClientOrderId> repeated = new ArrayList<>();
  private final List<ClientOrderId> forbidden = new ArrayList<>();
  private final List<ClientOrderId> undefined = new ArrayList<>();
  private BreakerState breaker = BreakerState.ACTIVE;

  /**
   * @param empty a state to which nothing was applied yet
   */
  LogAudit(TradeStore store, EngineState empty, InvariantChecks invariants) {
    this.store = store;
    this.rebuilt = empty;
    this.invariants = invariants;
  }

  /** Reads the log, counting a check for every entry and one of each invariant for the whole. */
  void run(EngineState present) {
    EventLog.readAll(store, this::judge);
    boolean same =
        RecordFields.encode(rebuilt.image()).equals(RecordFields.encode(present.image()));
    invariants.check(Invariant.LOG_REBUILDS_STATE, same, () -> "the rebuilt state differs");
    invariants.check(
        Invariant.INTENT_DURABLE_BEFORE_SENT,
        store.durableThrough() >= chain.number(),
        () -> "the log is not durable to its end");
    invariants.check(Invariant.ONE_ORDER_PER_INTENT, repeated.isEmpty(), repeated::toString);
    invariants.check(Invariant.NO_OPENING_UNLESS_ACTIVE, forbidden.isEmpty(), forbidden::toString);
    invariants.check(Invariant.DEFINED_RISK_ONLY, undefined.isEmpty(), undefined::toString);
  }

  private void judge(LogEntry entry) {
    boolean intact = chain.continuesWith(entry);
    invariants.check(Invariant.LOG_CHAIN_INTACT, intact, () -> "at " + entry.number());
    chain.advance(entry);
    EngineEvent event = EventCodec.decode(entry);
    if (event instanceof EngineEvent.OrderIntended intended) {
      judge(intended.order());
    } else if (event instanceof EngineEvent.ReplaceIntended replaced) {
      judge(replaced.replacement());
    } else if (event instanceof EngineEvent.BreakerMoved moved) {
      breaker = moved.status().state();
    }
    rebuilt.apply(event, entry.at());
  }

  private void judge(OrderRequest order) {
    ClientOrderId id = order.id();
    if (!ordered.add(id)) {
      repeated.add(id);
    }
    if (order.intent() == PositionIntent.OPEN && breaker != BreakerState.ACTIVE) {
      forbidden.add(id);
    }
    if (order.intent() == PositionIntent.OPEN && !order.structure().isDefinedRisk()) {
      undefined.add(id);
    }
  }
}
