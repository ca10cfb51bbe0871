package io.tradeoracle.engine;

import io.tradeoracle.port.FencedException;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.Snapshot;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TradeStore;

/**
 * The engine's way to its store: recovery, commits, snapshots, and what the store says of its
 * reach, which it says by its own threads.
 */
final class StoreLink implements TradeStore.DurabilityListener {

  private static final String FAILED = "the store failed";
  private static final String UNREACHABLE = "the store cannot be reached";
  private static final int STATE_VERSION = 3;

  private final TradeStore store;
  private final FencingToken token;
  private final EngineState state;
  private final EventLog log;
  private final EngineInbox inbox;
  private final RiskView risk;
  private final EngineListener listener;

  StoreLink(
      TradeStore store,
      FencingToken token,
      EngineState state,
      EventLog log,
      EngineInbox inbox,
      RiskView risk,
      EngineListener listener) {
    this.store = store;
    this.token = token;
    this.state = state;
    this.log = log;
    this.inbox = inbox;
    this.risk = risk;
    this.listener = listener;
  }

  /** Brings the state to where the log ends. */
  void recover() {
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

  /**
   * Commits what happened. While the store cannot take it nothing leaves and nothing opens; the
   * events are kept for the next try. Returns whether it was taken.
   */
  boolean commit() {
    try {
      if (log.commit()) {
        risk.safeAgain(FAILED);
      }
      return true;
    } catch (FencedException e) {
      throw e;
    } catch (StoreException e) {
      failed(e);
      return false;
    }
  }

  /** A snapshot only saves time at the next start: the log can do without. */
  void saveSnapshot() {
    try {
      store.saveSnapshot(
          token, new Snapshot(log.lastNumber(), STATE_VERSION, RecordFields.encode(state.image())));
    } catch (FencedException e) {
      throw e;
    } catch (StoreException e) {
      listener.onAlert("no snapshot was kept: " + e.getMessage());
    }
  }

  @Override
  public void onDurable(long throughNumber) {
    inbox.wakeUp();
  }

  @Override
  public void onFailure(StoreException failure) {
    inbox.offer(() -> failed(failure));
  }

  @Override
  public void onUnreachable(StoreException cause) {
    inbox.offer(
        () -> {
          risk.notSafe(UNREACHABLE);
          listener.onAlert(UNREACHABLE + ": " + cause.getMessage());
        });
  }

  @Override
  public void onReachable() {
    inbox.offer(() -> risk.safeAgain(UNREACHABLE));
  }

  private void failed(StoreException failure) {
    risk.notSafe(FAILED);
    listener.onAlert("the store failed: " + failure.getMessage());
  }
}
