package io.tradeoracle.port;

import static io.tradeoracle.contract.SampleTrades.valuation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tradeoracle.contract.SampleLog;
import io.tradeoracle.contract.TradeStoreContract;
import io.tradeoracle.port.ProjectionChange.PortfolioValued;
import io.tradeoracle.port.TradeStore.DurabilityListener;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemoryTradeStoreTest {

  private static final FencingToken TOKEN = new FencingToken(1);

  private final SampleLog log = new SampleLog();
  private final Heard heard = new Heard();

  /** What a listener heard, in order. */
  private static class Heard implements DurabilityListener {
    final List<Long> durable = new ArrayList<>();
    final List<StoreException> failures = new ArrayList<>();

    @Override
    public void onDurable(long throughNumber) {
      durable.add(throughNumber);
    }

    @Override
    public void onFailure(StoreException failure) {
      failures.add(failure);
    }
  }

  @Nested
  class DurableAtOnce extends TradeStoreContract {

    @Override
    protected TradeStore open() {
      return new InMemoryTradeStore();
    }

    @Override
    protected TradeStore crashAndReopen(TradeStore store) {
      return ((InMemoryTradeStore) store).crash();
    }

    @Override
    protected TradeStore openBeside(TradeStore store) {
      return store;
    }

    @Override
    protected void breakDurability(TradeStore store) {
      ((InMemoryTradeStore) store).fail(diskLost());
    }

    @Override
    protected void makeUnreachable(TradeStore store) {
      ((InMemoryTradeStore) store).loseReach(new StoreException("the server is away", true));
    }

    @Override
    protected void makeReachable(TradeStore store) {
      ((InMemoryTradeStore) store).regainReach();
    }
  }

  @Nested
  class DurableWhenTold extends DurableAtOnce {

    @Override
    protected TradeStore open() {
      return InMemoryTradeStore.withManualDurability();
    }

    @Override
    protected void expectDurability(TradeStore store) {
      ((InMemoryTradeStore) store).makeAllDurable();
    }
  }

  @Test
  void tellsTheListenerBeforeACommitReturns() {
    InMemoryTradeStore store = new InMemoryTradeStore();
    store.subscribe(heard);
    store.commit(TOKEN, log.unit());
    assertThat(heard.durable).containsExactly(1L);
    assertThat(store.durableThrough()).isEqualTo(1);
  }

  @Test
  void numbersGrowForEveryListenerWhenOneOfThemCommits() {
    InMemoryTradeStore store = new InMemoryTradeStore();
    store.subscribe(
        new Heard() {
          @Override
          public void onDurable(long throughNumber) {
            if (throughNumber < 3) {
              store.commit(TOKEN, log.unit());
            }
          }
        });
    store.subscribe(heard);
    store.commit(TOKEN, log.unit());
    assertThat(heard.durable).containsExactly(3L);
    assertThat(store.eventsAfter(0, 10)).hasSize(3);
  }

  @Test
  void whatIsTakenIsNotReadBeforeItIsDurable() {
    InMemoryTradeStore store = manual();
    store.commit(TOKEN, log.unit(new PortfolioValued(valuation(1))));
    assertThat(heard.durable).isEmpty();
    assertThat(store.durableThrough()).isZero();
    assertThat(store.eventsAfter(0, 10)).isEmpty();
    assertThat(store.projections().portfolio(0, 10)).isEmpty();
  }

  @Test
  void makesWholeUnitsDurableUpToANumber() {
    InMemoryTradeStore store = manual();
    store.commit(TOKEN, log.unit());
    store.commit(TOKEN, new UnitOfWork(log.next(3), List.of()));
    store.makeDurable(3);
    assertThat(store.durableThrough()).isEqualTo(1);
    store.makeDurable(4);
    store.makeDurable(4);
    store.makeDurable(100);
    assertThat(heard.durable).containsExactly(1L, 4L);
  }

  @Test
  void aCrashLosesAllThatIsNotDurable() {
    InMemoryTradeStore store = manual();
    store.commit(TOKEN, log.unit(new PortfolioValued(valuation(1))));
    store.saveSnapshot(TOKEN, snapshot(1));
    store.makeAllDurable();
    store.commit(TOKEN, log.unit(new PortfolioValued(valuation(2))));
    store.saveSnapshot(TOKEN, snapshot(2));
    InMemoryTradeStore next = store.crash();

    assertThat(next.durableThrough()).isEqualTo(1);
    assertThat(next.eventsAfter(0, 10)).hasSize(1);
    assertThat(next.projections().portfolio(0, 10)).containsExactly(valuation(1));
    assertThat(next.latestSnapshot()).hasValue(snapshot(1));
  }

  @Test
  void aLostNumberIsGivenAgainAfterACrash() {
    InMemoryTradeStore store = manual();
    SampleLog other = log.fork();
    store.commit(TOKEN, log.unit(new PortfolioValued(valuation(1))));
    InMemoryTradeStore next = store.crash();
    next.commit(TOKEN, other.unit(new PortfolioValued(valuation(2))));
    next.makeAllDurable();
    assertThat(next.projections().portfolio(0, 10)).containsExactly(valuation(2));
  }

  @Test
  void aSnapshotCountsOnceItsEventsAreDurable() {
    InMemoryTradeStore store = manual();
    store.commit(TOKEN, log.unit());
    store.saveSnapshot(TOKEN, snapshot(1));
    assertThat(store.latestSnapshot()).isEmpty();
    store.makeAllDurable();
    assertThat(store.latestSnapshot()).hasValue(snapshot(1));
  }

  @Test
  void theStoreThatCrashedRefusesFurtherUse() {
    InMemoryTradeStore store = manual();
    InMemoryTradeStore next = store.crash();
    assertRefuses(() -> store.commit(TOKEN, log.fork().unit()));
    assertRefuses(() -> store.fence(TOKEN));
    assertRefuses(() -> store.saveSnapshot(TOKEN, snapshot(1)));
    assertRefuses(() -> store.eventsAfter(0, 1));
    assertRefuses(store::latestSnapshot);
    assertRefuses(store::projections);
    assertRefuses(store::makeAllDurable);
    assertRefuses(() -> store.subscribe(heard));
    next.commit(TOKEN, log.unit());
  }

  @Test
  void whatTheNextStoreDoesIsNotSeenThroughTheCrashedOne() {
    InMemoryTradeStore store = new InMemoryTradeStore();
    Projections before = store.projections();
    InMemoryTradeStore next = store.crash();
    next.commit(TOKEN, log.unit(new PortfolioValued(valuation(1))));
    assertThat(before.portfolio(0, 10)).isEmpty();
    assertThat(heard.durable).isEmpty();
  }

  @Test
  void aFailureReachesTheListenerAndRefusesWritesWithItsCause() {
    InMemoryTradeStore store = manual();
    store.commit(TOKEN, log.unit());
    store.makeAllDurable();
    store.commit(TOKEN, log.unit());
    StoreException failure = diskLost();
    store.fail(failure);

    assertThat(heard.failures).containsExactly(failure);
    assertRefuses(() -> store.commit(TOKEN, log.fork().unit()));
    assertRefuses(store::makeAllDurable);
    assertThat(store.eventsAfter(0, 10)).hasSize(1);
    store.close();
    assertThat(store.crash().durableThrough()).isEqualTo(1);
  }

  private InMemoryTradeStore manual() {
    InMemoryTradeStore store = InMemoryTradeStore.withManualDurability();
    store.subscribe(heard);
    return store;
  }

  private static void assertRefuses(Runnable use) {
    assertThatExceptionOfType(StoreException.class).isThrownBy(use::run);
  }

  private static StoreException diskLost() {
    return new StoreException("the disk is gone", false);
  }

  private static Snapshot snapshot(long throughNumber) {
    return new Snapshot(throughNumber, 1, new TreeMap<>());
  }
}
