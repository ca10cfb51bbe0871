package io.tradeoracle.port;

import java.util.List;
import java.util.Optional;

/**
 * The memory of the engine: the event log, its snapshots, and the projections people query.
 *
 * <p>A commit is <em>taken</em> when the call returns and <em>durable</em> when the listeners are
 * told so: a crash between the two may lose it, and everything after it, but never something
 * before. Thread-safe; commits come from one thread at a time.
 */
public interface TradeStore extends AutoCloseable {

  /** Hears how far the log has become durable. Called by the store's own thread; must be quick. */
  interface DurabilityListener {
    /** All events up to this number survive any crash. Numbers grow. */
    void onDurable(long throughNumber);

    /** Some commit could not be made durable: nothing after the last durable number will be. */
    void onFailure(StoreException failure);
  }

  /**
   * Takes events and the changes they cause as one unit of work, after all units before.
   *
   * @throws FencedException if a newer token was seen; nothing was taken
   * @throws IllegalArgumentException if the events do not continue the log; nothing was taken
   * @throws StoreException if the store cannot take it; nothing was taken
   */
  void commit(FencingToken token, UnitOfWork work);

  /** Returns the number of the last durable event; 0 if there is none. */
  long durableThrough();

  /** Registers a listener for durability from now on. */
  Subscription subscribe(DurabilityListener listener);

  /**
   * Returns events in order of their numbers, those taken but not yet durable included.
   *
   * @param afterNumber the last number not wanted; 0 from the first on
   * @param limit at most so many, at least 1
   */
  List<LogEntry> eventsAfter(long afterNumber, int limit);

  /**
   * Keeps a snapshot of the state after an event the log has; the newest one counts.
   *
   * @throws FencedException if a newer token was seen
   */
  void saveSnapshot(FencingToken token, Snapshot snapshot);

  /** Returns the newest snapshot that is durable together with the events it contains. */
  Optional<Snapshot> latestSnapshot();

  /** Returns the read side: the projections as of the last commit taken. */
  Projections projections();

  @Override
  void close();
}
