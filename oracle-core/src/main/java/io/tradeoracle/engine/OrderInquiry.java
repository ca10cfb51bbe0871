package io.tradeoracle.engine;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds out what became of orders whose answer is missing. The broker is asked by the order's name
 * before anything else. Only when it has denied knowing the order twice, long enough after the
 * sending, is an opening given up as lost and a closing sent again, under the same name: were the
 * first only late, the broker would refuse the second. Owned by the engine's thread.
 */
final class OrderInquiry {

  private static final Duration ASK_AFTER = Duration.ofSeconds(3);
  private static final Duration DENIALS_APART = Duration.ofSeconds(5);
  private static final Duration DENIED_SINCE_SENDING = Duration.ofSeconds(30);
  private static final Duration UNCONFIRMED_ALERT = Duration.ofSeconds(15);

  private final EngineState state;
  private final EventLog log;
  private final BrokerLink broker;
  private final EngineListener listener;
  private final Duration unknownAlert;

  /** Takes what an answer tells as if the broker had told it by itself. */
  private final Consumer<OrderEvent> learned;

  private final Map<ClientOrderId, Instant> deniedSince = new HashMap<>();
  private final Set<ClientOrderId> alerted = new HashSet<>();
  private final Set<ClientOrderId> resent = new HashSet<>();

  OrderInquiry(
      EngineState state,
      EventLog log,
      BrokerLink broker,
      EngineParts parts,
      Consumer<OrderEvent> learned) {
    this.state = state;
    this.log = log;
    this.broker = broker;
    this.listener = parts.listener();
    this.unknownAlert = parts.limits().breaker().unknownOrderAlert();
    this.learned = learned;
  }

  /** Says at a start that nobody knows of the orders wanted last whether they were sent. */
  void doubtUnsent() {
    for (Order order : state.orders().unfinished()) {
      if (order.status() == OrderStatus.INTENDED) {
        SubmitOutcome unknown = new SubmitOutcome.Unknown("not answered before the restart");
        log.record(new EngineEvent.OrderAnswered(order.id(), unknown));
      }
    }
  }

  /** Asks about every order that is not finished. */
  void askAboutAll() {
    state.orders().unfinished().forEach(order -> ask(order.id()));
  }

  /** Asks about the orders whose answer is overdue. */
  void askAboutOverdue(Instant now) {
    for (Order order : state.orders().unfinished()) {
      if (isOverdue(order, now)) {
        ask(order.id());
        alert(order, now);
      }
    }
    deniedSince.keySet().removeIf(this::isFinished);
    alerted.removeIf(this::isFinished);
  }

  /** Returns whether an order was sent more than once, always under its one name. */
  boolean wasResent(ClientOrderId id) {
    return resent.contains(id);
  }

  void ask(ClientOrderId id) {
    broker.query(id, log.lastNumber());
  }

  private boolean isFinished(ClientOrderId id) {
    return state.order(id).map(order -> order.status().isTerminal()).orElse(true);
  }

  private static boolean isOverdue(Order order, Instant now) {
    return switch (order.status()) {
      case UNKNOWN -> true;
      case SUBMITTED, CANCEL_PENDING, REPLACE_PENDING ->
          !order.updatedAt().plus(ASK_AFTER).isAfter(now);
      default -> false;
    };
  }

  private void alert(Order order, Instant now) {
    Duration limit = order.status() == OrderStatus.UNKNOWN ? unknownAlert : UNCONFIRMED_ALERT;
    if (!order.updatedAt().plus(limit).isAfter(now) && alerted.add(order.id())) {
      listener.onAlert(order.id() + " is " + order.status() + " since " + order.updatedAt());
    }
  }

  /** Takes a broker's answer about an order. */
  void answered(ClientOrderId id, Optional<BrokerOrder> answer, Instant now) {
    Optional<Order> ours = state.order(id);
    if (ours.isEmpty()) {
      return;
    }
    if (answer.isPresent()) {
      deniedSince.remove(id);
      takeOver(ours.get(), answer.get(), now);
    } else if (ours.get().status() == OrderStatus.UNKNOWN) {
      denied(ours.get(), now);
    }
  }

  private void takeOver(Order ours, BrokerOrder known, Instant now) {
    Order theirs = known.order();
    ClientOrderId id = ours.id();
    if (theirs.status() != OrderStatus.REJECTED) {
      learn(ours, new OrderEvent.Accepted(id, theirs.brokerOrderId(), now));
    }
    int unbooked = theirs.filledUnits() - ours.filledUnits();
    if (unbooked > 0) {
      learned.accept(new OrderEvent.Filled(id, unbooked, known.fills(), now));
    }
    switch (theirs.status()) {
      case CANCELLED -> learn(ours, new OrderEvent.Cancelled(id, now));
      case EXPIRED -> learn(ours, new OrderEvent.Expired(id, now));
      case REJECTED -> learn(ours, new OrderEvent.Rejected(id, theirs.detail(), now));
      case REPLACED ->
          state
              .orders()
              .replacementOf(id)
              .ifPresent(next -> learn(ours, new OrderEvent.Replaced(id, next.id(), now)));
      case ACCEPTED, PARTIALLY_FILLED -> stillWorks(ours, now);
      default -> {}
    }
  }

  /** What is known already is not worth an event. */
  private void learn(Order ours, OrderEvent event) {
    boolean news =
        event instanceof OrderEvent.Accepted
            ? OrderLedger.isBeforeAcceptance(ours.status())
            : !ours.status().isTerminal();
    if (news) {
      learned.accept(event);
    }
  }

  /** A cancel that came to nothing is wanted anew, if it still is. */
  private void stillWorks(Order ours, Instant now) {
    boolean overdue = !ours.updatedAt().plus(UNCONFIRMED_ALERT).isAfter(now);
    if (ours.status() == OrderStatus.CANCEL_PENDING && overdue) {
      SubmitOutcome undone = new SubmitOutcome.Rejected(RejectReason.OTHER, "it still works");
      log.record(new EngineEvent.CancelAnswered(ours.id(), undone));
    }
  }

  private void denied(Order ours, Instant now) {
    Instant first = deniedSince.putIfAbsent(ours.id(), now);
    boolean twice = first != null && !first.plus(DENIALS_APART).isAfter(now);
    if (!twice || ours.updatedAt().plus(DENIED_SINCE_SENDING).isAfter(now)) {
      return;
    }
    deniedSince.remove(ours.id());
    boolean again =
        ours.request().intent() == PositionIntent.CLOSE && !state.orders().isReplacement(ours.id());
    if (again) {
      resent.add(ours.id());
      broker.submit(ours.request(), log.record(new EngineEvent.OrderResent(ours.id())));
    } else {
      log.record(new EngineEvent.OrderLost(ours.id(), "the broker does not know it"));
    }
  }
}
