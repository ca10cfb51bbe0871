package io.tradeoracle.engine;

import io.tradeoracle.engine.EngineEvent.PersonAsked.Action;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Session;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.FencedException;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.Snapshot;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.port.Subscription;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.port.TradingException;
import io.tradeoracle.risk.BreakerCause;
import io.tradeoracle.risk.FlattenPolicy;
import io.tradeoracle.risk.RiskGate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The loop that trades. It reads a market, lets strategies decide, takes their signals through the
 * risk gate to a broker, watches the exits of what is open, and keeps everything in an event log
 * from which it starts again.
 *
 * <p>One thread owns an engine: the one that calls {@link #run} or {@link #poll}. The methods that
 * act for a person, and the listeners of the ports, may be called by any thread; they only enqueue.
 */
public final class TradingEngine implements AutoCloseable {

  private static final String STORE_FAILED = "the store failed";
  private static final String STORE_UNREACHABLE = "the store cannot be reached";
  private static final int STATE_VERSION = 3;
  private static final int INBOX_LIMIT = 100_000;

  /** Near the day's loss limit every valuation is kept, so that a trip can be told from the log. */
  private static final double NEAR_LIMIT = 0.75;

  private final EngineParts parts;
  private final MarketData marketData;
  private final Broker broker;
  private final TradeStore store;
  private final TradingEngineBuilder.Setup setup;
  private final InstantSource time;
  private final ExchangeCalendar calendar;
  private final EngineState state;
  private final EventLog log;
  private final EngineInbox inbox = new EngineInbox(INBOX_LIMIT);
  private final CommandOutbox outbox;
  private final BrokerLink link;
  private final MarketBook book;
  private final VolatilityTracker volatility;
  private final Valuation valuation;
  private final RiskView risk;
  private final OrderDesk desk;
  private final EntryDesk entries;
  private final PositionMonitor monitor;
  private final OrderInquiry inquiry;
  private final Reconciler reconciler;
  private final TickRecorder recorder;
  private final SessionClock clock;
  private final EngineView view;
  private final InvariantChecks invariants = new InvariantChecks();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private BreakerState lastBreaker = BreakerState.ACTIVE;
  private Set<Instrument> watched = Set.of();
  private boolean started;
  private Instant startedAt = Instant.MIN;
  private Instant lastData = Instant.MIN;
  private int dueWork;
  private boolean rearmed;
  private volatile boolean closed;

  TradingEngine(
      MarketData marketData, Broker broker, EngineParts parts, TradingEngineBuilder.Setup setup) {
    this.marketData = marketData;
    this.broker = broker;
    this.parts = parts;
    this.setup = setup;
    this.store = setup.store();
    this.time = setup.time();
    this.calendar = parts.calendar();
    this.outbox = new CommandOutbox(setup.executor());
    this.state = new EngineState(parts.limits(), calendar, time.instant());
    this.log = new EventLog(store, setup.token(), time, state, parts.listener());
    this.book =
        new MarketBook(
            calendar,
            parts.carry(),
            new VolatilitySolver(),
            parts.limits().quotes().allowedFeeds(),
            parts.statistics());
    this.volatility = new VolatilityTracker(calendar, parts.carry(), parts.ivHistory());
    this.valuation = new Valuation(state, book, parts.limits().breaker().lastGoodMark());
    PortfolioExposure exposure = new PortfolioExposure(state, book, parts.carry());
    this.risk = new RiskView(state, book, parts, exposure, valuation, setup.lease());
    this.link =
        new BrokerLink(broker, store, outbox, inbox, new Outcomes(), invariants, setup.lease());
    this.desk = new OrderDesk(state, log, book, new RiskGate(parts.limits()), risk, link, parts);
    this.entries = new EntryDesk(state, log, book, desk, link, parts.limits(), valuation, parts);
    this.monitor = new PositionMonitor(state, log, book, desk, entries, link, risk, parts);
    this.inquiry = new OrderInquiry(state, log, link, parts, this::onOrderEvent);
    this.reconciler = new Reconciler(state, log, calendar, invariants);
    this.recorder = new TickRecorder(setup.tickStore(), setup.executor(), setup.recordTicks());
    this.clock = new SessionClock(calendar);
    this.view = new EngineView(state, book, volatility, valuation, risk, exposure, parts, time);
  }

  /**
   * Returns a builder for an engine on a market and a broker.
   *
   * @param time the clock the engine lives by: the system's, or a simulation's
   */
  public static TradingEngineBuilder builder(
      MarketData marketData, Broker broker, InstantSource time) {
    return new TradingEngineBuilder(marketData, broker, time);
  }

  // --- the loop -------------------------------------------------------------------------------

  /** Trades until {@link #close} is called or the thread is interrupted. */
  public void run() {
    while (!closed && !Thread.currentThread().isInterrupted()) {
      poll();
      Duration idle = Duration.between(time.instant(), nextWork());
      try {
        inbox.await(idle.isNegative() ? Duration.ZERO : idle);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Does all that is to be done now: takes what the ports delivered, does recurring work that is
   * due, commits, and lets commands go whose events are durable. The first call recovers from the
   * store. Returns how many pieces of work there were; never waits.
   */
  public int poll() {
    start();
    int total = 0;
    int work;
    do {
      work = inbox.drain(this::onMarketEvent, this::guard);
      guard(() -> dueWork = doDueWork(time.instant()));
      work += dueWork;
      dueWork = 0;
      if (inbox.takeOverflow()) {
        trip(BreakerCause.LEDGER, "the engine's inbox was full: events were lost");
      }
      recordTrips();
      if (!commit()) {
        return total + work;
      }
      work += outbox.release(store.durableThrough());
      total += work;
    } while (work > 0);
    return total;
  }

  /**
   * Commits what happened. While the store cannot take it nothing leaves and nothing opens; the
   * events are kept for the next try.
   */
  private boolean commit() {
    try {
      if (log.commit()) {
        risk.safeAgain(STORE_FAILED);
      }
      return true;
    } catch (FencedException e) {
      throw e;
    } catch (StoreException e) {
      storeFailed(e);
      return false;
    }
  }

  /** What our own code may not ask for halts; it must not end the loop. */
  private void guard(Runnable input) {
    try {
      input.run();
    } catch (IllegalTransitionException e) {
      trip(BreakerCause.ILLEGAL_TRANSITION, String.valueOf(e.getMessage()));
    }
  }

  /** Returns the instant at which {@link #poll} has something to do even if nothing arrives. */
  public Instant nextWork() {
    Instant now = time.instant();
    boolean active = !state.positions().open().isEmpty() || desk.isWorking();
    Instant recurring = clock.next(now, state.day(), !state.isSessionOpen(), active);
    Instant step = calendar.isOpen(now) ? desk.nextStep(now) : Instant.MAX;
    return step.isBefore(recurring) ? step : recurring;
  }

  // --- starting is recovering -----------------------------------------------------------------

  private void start() {
    if (started) {
      return;
    }
    // All that may fail and be tried again comes first: only then is anything changed.
    store.fence(setup.token());
    BrokerReport report = broker.report();
    List<BrokerActivity> past = broker.activities("");
    started = true;
    startedAt = time.instant();
    recover();
    subscriptions.add(store.subscribe(new Durability()));
    subscriptions.add(broker.subscribe(new BrokerEvents()));
    risk.brokerRead(report, time.instant());
    if (log.lastNumber() == 0) {
      takeOver(report, past);
    } else {
      inquiry.doubtUnsent();
      inquiry.askAboutAll();
      link.activities(state.lastActivity(), log.lastNumber());
    }
    breakerIs(state.breaker().status().state());
    subscriptions.add(marketData.subscribe(event -> inbox.offer(event, this::onMarketEvent)));
    marketData.watchUnderlyings(parts.underlyings());
  }

  /** What the account held before the log began is not ours to manage. */
  private void takeOver(BrokerReport report, List<BrokerActivity> past) {
    log.record(
        new EngineEvent.Started(
            report.account().cash(),
            state.breaker().status(),
            report.holdings(),
            past.isEmpty() ? "" : past.get(past.size() - 1).id()));
  }

  private void recover() {
    store
        .latestSnapshot()
        .filter(snapshot -> snapshot.version() == STATE_VERSION)
        .ifPresent(
            snapshot -> {
              state.restore(RecordFields.decode(StateImage.class, snapshot.state()));
              log.continueAfter(store.eventsAfter(snapshot.throughNumber() - 1, 1).get(0));
            });
    EventLog.readFrom(store, log.lastNumber(), log::replay);
    // What the replay tripped is in the log already.
    state.takeTrips();
  }

  // --- inputs ---------------------------------------------------------------------------------

  private void onMarketEvent(MarketEvent event) {
    lastData = time.instant();
    book.update(event, lastData);
    if (event instanceof OptionQuote quote) {
      book.option(quote.contract())
          .ifPresent(option -> recorder.record(quote, option.impliedVolatility()));
    } else if (event instanceof MarketEvent.DataGap gap) {
      parts.listener().onAlert("no market data from " + gap.from() + ": " + gap.reason());
    }
  }

  private void onOrderEvent(OrderEvent event) {
    Instant now = time.instant();
    if (event instanceof OrderEvent.Filled filled) {
      filled.fills().forEach(fill -> parts.statistics().fillBooked());
    }
    log.record(new EngineEvent.OrderReported(event));
    reconciler.booked(now);
    desk.walk(now);
  }

  private void onLifecycleEvent(LifecycleEvent event) {
    log.record(new EngineEvent.LifecycleReported(event));
    reconciler.booked(time.instant());
  }

  private final class BrokerEvents implements BrokerListener {
    @Override
    public void onOrderEvent(OrderEvent event) {
      inbox.offer(() -> TradingEngine.this.onOrderEvent(event));
    }

    @Override
    public void onLifecycleEvent(LifecycleEvent event) {
      inbox.offer(() -> TradingEngine.this.onLifecycleEvent(event));
    }
  }

  private final class Durability implements TradeStore.DurabilityListener {
    @Override
    public void onDurable(long throughNumber) {
      inbox.wakeUp();
    }

    @Override
    public void onFailure(StoreException failure) {
      inbox.offer(() -> storeFailed(failure));
    }

    @Override
    public void onUnreachable(StoreException cause) {
      inbox.offer(
          () -> {
            risk.notSafe(STORE_UNREACHABLE);
            parts.listener().onAlert(STORE_UNREACHABLE + ": " + cause.getMessage());
          });
    }

    @Override
    public void onReachable() {
      inbox.offer(() -> risk.safeAgain(STORE_UNREACHABLE));
    }
  }

  private void storeFailed(StoreException failure) {
    risk.notSafe(STORE_FAILED);
    parts.listener().onAlert("the store failed: " + failure.getMessage());
  }

  private final class Outcomes implements BrokerLink.Outcomes {
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
      reconciler.compare(report, now).ifPresent(TradingEngine.this::breakerMoved);
      if (reconciler.isDifferent()) {
        askForActivities();
      }
      if (state.breaker().status().state() == BreakerState.HALTED) {
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
      activities.forEach(TradingEngine.this::onActivity);
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
      parts.listener().onAlert("the broker cannot be reached: " + failure.getMessage());
    }
  }

  /** Books what the broker booked and no event told. */
  private void onActivity(BrokerActivity activity) {
    if (activity instanceof BrokerActivity.Lifecycle lifecycle) {
      if (!state.isBooked(lifecycle.event().activityId())) {
        onLifecycleEvent(lifecycle.event());
      }
      return;
    }
    Fill fill = ((BrokerActivity.Traded) activity).fill();
    if (!state.orders().knows(fill.orderId())) {
      onOrderEvent(
          new OrderEvent.Filled(
              fill.orderId(), Math.abs(fill.quantity()), List.of(fill), fill.at()));
    } else if (!state.orders().isBooked(fill)) {
      inquiry.ask(fill.orderId());
    }
  }

  private void askForActivities() {
    link.activities(state.lastActivity(), log.lastNumber());
  }

  // --- recurring work -------------------------------------------------------------------------

  private int doDueWork(Instant now) {
    int work = beginOrEndDay(now);
    if (calendar.isOpen(now)) {
      work += decide(now);
      if (!desk.nextStep(now).isAfter(now)) {
        desk.walk(now);
      }
    }
    if (clock.takeReconciliation(now)) {
      link.report(log.lastNumber());
      if (clock.takeActivities(now)) {
        askForActivities();
      }
      work++;
    }
    return work;
  }

  /** Exits and the breaker first: nothing opens that they would have forbidden. */
  private int decide(Instant now) {
    boolean watches = clock.takeMonitor(now);
    boolean evaluates = clock.takeEvaluation(now);
    if (watches) {
      watch(now);
    }
    if (evaluates) {
      evaluate(now);
    }
    if (watches || evaluates) {
      watchClosely();
    }
    return evaluates ? 1 : 0;
  }

  private int beginOrEndDay(Instant now) {
    LocalDate today = calendar.dateOf(now);
    if (!state.isSessionOpen() && calendar.isOpen(now) && !today.equals(state.day())) {
      log.record(new EngineEvent.SessionOpened(today, state.lastEquity()));
      return 1;
    }
    if (state.isSessionOpen()) {
      Session session = calendar.session(state.day());
      if (!now.isBefore(session.close().plus(SessionClock.DAY_END_AFTER_CLOSE))) {
        endDay(session, now);
        return 1;
      }
    }
    return 0;
  }

  private void endDay(Session session, Instant now) {
    checkTimeExits(session);
    if (calendar.dateOf(now).equals(session.date())) {
      value(now, true);
    }
    log.record(new EngineEvent.SessionClosed(session.date(), state.lastEquity()));
    List<DailyIv> observations = volatility.closeDay(session.date());
    recorder.record(observations);
    recorder.flush();
    book.forgetExpired(now);
    // The night is no loss of data: the next session's wait begins with its opening.
    state.breaker().observeData(lastData, false, now).ifPresent(this::breakerMoved);
    if (commit()) {
      saveSnapshot();
    }
  }

  /** A snapshot only saves time at the next start: the log can do without. */
  private void saveSnapshot() {
    try {
      store.saveSnapshot(
          setup.token(),
          new Snapshot(log.lastNumber(), STATE_VERSION, RecordFields.encode(state.image())));
    } catch (FencedException e) {
      throw e;
    } catch (StoreException e) {
      parts.listener().onAlert("no snapshot was kept: " + e.getMessage());
    }
  }

  private void checkTimeExits(Session session) {
    List<String> late =
        state.positions().open().stream()
            .map(ManagedPosition::position)
            .filter(position -> position.status() == PositionStatus.OPEN)
            .filter(position -> position.exits().closeBy().isBefore(session.close()))
            .map(Position::id)
            .toList();
    invariants.check(Invariant.TIME_EXITS_FIRE, late.isEmpty(), late::toString);
  }

  private void evaluate(Instant now) {
    for (String symbol : parts.underlyings().stream().sorted().toList()) {
      MarketBook.Underlying underlying = book.underlying(symbol);
      if (!Double.isNaN(underlying.spot())) {
        OptionChain chain = underlying.chain(now, parts.limits().quotes().recordedAge());
        parts.carry().observe(chain);
        volatility.observe(chain);
        entries.evaluate(chain, volatility.view(symbol), now);
      }
    }
    value(now, true);
  }

  private void watch(Instant now) {
    value(now, false);
    recordTrips();
    if (state.breaker().status().state() != BreakerState.ACTIVE) {
      desk.cancelOpenings("the breaker is " + state.breaker().status().state());
    }
    desk.cancelForgotten();
    inquiry.askAboutOverdue(now);
    observeUnknowns(now);
    state.breaker().observeData(lastData, isExposed(), now).ifPresent(this::breakerMoved);
    // Exits first: an order that must give way is not moved once more before.
    monitor.watch(now);
    desk.walk(now);
    if (state.breaker().status().state() == BreakerState.HALTED && monitor.isClosing()) {
      // What may still be closed is sized from a fresh reading of the broker's positions.
      link.report(log.lastNumber());
    }
  }

  private void observeUnknowns(Instant now) {
    for (Order order : state.orders().unfinished()) {
      if (order.status() == OrderStatus.UNKNOWN) {
        state
            .breaker()
            .observeUnknownOrder(order.id(), order.updatedAt(), now)
            .ifPresent(this::breakerMoved);
      }
    }
  }

  private boolean isExposed() {
    return !state.positions().holdings().isEmpty();
  }

  /** Values the account; the log keeps the minute's value, and every one near the loss limit. */
  private PortfolioSnapshot value(Instant now, boolean keep) {
    PortfolioSnapshot worth = valuation.value(now);
    parts.listener().onValuation(worth);
    if (keep || isNearLimit(worth)) {
      log.record(new EngineEvent.PortfolioValued(worth));
    }
    if (!worth.markable() && calendar.isOpen(now)) {
      unmarked(now);
    }
    return worth;
  }

  private boolean isNearLimit(PortfolioSnapshot worth) {
    BigDecimal before = worth.previousCloseEquity();
    double change = worth.equity().subtract(before).doubleValue() / before.doubleValue();
    double limit = parts.limits().breaker().dailyLoss().doubleValue();
    return change <= -NEAR_LIMIT * limit;
  }

  private void unmarked(Instant now) {
    Instant open = calendar.session(calendar.dateOf(now)).open();
    Instant seenSince = open.isBefore(startedAt) ? startedAt : open;
    for (Position.Holding holding : state.positions().holdings().values()) {
      Instant last = valuation.lastMarked(holding.instrument()).orElse(seenSince);
      Instant since = last.isBefore(seenSince) ? seenSince : last;
      state
          .breaker()
          .observeUnmarked(holding.instrument().symbol(), since, now)
          .ifPresent(this::breakerMoved);
    }
  }

  /** Asks for the fastest quotes of what is held and worked. */
  private void watchClosely() {
    Set<Instrument> wanted = new HashSet<>();
    state.positions().holdings().values().forEach(holding -> wanted.add(holding.instrument()));
    desk.tickets()
        .forEach(ticket -> ticket.structure().legs().forEach(leg -> wanted.add(leg.instrument())));
    if (!wanted.equals(watched)) {
      watched = Set.copyOf(wanted);
      marketData.watchClosely(watched);
    }
  }

  // --- breaker --------------------------------------------------------------------------------

  private void recordTrips() {
    state.takeTrips().forEach(this::breakerMoved);
  }

  private void breakerMoved(BreakerStatus status) {
    log.record(new EngineEvent.BreakerMoved(status));
    parts.listener().onAlert("breaker " + status.state() + ": " + status.reason());
    breakerIs(status.state());
    if (status.state() != BreakerState.ACTIVE) {
      desk.cancelOpenings("the breaker is " + status.state());
    }
  }

  private void trip(BreakerCause cause, String detail) {
    state.breaker().trip(cause, detail, time.instant()).ifPresent(this::breakerMoved);
  }

  private void breakerIs(BreakerState now) {
    invariants.check(
        Invariant.BREAKER_LATCHES,
        rearmed || now.compareTo(lastBreaker) >= 0,
        () -> lastBreaker + " became " + now);
    rearmed = false;
    lastBreaker = now;
    link.breakerIs(now);
  }

  // --- for people -----------------------------------------------------------------------------

  /**
   * The kill switch: nothing opens, working openings are cancelled.
   *
   * @param name of the person who asks
   * @param flatten whether everything is to be closed, if the flatten policy allows it
   * @throws IllegalArgumentException if name or reason is blank
   */
  public void halt(String name, String reason, boolean flatten) {
    requireText(name, reason);
    inbox.offer(
        () -> {
          boolean allowed = parts.limits().breaker().flattenPolicy() != FlattenPolicy.NONE;
          personAsks(name, flatten && allowed ? Action.HALT_AND_FLATTEN : Action.HALT, "", reason);
          state.breaker().halt(name, reason, time.instant()).ifPresent(this::breakerMoved);
        });
  }

  /**
   * Makes the breaker ACTIVE again.
   *
   * @param name of the person who asks
   * @throws IllegalArgumentException if name or reason is blank
   */
  public void rearm(String name, String reason) {
    requireText(name, reason);
    inbox.offer(
        () -> {
          personAsks(name, Action.REARM, "", reason);
          rearmed = true;
          state.breaker().rearm(name, reason, time.instant()).ifPresent(this::breakerMoved);
        });
  }

  /**
   * Closes a position for a person. One that is not open any more is not an error.
   *
   * @throws IllegalArgumentException if name or reason is blank
   */
  public void closePosition(String positionId, String name, String reason) {
    requireText(name, reason);
    inbox.offer(
        () -> {
          personAsks(name, Action.CLOSE_POSITION, positionId, reason);
          if (!monitor.closeManually(positionId)) {
            parts.listener().onAlert("no open position is called " + positionId);
          }
        });
  }

  /**
   * Cancels what is left of an order for a person.
   *
   * @throws IllegalArgumentException if name or reason is blank
   */
  public void cancelOrder(ClientOrderId id, String name, String reason) {
    requireText(name, reason);
    inbox.offer(
        () -> {
          personAsks(name, Action.CANCEL_ORDER, id.value(), reason);
          desk.cancel(id, "asked for by " + name);
        });
  }

  private void personAsks(String name, Action action, String target, String reason) {
    log.record(new EngineEvent.PersonAsked(name, action, target, reason));
  }

  private static void requireText(String name, String reason) {
    if (name.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException(
          "name and reason must not be blank: \"" + name + "\", \"" + reason + "\"");
    }
  }

  // --- reading --------------------------------------------------------------------------------

  /**
   * Asks the engine's thread something about its state and market. Any thread may ask; the answer
   * comes when the engine is next polled, and what it says may not be durable yet.
   *
   * @param question is called by the engine's thread: it must be quick, and must not keep the view
   * @return the answer, or what the question threw; never completed by an engine not polled again
   */
  public <T> CompletableFuture<T> ask(Function<EngineView, ? extends T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    inbox.offer(
        () -> {
          try {
            answer.complete(question.apply(view));
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  /** Returns what was counted since the start. */
  public EngineStatistics statistics() {
    return parts.statistics();
  }

  /**
   * Returns how much waits for the engine's thread: quotes and other inputs. Any thread may ask.
   */
  public int queueDepth() {
    return inbox.size();
  }

  /** Returns the checks of the invariants since the start. */
  public InvariantChecks invariants() {
    return invariants;
  }

  /** Returns where the breaker stands. Engine's thread only. */
  public BreakerStatus breaker() {
    return state.breaker().status();
  }

  /**
   * Returns the positions that are not closed, in the order they were opened. Engine's thread only.
   */
  public List<Position> openPositions() {
    return state.positions().open().stream().map(ManagedPosition::position).toList();
  }

  /** Returns what is held of each instrument, by symbol. Engine's thread only. */
  public List<Position.Holding> holdings() {
    return List.copyOf(state.positions().holdings().values());
  }

  /** Returns every change of the breaker that the log has, oldest first. Engine's thread only. */
  public List<BreakerStatus> breakerChanges() {
    List<BreakerStatus> changes = new ArrayList<>();
    EventLog.readAll(
        store,
        entry -> {
          if (EventCodec.decode(entry) instanceof EngineEvent.BreakerMoved moved) {
            changes.add(moved.status());
          }
        });
    return changes;
  }

  /** Returns the account's worth now. Engine's thread only. */
  public PortfolioSnapshot portfolio() {
    return valuation.value(time.instant());
  }

  /** Returns the hash of the newest event, which stands for the whole log. Engine's thread only. */
  public String eventLogHash() {
    return log.lastHash();
  }

  /**
   * Reads the whole log again and judges it by itself: the chain of hashes, the state it rebuilds,
   * the orders in it. Counts in {@link #invariants}. Engine's thread only, after {@link #poll}.
   */
  public void verifyLog() {
    EngineState empty = new EngineState(parts.limits(), calendar, time.instant());
    new LogAudit(store, empty, invariants).run(state);
  }

  /** Ends {@link #run} and stops listening. The ports stay open: they are the caller's. */
  @Override
  public void close() {
    closed = true;
    inbox.wakeUp();
    subscriptions.forEach(Subscription::close);
  }
}
