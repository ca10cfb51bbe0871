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

/** A store whose commits return when they are durable, for engines on virtual time. */
final class AwaitedStore implements TradeStore {

  private static final long PATIENCE_MILLIS = 20_000;

  private final TradeStore store;
  private long durable;

  AwaitedStore(TradeStore store) {
    this.store = store;
    durable = store.durableThrough();
    store.subscribe(
        new DurabilityListener() {
          @Override
          public void onDurable(long throughNumber) {
            told(throughNumber);
          }

          @Override
          public void onFailure(StoreException failure) {
            told(Long.MAX_VALUE);
          }
        });
  }

  private synchronized void told(long through) {
    durable = through;
    notifyAll();
  }

  @Override
  public void commit(FencingToken token, UnitOfWork work) {
    store.commit(token, work);
    try {
      await(work.last().number());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void await(long number) throws InterruptedException {
    while (durable < number) {
      wait(PATIENCE_MILLIS);
    }
  }

  @Override
  public void fence(FencingToken token) {
    store.fence(token);
  }

  @Override
  public long durableThrough() {
    return store.durableThrough();
  }

  @Override
  public Subscription subscribe(DurabilityListener listener) {
    return store.subscribe(listener);
  }

  @Override
  public List<LogEntry> eventsAfter(long afterNumber, int limit) {
    return store.eventsAfter(afterNumber, limit);
  }

  @Override
  public void saveSnapshot(FencingToken token, Snapshot snapshot) {
    store.saveSnapshot(token, snapshot);
  }

  @Override
  public Optional<Snapshot> latestSnapshot() {
    return store.latestSnapshot();
  }

  @Override
  public Projections projections() {
    return store.projections();
  }

  @Override
  public void close() {
    store.close();
  }
}
