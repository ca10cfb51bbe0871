package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.port.TradingException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes what the broker answers: to commands, and to questions about orders and account. */
final class BrokerNews implements BrokerLink.Outcomes {

  private final EngineState state;
  private final EventLog log;
  private final BrokerLink link;
  private final OrderDesk desk;
  private final OrderInquiry inquiry;
  private final PositionMonitor monitor;
  private final RiskView risk;
  private final Reconciler reconciler;
  private final Bookkeeper bookkeeper;
  private final BreakerDesk breaker;
  private final EngineListener listener;
  private final InvariantChecks invariants;
  private final InstantSource time;

  BrokerNews(
      EngineState state,
      EventLog log,
      BrokerLink link,
      OrderDesk desk,
      OrderInquiry inquiry,
      PositionMonitor monitor,
      RiskView risk,
      Reconciler reconciler,
      Bookkeeper bookkeeper,
      BreakerDesk breaker,
      EngineListener listener,
      InvariantChecks invariants,
      InstantSource time) {
    this.state = state;
    this.log = log;
    this.link = link;
    this.desk = desk;
    this.inquiry = inquiry;
    this.monitor = monitor;
    this.risk = risk;
    this.reconciler = reconciler;
    this.bookkeeper = bookkeeper;
    this.breaker = breaker;
    this.listener = listener;
    this.invariants = invariants;
    this.time = time;
  }

  @Override
  public void submitted(ClientOrderId id, SubmitOutcome outcome) {
    boolean known =
        outcome instanceof SubmitOutcome.Rejected rejected
            && rejected.reason() == RejectReason.DUPLICATE_CLIENT_ORDER_ID;
    // The broker has it: an earlier sending was only late. What became of it, it must say.
    SubmitOutcome told = known ? new SubmitOutcome.Unknown("the broker has it already") : outcome;
    invariants.check(Invariant.ONE_ORDER_PER_INTENT, !known || inquiry.wasResent(id), id::value);
    log.record(new EngineEvent.OrderAnswered(id, told));
    if (known) {
      inquiry.ask(id);
    }
    desk.walk(time.instant());
  }

  @Override
  public void notSent(ClientOrderId id, String reason) {
    log.record(new EngineEvent.OrderAbandoned(id, reason));
    desk.walk(time.instant());
  }

  @Override
  public void cancelled(ClientOrderId id, SubmitOutcome outcome) {
    log.record(new EngineEvent.CancelAnswered(id, outcome));
  }

  @Override
  public void replaced(ClientOrderId id, ClientOrderId replacement, SubmitOutcome outcome) {
    log.record(new EngineEvent.ReplaceAnswered(id, replacement, outcome));
    desk.walk(time.instant());
  }

  @Override
  public void queried(ClientOrderId id, Optional<BrokerOrder> order) {
    inquiry.answered(id, order, time.instant());
  }

  @Override
  public void reported(BrokerReport report) {
    Instant now = time.instant();
    risk.safeAgain("the broker cannot be reached");
    risk.brokerRead(report, now);
    report.workingOrders().forEach(this::watchForLost);
    reconciler.compare(report, now).ifPresent(breaker::moved);
    if (reconciler.isDifferent()) {
      link.activities(state.lastActivity(), log.lastNumber());
    }
    if (breaker.state() == BreakerState.HALTED) {
      monitor.watch(now);
      desk.walk(now);
    }
  }

  private void watchForLost(BrokerOrder known) {
    ClientOrderId id = known.order().id();
    if (state.order(id).map(order -> order.status() == OrderStatus.LOST).orElse(false)) {
      inquiry.answered(id, Optional.of(known), time.instant());
    }
  }

  @Override
  public void activities(List<BrokerActivity> activities) {
    activities.forEach(this::onActivity);
    String seen = state.lastActivity();
    for (BrokerActivity activity : activities) {
      if (!isDone(activity)) {
        break;
      }
      seen = activity.id();
    }
    if (!seen.equals(state.lastActivity())) {
      log.record(new EngineEvent.ActivitiesSeen(seen));
    }
  }

  /** A trade whose order must be asked about first is told again until it is booked. */
  private boolean isDone(BrokerActivity activity) {
    return !(activity instanceof BrokerActivity.Traded traded)
        || !state.orders().knows(traded.fill().orderId())
        || state.orders().isBooked(traded.fill());
  }

  @Override
  public void unreachable(TradingException failure) {
    risk.notSafe("the broker cannot be reached");
    listener.onAlert("the broker cannot be reached: " + failure.getMessage());
  }

  /** Books what the broker booked and no event told. */
  private void onActivity(BrokerActivity activity) {
    if (activity instanceof BrokerActivity.Lifecycle lifecycle) {
      if (!state.isBooked(lifecycle.event().activityId())) {
        bookkeeper.book(lifecycle.event());
      }
      return;
    }
    Fill fill = ((BrokerActivity.Traded) activity).fill();
    if (!state.orders().knows(fill.orderId())) {
      bookkeeper.book(
          new OrderEvent.Filled(
              fill.orderId(), Math.abs(fill.quantity()), List.of(fill), fill.at()));
    } else if (!state.orders().isBooked(fill)) {
      inquiry.ask(fill.orderId());
    }
  }
}
