package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerException;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.port.TradingException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The engine's way to its broker: commands wait until their events are durable, run off the
 * engine's thread, and their outcomes come back through the inbox.
 */
final class BrokerLink {

  /** Takes the outcomes, on the engine's thread. */
  interface Outcomes {
    void submitted(ClientOrderId id, SubmitOutcome outcome);

    void notSent(ClientOrderId id, String reason);

    void cancelled(ClientOrderId id, SubmitOutcome outcome);

    void replaced(ClientOrderId id, ClientOrderId replacement, SubmitOutcome outcome);

    void queried(ClientOrderId id, Optional<BrokerOrder> order);

    void reported(BrokerReport report);

    void activities(List<BrokerActivity> activities);

    void unreachable(TradingException failure);
  }

  private final Broker broker;
  private final TradeStore store;
  private final InvariantChecks invariants;
  private final CommandOutbox outbox;
  private final EngineInbox inbox;
  private final BooleanSupplier lease;
  private volatile BreakerState breakerState = BreakerState.ACTIVE;
  private @Nullable Outcomes outcomes;

  BrokerLink(
      Broker broker,
      TradeStore store,
      CommandOutbox outbox,
      EngineInbox inbox,
      InvariantChecks invariants,
      BooleanSupplier lease) {
    this.broker = broker;
    this.store = store;
    this.invariants = invariants;
    this.lease = lease;
    this.outbox = outbox;
    this.inbox = inbox;
  }

  /** Says who takes the outcomes, once, before the first command. */
  void connect(Outcomes taker) {
    outcomes = taker;
  }

  private Outcomes outcomes() {
    return Objects.requireNonNull(outcomes, "nobody takes the outcomes");
  }

  /** Says where the breaker stands: it is looked at once more just before an order leaves. */
  void breakerIs(BreakerState newState) {
    breakerState = newState;
  }

  boolean takesAsOneOrder(Structure structure, PositionIntent intent) {
    return broker.takesAsOneOrder(structure, intent);
  }

  void submit(OrderRequest order, long eventNumber) {
    outbox.add(eventNumber, () -> submitNow(order, eventNumber));
  }

  private void submitNow(OrderRequest order, long eventNumber) {
    if (isStopped(order)) {
      return;
    }
    invariants.check(
        Invariant.DEFINED_RISK_ONLY,
        order.intent() == PositionIntent.CLOSE || order.structure().isDefinedRisk(),
        () -> order.id().value());
    checkDurable(eventNumber, order.id());
    SubmitOutcome outcome = outcomeOf(() -> broker.submit(order));
    inbox.offer(() -> outcomes().submitted(order.id(), outcome));
  }

  /** Stops an order without the lease, or that opens if the breaker tripped since its approval. */
  private boolean isStopped(OrderRequest order) {
    if (!lease.getAsBoolean()) {
      inbox.offer(() -> outcomes().notSent(order.id(), "the lease is not held"));
      return true;
    }
    BreakerState now = breakerState;
    boolean stopped = order.intent() == PositionIntent.OPEN && now != BreakerState.ACTIVE;
    if (stopped) {
      inbox.offer(() -> outcomes().notSent(order.id(), "the breaker is " + now));
    } else {
      invariants.check(
          Invariant.NO_OPENING_UNLESS_ACTIVE,
          order.intent() == PositionIntent.CLOSE || now == BreakerState.ACTIVE,
          () -> order.id().value());
    }
    return stopped;
  }

  private void checkDurable(long eventNumber, ClientOrderId id) {
    invariants.check(
        Invariant.INTENT_DURABLE_BEFORE_SENT,
        store.durableThrough() >= eventNumber,
        () -> id + " at event " + eventNumber);
  }

  void cancel(ClientOrderId id, long eventNumber) {
    outbox.add(
        eventNumber,
        () -> {
          checkDurable(eventNumber, id);
          SubmitOutcome outcome = outcomeOf(() -> broker.cancel(id));
          inbox.offer(() -> outcomes().cancelled(id, outcome));
        });
  }

  void replace(ClientOrderId id, OrderRequest replacement, long eventNumber) {
    outbox.add(
        eventNumber,
        () -> {
          if (isStopped(replacement)) {
            return;
          }
          checkDurable(eventNumber, replacement.id());
          SubmitOutcome outcome = outcomeOf(() -> broker.replace(id, replacement));
          inbox.offer(() -> outcomes().replaced(id, replacement.id(), outcome));
        });
  }

  /** Asks what the broker knows of an order. */
  void query(ClientOrderId id, long eventNumber) {
    outbox.add(
        eventNumber, () -> ask(() -> broker.order(id), order -> outcomes().queried(id, order)));
  }

  /** Asks for account, working orders and positions. */
  void report(long eventNumber) {
    outbox.add(eventNumber, () -> ask(broker::report, report -> outcomes().reported(report)));
  }

  /** Asks for what was booked in the account after an activity. */
  void activities(String afterId, long eventNumber) {
    outbox.add(
        eventNumber,
        () -> ask(() -> broker.activities(afterId), found -> outcomes().activities(found)));
  }

  private <T> void ask(Supplier<T> question, Consumer<T> answer) {
    try {
      T answered = question.get();
      inbox.offer(() -> answer.accept(answered));
    } catch (TradingException e) {
      inbox.offer(() -> outcomes().unreachable(e));
    } catch (RuntimeException e) {
      // A broker's own mistake must not end the loop; it knows no better than one out of reach.
      BrokerException failure = new BrokerException("the broker failed: " + e, false, e);
      inbox.offer(() -> outcomes().unreachable(failure));
    }
  }

  /** A failure on the way says nothing of whether the broker has it. */
  private static SubmitOutcome outcomeOf(Supplier<SubmitOutcome> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return new SubmitOutcome.Unknown(e.toString());
    }
  }
}
