package io.tradeoracle.port;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A trade store in memory, for backtests, simulations and tests. What counts as durable is what
 * {@link #crash} leaves. Listeners are called by the thread that makes a commit durable, before the
 * call returns; they may call the store.
 *
 * <p>By default every commit is durable at once. {@linkplain #withManualDurability With manual
 * durability} it waits until the owner says so, which lets a test stand between <em>taken</em> and
 * <em>durable</em> for as long as it likes. Thread-safe.
 */
public final class InMemoryTradeStore implements TradeStore {

  private final boolean durableAtOnce;
  private final List<Registration> registrations = new CopyOnWriteArrayList<>();

  // What survives a crash.
  private final List<LogEntry> log = new ArrayList<>();
  private final InMemoryProjections projections;
  private long newestToken;
  private @Nullable Snapshot snapshot;

  // What a crash loses.
  private final Queue<UnitOfWork> pending = new ArrayDeque<>();
  private final NavigableMap<Long, Snapshot> pendingSnapshots = new TreeMap<>();
  private long takenThrough;
  private String takenHash = LogEntry.GENESIS;

  private @Nullable StoreException failure;
  private boolean unreachable;
  private boolean closed;

  /** Returns an empty store whose commits are durable at once. */
  public InMemoryTradeStore() {
    this(true);
  }

  private InMemoryTradeStore(boolean durableAtOnce) {
    this.durableAtOnce = durableAtOnce;
    projections = new InMemoryProjections();
  }

  private InMemoryTradeStore(InMemoryTradeStore crashed) {
    durableAtOnce = crashed.durableAtOnce;
    log.addAll(crashed.log);
    projections = new InMemoryProjections(crashed.projections);
    newestToken = crashed.newestToken;
    snapshot = crashed.snapshot;
    takenThrough = log.size();
    takenHash = log.isEmpty() ? LogEntry.GENESIS : log.get(log.size() - 1).hash();
  }

  /**
   * Returns an empty store in which nothing becomes durable but by {@link #makeDurable}, {@link
   * #makeAllDurable} or {@link #close}.
   */
  public static InMemoryTradeStore withManualDurability() {
    return new InMemoryTradeStore(false);
  }

  @Override
  public synchronized void fence(FencingToken token) {
    requireWritable();
    if (token.value() < newestToken) {
      throw new FencedException(token, new FencingToken(newestToken));
    }
    newestToken = token.value();
  }

  @Override
  public synchronized void commit(FencingToken token, UnitOfWork work) {
    fence(token);
    work.requireContinues(takenThrough, takenHash);
    pending.add(work);
    takenThrough = work.last().number();
    takenHash = work.last().hash();
    if (durableAtOnce) {
      makeAllDurable();
    }
  }

  /**
   * Makes nothing durable until {@link #regainReach}, as a store does whose server is away. Commits
   * are taken meanwhile.
   */
  public synchronized void loseReach(StoreException cause) {
    requireWritable();
    unreachable = true;
    registrations.forEach(registration -> registration.listener.onUnreachable(cause));
  }

  /** Ends what {@link #loseReach} began. */
  public synchronized void regainReach() {
    requireWritable();
    unreachable = false;
    if (durableAtOnce) {
      makeAllDurable();
    }
    registrations.forEach(registration -> registration.listener.onReachable());
  }

  /**
   * Makes the units that end at or before an event durable, and tells the listeners. A unit is
   * durable as a whole or not at all. Does nothing while the store is out of reach.
   *
   * @throws StoreException if the store has failed or is closed
   */
  public synchronized void makeDurable(long throughNumber) {
    requireWritable();
    if (unreachable) {
      return;
    }
    for (UnitOfWork next = pending.peek();
        next != null && next.last().number() <= throughNumber;
        next = pending.peek()) {
      log.addAll(next.events());
      projections.apply(next.changes());
      pending.remove();
    }
    keepDurableSnapshot();
    registrations.forEach(Registration::tell);
  }

  /** Makes all that was taken durable, and tells the listeners. */
  public synchronized void makeAllDurable() {
    makeDurable(takenThrough);
  }

  /**
   * Fails for good, as a store does that lost its disk: the listeners are told, writes are refused
   * with the same failure, and what is not durable yet never will be. Reading goes on.
   */
  public synchronized void fail(StoreException cause) {
    requireWritable();
    failure = cause;
    registrations.forEach(registration -> registration.listener.onFailure(cause));
  }

  /**
   * Returns what another process finds after this one died: everything durable and nothing else.
   * This store refuses further use, and what it had not made durable is lost.
   */
  public synchronized InMemoryTradeStore crash() {
    end();
    return new InMemoryTradeStore(this);
  }

  @Override
  public synchronized long durableThrough() {
    return log.size();
  }

  @Override
  public synchronized Subscription subscribe(DurabilityListener listener) {
    requireOpen();
    Registration registration = new Registration(listener, durableThrough());
    registrations.add(registration);
    return registration;
  }

  @Override
  public synchronized List<LogEntry> eventsAfter(long afterNumber, int limit) {
    requireOpen();
    if (afterNumber < 0) {
      throw new IllegalArgumentException("afterNumber must not be negative: " + afterNumber);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    int from = (int) Math.min(afterNumber, log.size());
    return List.copyOf(log.subList(from, from + Math.min(limit, log.size() - from)));
  }

  @Override
  public synchronized void saveSnapshot(FencingToken token, Snapshot newSnapshot) {
    fence(token);
    long through = newSnapshot.throughNumber();
    if (through < 1 || through > takenThrough) {
      throw new IllegalArgumentException(
          "throughNumber must be that of an event, 1 to " + takenThrough + ": " + through);
    }
    pendingSnapshots.put(through, newSnapshot);
    keepDurableSnapshot();
  }

  private void keepDurableSnapshot() {
    NavigableMap<Long, Snapshot> durable = pendingSnapshots.headMap((long) log.size(), true);
    if (!durable.isEmpty()) {
      Snapshot newest = durable.lastEntry().getValue();
      if (snapshot == null || newest.throughNumber() >= snapshot.throughNumber()) {
        snapshot = newest;
      }
      durable.clear();
    }
  }

  @Override
  public synchronized Optional<Snapshot> latestSnapshot() {
    requireOpen();
    return Optional.ofNullable(snapshot);
  }

  @Override
  public synchronized Projections projections() {
    requireOpen();
    return projections;
  }

  /** Makes all that was taken durable, unless the store has failed, and refuses further use. */
  @Override
  public synchronized void close() {
    if (!closed && failure == null) {
      makeAllDurable();
    }
    end();
  }

  private void end() {
    closed = true;
    registrations.clear();
    pending.clear();
    pendingSnapshots.clear();
  }

  private void requireWritable() {
    requireOpen();
    if (failure != null) {
      throw failure;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException("the store is closed", false);
    }
  }

  private final class Registration implements Subscription {
    private final DurabilityListener listener;
    private long told;

    Registration(DurabilityListener listener, long durableThrough) {
      this.listener = listener;
      told = durableThrough;
    }

    /** A listener that commits makes the store tell again meanwhile: numbers must still grow. */
    void tell() {
      long through = durableThrough();
      if (through > told) {
        told = through;
        listener.onDurable(through);
      }
    }

    @Override
    public void close() {
      registrations.remove(this);
    }
  }
}
