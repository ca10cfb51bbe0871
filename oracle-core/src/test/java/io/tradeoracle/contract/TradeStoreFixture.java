package io.tradeoracle.contract;

import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.ProjectionChange;
import io.tradeoracle.port.Projections;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.port.UnitOfWork;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of a trade store need from the implementation they test. */
public abstract class TradeStoreFixture {

  static final FencingToken TOKEN = new FencingToken(7);

  TradeStore store;
  DurabilityRecorder durability;
  SampleLog log;

  /** Returns an open store that holds nothing. */
  protected abstract TradeStore open();

  /**
   * Ends a store as a crash of its process would, without a chance to write anything more, and
   * returns a store as the next process opens it on the same memory. The store may be closed
   * already; what broke it, if anything did, is mended.
   */
  protected abstract TradeStore crashAndReopen(TradeStore store);

  /**
   * Returns another process's store on the same memory. Where only one object can be open on a
   * memory, that object.
   */
  protected abstract TradeStore openBeside(TradeStore store);

  /** Takes from the store, while it runs, the means to make anything more durable. */
  protected abstract void breakDurability(TradeStore store);

  /** Makes what the store writes to unreachable, while it runs, until {@link #makeReachable}. */
  protected abstract void makeUnreachable(TradeStore store);

  /** Ends what {@link #makeUnreachable} began. */
  protected abstract void makeReachable(TradeStore store);

  /** Called where a test is about to wait until what was taken is durable. */
  protected void expectDurability(TradeStore store) {}

  @BeforeEach
  final void openStore() {
    use(open());
    log = new SampleLog();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  /** Goes on with another store. */
  final void use(TradeStore next) {
    store = next;
    durability = new DurabilityRecorder();
    next.subscribe(durability);
  }

  final void crash() {
    use(crashAndReopen(store));
    log = SampleLog.after(events());
  }

  final void commit(UnitOfWork work) {
    store.commit(TOKEN, work);
  }

  /** Commits one event with its changes and waits until both are durable. */
  final void commitDurably(ProjectionChange... changes) throws InterruptedException {
    commit(log.unit(changes));
    awaitDurability();
  }

  final void awaitDurability() throws InterruptedException {
    expectDurability(store);
    durability.awaitThrough(log.lastNumber());
  }

  final List<LogEntry> events() {
    return store.eventsAfter(0, Integer.MAX_VALUE);
  }

  final Projections projections() {
    return store.projections();
  }
}
