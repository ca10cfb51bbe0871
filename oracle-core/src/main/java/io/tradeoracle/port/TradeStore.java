package io.tradeoracle.port;

import java.util.List;
import java.util.Optional;

/**
 * The memory of the engine: the event log, its snapshots, and the projections people query.
 *
 * <p>A commit is <em>taken</em> when the call returns and <em>durable</em> when the listeners are
 * told so: a crash between the two may lose it, and everything after it, but never something
 * before. What is read is what is durable: nobody sees an event that a crash could take back.
 * Thread-safe; commits come from one thread at a time.
 */
public interface TradeStore extends AutoCloseable {

  /**
   * Hears how far the log has become durable. Called by one thread at a time, of the store's
   * choosing; must be quick and must not throw.
   */
  interface DurabilityListener {
    /** All events up to this number survive any crash and can be read. Numbers grow. */
    void onDurable(long throughNumber);

    /** Some commit could not be made durable: nothing after the last durable number will be. */
    void onFailure(StoreException failure);

    /**
     * The store cannot be reached for now. What was taken is kept, and becomes durable once it can
     * be reached again. Told once until {@link #onReachable}, which may be never.
     */
    default void onUnreachable(StoreException cause) {}

    /** The store can be reached again after {@link #onUnreachable}. */
    default void onReachable() {}
  }

  /**
   * Refuses from now on, across crashes, every write that carries an older token. A new holder of
   * the lease calls this before it reads: nothing is then added behind its back.
   *
   * @throws FencedException if a newer token was seen
   * @throws StoreException if the store cannot keep the token
   */
  void fence(FencingToken token);

  /**
   * Takes events and the changes they cause as one unit of work, after all units before. A newer
   * token than those seen {@linkplain #fence fences} the older ones.
   *
   * <p>A token that another process gave the store may be noticed only when the unit is written:
   * then the listeners hear of it as a failure, with a {@link FencedException}.
   *
   * @throws FencedException if a newer token was seen; nothing was taken
   * @throws IllegalArgumentException if the events do not continue the log; nothing was taken
   * @throws StoreException if the store cannot take it, has failed or is closed; nothing was taken
   */
  void commit(FencingToken token, UnitOfWork work);

  /** Returns the number of the last durable event; 0 if there is none. */
  long durableThrough();

  /** Registers a listener for durability from now on. */
  Subscription subscribe(DurabilityListener listener);

  /**
   * Returns durable events in order of their numbers.
   *
   * @param afterNumber the last number not wanted; 0 from the first on
   * @param limit at most so many, at least 1
   */
  List<LogEntry> eventsAfter(long afterNumber, int limit);

  /**
   * Keeps a snapshot of the state after an event that was taken. It becomes durable no later than
   * events committed after it.
   *
   * @throws FencedException if a newer token was seen
   * @throws IllegalArgumentException if no event of that number was taken
   * @throws StoreException if the store cannot take it, has failed or is closed
   */
  void saveSnapshot(FencingToken token, Snapshot snapshot);

  /**
   * Returns the snapshot of the highest event number among those that are durable together with the
   * events they contain; of two with one number, the one saved last.
   */
  Optional<Snapshot> latestSnapshot();

  /** Returns the read side. It follows the durable log: each call answers as of its own time. */
  Projections projections();

  /** Makes durable what was taken, if that is still possible. Closing twice is harmless. */
  @Override
  void close();
}
