package io.tradeoracle.jdbc;

import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.Projections;
import io.tradeoracle.port.Snapshot;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.Subscription;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.port.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * A trade store in PostgreSQL. A commit only queues; a thread of the store writes what waits as one
 * transaction and then tells the listeners.
 *
 * <p>While the database cannot be reached commits are still taken, up to 100,000, and written once
 * it is back; nothing is lost or written twice. A refusal by the database, or a newer token of
 * another process, is final: the listeners hear of it, and the store takes nothing more.
 */
public final class JdbcTradeStore implements TradeStore {

  private final Ledger ledger;
  private final DurabilityListeners listeners = new DurabilityListeners();
  private final LogWriter writer;
  private final JdbcProjections projections;
  private volatile boolean closed;

  JdbcTradeStore(Ledger ledger) {
    this.ledger = ledger;
    writer = new LogWriter(ledger, listeners);
    projections = new JdbcProjections(this::read);
  }

  private <T> T read(Reads.Query<T> query) {
    requireOpen();
    return ledger.read(query);
  }

  @Override
  public void fence(FencingToken token) {
    writer.fence(token);
  }

  @Override
  public void commit(FencingToken token, UnitOfWork work) {
    writer.take(token, work);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A store that was given a token answers from memory; any other asks the database.
   */
  @Override
  public long durableThrough() {
    return closed || writer.isWriting() ? ledger.durableThrough() : ledger.head().number();
  }

  @Override
  public Subscription subscribe(DurabilityListener listener) {
    requireOpen();
    return listeners.add(listener, ledger.durableThrough());
  }

  @Override
  public List<LogEntry> eventsAfter(long afterNumber, int limit) {
    if (afterNumber < 0) {
      throw new IllegalArgumentException("afterNumber must not be negative: " + afterNumber);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    return read(handle -> List.copyOf(EventRows.after(handle, afterNumber, limit)));
  }

  @Override
  public void saveSnapshot(FencingToken token, Snapshot snapshot) {
    writer.take(token, snapshot);
  }

  @Override
  public Optional<Snapshot> latestSnapshot() {
    return read(EventRows::latestSnapshot);
  }

  @Override
  public Projections projections() {
    requireOpen();
    return projections;
  }

  /** Returns how many units of work and snapshots wait to be written. */
  public int waiting() {
    return writer.waiting();
  }

  /** {@inheritDoc} Waits 5 s at most for a database that cannot be reached. */
  @Override
  public void close() {
    if (!closed) {
      writer.close();
      closed = true;
      listeners.clear();
    }
  }

  /** Ends as a crash does: what was not written is lost. */
  void abandon() {
    writer.abandon();
    closed = true;
    listeners.clear();
  }

  private void requireOpen() {
    if (closed) {
      throw new StoreException("the store is closed", false);
    }
  }
}
