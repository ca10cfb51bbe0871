package io.tradeoracle.engine;

import io.tradeoracle.engine.EngineEvent.PersonAsked.Action;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.Subscription;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.risk.BreakerCause;
import io.tradeoracle.risk.RiskGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

  private static final int INBOX_LIMIT = 100_000;

  private final EngineParts parts;
  private final MarketData marketData;
  private final Broker broker;
  private final TradeStore store;
  private final FencingToken token;
  private final InstantSource time;
  private final ExchangeCalendar calendar;
  private final EngineState state;
  private final EventLog log;
  private final EngineInbox inbox = new EngineInbox(INBOX_LIMIT);
  private final CommandOutbox outbox;
  private final BrokerLink link;
  private final StoreLink storeLink;
  private final MarketLink market;
  private final Valuation valuation;
  private final RiskView risk;
  private final OrderDesk desk;
  private final BreakerDesk breaker;
  private final PositionMonitor monitor;
  private final OrderInquiry inquiry;
  private final Bookkeeper bookkeeper;
  private final AccountWatch account;
  private final SessionClock clock;
  private final TradingDay day;
  private final SessionWork work;
  private final EngineView view;
  private final InvariantChecks invariants = new InvariantChecks();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private boolean started;
  private int dueWork;
  private volatile boolean closed;

  TradingEngine(
      MarketData marketData, Broker broker, EngineParts parts, TradingEngineBuilder.Setup setup) {
    this.marketData = marketData;
    this.broker = broker;
    this.parts = parts;
    this.store = setup.store();
    this.token = setup.token();
    this.time = setup.time();
    this.calendar = parts.calendar();
    this.outbox = new CommandOutbox(setup.executor());
    this.state = new EngineState(parts.limits(), calendar, time.instant());
    this.log = new EventLog(store, token, time, state, parts.listener());
    EngineListener listener = parts.listener();
    MarketBook book =
        new MarketBook(
            calendar,
            parts.carry(),
            new VolatilitySolver(setup.sharedSolving()),
            parts.limits().quotes().allowedFeeds(),
            parts.statistics());
    VolatilityTracker volatility =
        new VolatilityTracker(calendar, parts.carry(), parts.ivHistory());
    this.valuation = new Valuation(state, book, parts.limits().breaker().lastGoodMark());
    PortfolioExposure exposure = new PortfolioExposure(state, book, parts.carry());
    this.risk = new RiskView(state, book, parts, exposure, valuation, setup.lease());
    this.link = new BrokerLink(broker, store, outbox, inbox, invariants, setup.lease());
    this.desk = new OrderDesk(state, log, book, new RiskGate(parts.limits()), risk, link, parts);
    this.breaker = new BreakerDesk(state, log, desk, link, parts, invariants, time);
    EntryDesk entries =
        new EntryDesk(state, log, book, desk, link, parts.limits(), valuation, parts);
    this.monitor = new PositionMonitor(state, log, book, desk, entries, link, risk, parts);
    Reconciler reconciler = new Reconciler(state, log, calendar, invariants);
    this.bookkeeper = new Bookkeeper(log, reconciler, desk, parts.statistics(), time);
    this.inquiry = new OrderInquiry(state, log, link, parts, bookkeeper::book);
    link.connect(
        new BrokerNews(
            state,
            log,
            link,
            desk,
            inquiry,
            monitor,
            risk,
            reconciler,
            bookkeeper,
            breaker,
            listener,
            invariants,
            time));
    TickRecorder recorder =
        new TickRecorder(setup.tickStore(), setup.executor(), setup.recordTicks());
    this.storeLink = new StoreLink(store, token, state, log, inbox, risk, listener);
    this.market = new MarketLink(marketData, book, recorder, state, desk, listener, time);
    this.account = new AccountWatch(state, log, valuation, breaker, parts);
    this.clock = new SessionClock(calendar);
    this.day =
        new TradingDay(
            calendar,
            state,
            log,
            storeLink,
            market,
            book,
            volatility,
            recorder,
            account,
            breaker,
            invariants);
    this.work =
        new SessionWork(
            state,
            log,
            parts,
            clock,
            book,
            market,
            volatility,
            account,
            breaker,
            desk,
            entries,
            monitor,
            inquiry,
            link);
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
    int done;
    do {
      done = inbox.drain(market::take, this::guard);
      guard(() -> dueWork = doDueWork(time.instant()));
      done += dueWork;
      dueWork = 0;
      if (inbox.takeOverflow()) {
        breaker.trip(BreakerCause.LEDGER, "the engine's inbox was full: events were lost");
      }
      breaker.recordTrips();
      if (!storeLink.commit()) {
        return total + done;
      }
      done += outbox.release(store.durableThrough());
      total += done;
    } while (done > 0);
    return total;
  }

  /** What our own code may not ask for halts; it must not end the loop. */
  private void guard(Runnable input) {
    try {
      input.run();
    } catch (IllegalTransitionException e) {
      breaker.trip(BreakerCause.ILLEGAL_TRANSITION, String.valueOf(e.getMessage()));
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
    store.fence(token);
    BrokerReport report = broker.report();
    List<BrokerActivity> past = broker.activities("");
    started = true;
    account.startedAt(time.instant());
    storeLink.recover();
    subscriptions.add(store.subscribe(storeLink));
    subscriptions.add(broker.subscribe(new BrokerEvents()));
    risk.brokerRead(report, time.instant());
    if (log.lastNumber() == 0) {
      takeOver(report, past);
    } else {
      inquiry.doubtUnsent();
      inquiry.askAboutAll();
      link.activities(state.lastActivity(), log.lastNumber());
    }
    breaker.standsAt(breaker.state());
    subscriptions.add(marketData.subscribe(event -> inbox.offer(event, market::take)));
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

  private final class BrokerEvents implements BrokerListener {
    @Override
    public void onOrderEvent(OrderEvent event) {
      inbox.offer(() -> bookkeeper.book(event));
    }

    @Override
    public void onLifecycleEvent(LifecycleEvent event) {
      inbox.offer(() -> bookkeeper.book(event));
    }
  }

  // --- recurring work -------------------------------------------------------------------------

  private int doDueWork(Instant now) {
    int done = day.turn(now) ? 1 : 0;
    if (calendar.isOpen(now)) {
      done += work.decide(now) ? 1 : 0;
      if (!desk.nextStep(now).isAfter(now)) {
        desk.walk(now);
      }
    }
    if (clock.takeReconciliation(now)) {
      link.report(log.lastNumber());
      if (clock.takeActivities(now)) {
        link.activities(state.lastActivity(), log.lastNumber());
      }
      done++;
    }
    return done;
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
    inbox.offer(() -> breaker.halt(name, reason, flatten));
  }

  /**
   * Makes the breaker ACTIVE again.
   *
   * @param name of the person who asks
   * @throws IllegalArgumentException if name or reason is blank
   */
  public void rearm(String name, String reason) {
    requireText(name, reason);
    inbox.offer(() -> breaker.rearm(name, reason));
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
