package io.tradeoracle.jdbc;

import io.tradeoracle.jdbc.EventRows.Head;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.Snapshot;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.UnitOfWork;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The transactions of the log. Events, projections and snapshots of a batch change together, under
 * the locked fence.
 */
final class Ledger implements Reads {

  private final Jdbi jdbi;
  private final Database database;
  private final Object gate = new Object();
  private boolean committing;
  private volatile long durableThrough;

  Ledger(Jdbi jdbi, Database database) {
    this.jdbi = jdbi;
    this.database = database;
  }

  /** Returns the last event this process knows to be durable. */
  long durableThrough() {
    return durableThrough;
  }

  /** Returns the newest token any process gave; 0 if none did. */
  long newestToken() {
    return read(Fence::newest);
  }

  /** Returns the end of the log as it is now. */
  Head head() {
    Head head = read(EventRows::head);
    durableThrough = head.number();
    return head;
  }

  /** Keeps a token, and returns the end of the log that nobody with an older one adds to. */
  Head fence(FencingToken token) {
    Head head = read(handle -> handle.inTransaction(inner -> fenced(inner, token)));
    durableThrough = head.number();
    return head;
  }

  private static Head fenced(Handle transaction, FencingToken token) {
    Fence.lock(transaction, token);
    return EventRows.head(transaction);
  }

  /** Looks whether the database answers and the token is still the newest. */
  void check(FencingToken token) {
    read(
        handle -> {
          Fence.check(handle, token);
          return token;
        });
  }

  @Override
  public <T> T read(Query<T> query) {
    try {
      T answer = jdbi.withHandle(query::ask);
      awaitCommit();
      return answer;
    } catch (JdbiException e) {
      throw database.failure(e);
    }
  }

  /** Returns what a failure of the driver means. */
  StoreException failure(SQLException e) {
    return database.failure(e);
  }

  /**
   * Writes a batch in one transaction. Units that are in the log already, because the answer to an
   * earlier commit was lost, are not written twice.
   *
   * @throws io.tradeoracle.port.FencedException if a newer token was seen
   * @throws StoreException if it could not be written; a retry is safe if the failure says so
   */
  void write(FencingToken token, List<UnitOfWork> units, List<Snapshot> snapshots) {
    try (Handle handle = jdbi.open()) {
      handle.begin();
      try {
        long through = append(handle, Fence.lock(handle, token), units);
        snapshots.forEach(snapshot -> EventRows.put(handle, snapshot));
        commit(handle, through);
      } catch (RuntimeException e) {
        rollBack(handle, e);
        throw e;
      }
    } catch (JdbiException e) {
      throw database.failure(e);
    }
  }

  private static void rollBack(Handle handle, RuntimeException cause) {
    try {
      handle.rollback();
    } catch (JdbiException e) {
      cause.addSuppressed(e);
    }
  }

  /** Returns the last number of the log. */
  private long append(Handle handle, Fence.Row fence, List<UnitOfWork> units) {
    Head head = EventRows.head(handle);
    List<LogEntry> entries = new ArrayList<>();
    ProjectionRows projections = new ProjectionRows(fence.changes());
    for (UnitOfWork unit : missing(handle, head, units)) {
      entries.addAll(unit.events());
      projections.add(unit.changes());
    }
    if (!entries.isEmpty()) {
      EventRows.append(handle, entries);
      projections.write(handle);
    }
    return head.number() + entries.size();
  }

  private List<UnitOfWork> missing(Handle handle, Head head, List<UnitOfWork> units) {
    List<UnitOfWork> missing = new ArrayList<>();
    for (UnitOfWork unit : units) {
      LogEntry last = unit.last();
      if (last.number() > head.number()) {
        missing.add(unit);
      } else if (!EventRows.hash(handle, last.number()).orElse("").equals(last.hash())) {
        throw database.failure("has another event " + last.number() + " than was to be written");
      }
    }
    return missing;
  }

  /** What a reader saw of a commit is durable by the number, too, before the reader goes on. */
  private void commit(Handle handle, long through) {
    synchronized (gate) {
      committing = true;
    }
    try {
      handle.commit();
      durableThrough = through;
    } finally {
      synchronized (gate) {
        committing = false;
        gate.notifyAll();
      }
    }
  }

  private void awaitCommit() {
    synchronized (gate) {
      while (committing) {
        try {
          gate.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new StoreException("interrupted while reading", true, e);
        }
      }
    }
  }
}
