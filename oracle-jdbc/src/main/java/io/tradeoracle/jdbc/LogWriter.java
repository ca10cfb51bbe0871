package io.tradeoracle.jdbc;

import io.tradeoracle.jdbc.EventRows.Head;
import io.tradeoracle.port.FencedException;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.Snapshot;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.UnitOfWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes units of work and snapshots, and writes them on a thread of its own: all that wait, up to a
 * bound, in one transaction. While the database cannot be reached they wait and are tried again; a
 * lasting failure ends the writing for good.
 */
final class LogWriter {

  /** What waits to be written: a unit of work, or a snapshot of what was taken before it. */
  private record Waiting(@Nullable UnitOfWork unit, @Nullable Snapshot snapshot) {
    int events() {
      return unit == null ? 0 : unit.events().size();
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

  /** Most events of one transaction. */
  private static final int BATCH = 2_000;

  /** Most units kept while the database cannot be reached. */
  private static final int MOST_WAITING = 100_000;

  /** How often an idle writer looks whether the database answers and it still holds the lease. */
  private static final long IDLE_MILLIS = 1_000;

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final DurabilityListeners listeners;
  private final Thread thread;

  // Guarded by this object.
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private long newestToken;
  private boolean writing;
  private Head taken;
  private @Nullable StoreException failure;
  private boolean closing;
  private boolean ended;

  /** How long to wait before the next try; 0 while the database can be reached. */
  private long pauseMillis;

  LogWriter(Ledger ledger, DurabilityListeners listeners) {
    this.ledger = ledger;
    this.listeners = listeners;
    newestToken = ledger.newestToken();
    taken = ledger.head();
    thread = new Thread(this::run, "trade-oracle-log-writer");
    thread.setDaemon(true);
    thread.start();
  }

  // --- taking -----------------------------------------------------------------------------------

  void fence(FencingToken token) {
    admit(token);
    Head head = ledger.fence(token);
    synchronized (this) {
      admit(token);
      if (queue.isEmpty()) {
        taken = head;
      }
    }
  }

  synchronized void take(FencingToken token, UnitOfWork work) {
    admit(token);
    work.requireContinues(taken.number(), taken.hash());
    work.events().forEach(event -> Nanos.requireExact(event.at()));
    add(new Waiting(work, null));
    taken = new Head(work.last().number(), work.last().hash());
  }

  synchronized void take(FencingToken token, Snapshot snapshot) {
    admit(token);
    long through = snapshot.throughNumber();
    if (through < 1 || through > taken.number()) {
      throw new IllegalArgumentException(
          "throughNumber must be that of an event, 1 to " + taken.number() + ": " + through);
    }
    add(new Waiting(null, snapshot));
  }

  private void add(Waiting next) {
    if (queue.size() >= MOST_WAITING) {
      throw new StoreException(MOST_WAITING + " units wait to be written: no more is taken", true);
    }
    queue.add(next);
    if (pauseMillis == 0) {
      notifyAll();
    }
  }

  private synchronized void admit(FencingToken token) {
    if (closing) {
      throw new StoreException("the store is closed", false);
    }
    if (failure != null) {
      throw failure;
    }
    if (token.value() < newestToken) {
      throw new FencedException(token, new FencingToken(newestToken));
    }
    newestToken = token.value();
    writing = true;
  }

  /** Returns whether this process is the one that writes, so that it knows the end of the log. */
  synchronized boolean isWriting() {
    return writing;
  }

  /** Returns how many units and snapshots wait. */
  synchronized int waiting() {
    return queue.size();
  }

  // --- writing ----------------------------------------------------------------------------------

  private void run() {
    try {
      while (awaitWork()) {
        cycle();
      }
    } catch (InterruptedException e) {
      LOG.debug("the log writer was told to stop", e);
    } finally {
      synchronized (this) {
        ended = true;
        notifyAll();
      }
    }
  }

  /** Waits for something to write, a second at most. Returns whether there is anything to do. */
  @SuppressWarnings("WaitNotInLoop") // Woken for nothing it only looks once more.
  private synchronized boolean awaitWork() throws InterruptedException {
    if (pauseMillis > 0 && !ended) {
      wait(pauseMillis);
    } else if (queue.isEmpty() && !closing) {
      wait(IDLE_MILLIS);
    }
    return failure == null && !ended && !(closing && queue.isEmpty());
  }

  private void cycle() {
    List<Waiting> batch;
    FencingToken token;
    synchronized (this) {
      if (!writing) {
        return;
      }
      batch = nextBatch();
      token = new FencingToken(newestToken);
    }
    try {
      if (batch.isEmpty()) {
        ledger.check(token);
      } else {
        write(token, batch);
      }
      reached();
    } catch (StoreException e) {
      if (e.isRetrySafe()) {
        missed(e);
      } else {
        fail(e);
      }
    } catch (RuntimeException e) {
      fail(new StoreException("the log could not be written: " + e, false, e));
    }
  }

  private List<Waiting> nextBatch() {
    List<Waiting> batch = new ArrayList<>();
    int events = 0;
    for (Iterator<Waiting> all = queue.iterator(); all.hasNext() && events < BATCH; ) {
      Waiting next = all.next();
      batch.add(next);
      events += next.events();
    }
    return batch;
  }

  private void write(FencingToken token, List<Waiting> batch) {
    List<UnitOfWork> units = new ArrayList<>();
    List<Snapshot> snapshots = new ArrayList<>();
    for (Waiting next : batch) {
      if (next.unit() != null) {
        units.add(next.unit());
      }
      if (next.snapshot() != null) {
        snapshots.add(next.snapshot());
      }
    }
    ledger.write(token, units, snapshots);
    synchronized (this) {
      batch.forEach(written -> queue.remove());
    }
    listeners.durable(ledger.durableThrough());
  }

  private void reached() {
    long paused;
    synchronized (this) {
      paused = pauseMillis;
      pauseMillis = 0;
    }
    if (paused > 0) {
      LOG.info("the database can be reached again");
      listeners.reachable();
    }
  }

  private void missed(StoreException cause) {
    boolean first;
    synchronized (this) {
      first = pauseMillis == 0;
      pauseMillis = first ? FIRST_PAUSE_MILLIS : Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
    }
    if (first) {
      LOG.warn("the log waits: {}", cause.getMessage());
      listeners.unreachable(cause);
    }
  }

  private void fail(StoreException cause) {
    synchronized (this) {
      failure = cause;
      queue.clear();
    }
    LOG.error("nothing more is written: {}", cause.getMessage());
    listeners.failed(cause);
  }

  // --- ending -----------------------------------------------------------------------------------

  /** Writes what was taken, if that is possible soon, and ends. */
  void close() {
    synchronized (this) {
      closing = true;
      notifyAll();
    }
    end(PATIENCE_AT_CLOSE);
    int left = waiting();
    if (left > 0) {
      LOG.error("closed with {} units not written", left);
    }
  }

  /** Ends without writing anything more, as a crash does. */
  void abandon() {
    synchronized (this) {
      closing = true;
      ended = true;
      notifyAll();
    }
    end(PATIENCE_AT_CLOSE);
  }

  private void end(Duration patience) {
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      ended = true;
    }
  }
}
