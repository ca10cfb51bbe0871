package io.tradeoracle.contract;

import static io.tradeoracle.contract.SampleTrades.breaker;
import static io.tradeoracle.contract.SampleTrades.valuation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.port.FencedException;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.ProjectionChange.BreakerChanged;
import io.tradeoracle.port.ProjectionChange.PortfolioValued;
import io.tradeoracle.port.Snapshot;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.Subscription;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.port.TradeStore.DurabilityListener;
import io.tradeoracle.port.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TradeStore} promises: its log, fencing, durability and snapshots, and by
 * inheritance its read side. Nothing is assumed about when a commit becomes durable, only that it
 * does, and that the listener is told.
 */
public abstract class TradeStoreContract extends ProjectionsContract {

  private static final FencingToken OLDER = new FencingToken(TOKEN.value() - 1);
  private static final FencingToken NEWER = new FencingToken(TOKEN.value() + 1);

  // The log

  @Test
  void isEmptyAtFirst() {
    assertThat(store.durableThrough()).isZero();
    assertThat(events()).isEmpty();
    assertThat(store.latestSnapshot()).isEmpty();
  }

  @Test
  void returnsEventsAsTheyWereCommittedInOrder() throws InterruptedException {
    List<LogEntry> entries = log.next(5);
    commit(new UnitOfWork(entries.subList(0, 1), List.of()));
    commit(new UnitOfWork(entries.subList(1, 5), List.of()));
    awaitDurability();

    assertThat(events()).isEqualTo(entries).allMatch(LogEntry::isIntact);
    assertThat(store.durableThrough()).isEqualTo(5);
  }

  @Test
  void returnsEventsAfterANumberUpToALimit() throws InterruptedException {
    List<LogEntry> entries = log.next(5);
    commit(new UnitOfWork(entries, List.of()));
    awaitDurability();

    assertThat(store.eventsAfter(0, 1)).isEqualTo(entries.subList(0, 1));
    assertThat(store.eventsAfter(2, 2)).isEqualTo(entries.subList(2, 4));
    assertThat(store.eventsAfter(3, Integer.MAX_VALUE)).isEqualTo(entries.subList(3, 5));
    assertThat(store.eventsAfter(5, 1)).isEmpty();
    assertThat(store.eventsAfter(Long.MAX_VALUE, 1)).isEmpty();
  }

  @Test
  void refusesNegativeNumbersAndLimitsBelowOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> store.eventsAfter(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> store.eventsAfter(0, 0));
  }

  @Test
  void refusesAGapBeforeAUnit() throws InterruptedException {
    commit(log.unit());
    assertRefusedWhole(List.of(renumbered(log.fork().next(), 3)));
  }

  @Test
  void refusesAGapWithinAUnit() throws InterruptedException {
    List<LogEntry> entries = log.fork().next(2);
    assertRefusedWhole(List.of(entries.get(0), renumbered(entries.get(1), 3)));
  }

  @Test
  void refusesANumberTwice() throws InterruptedException {
    commit(log.unit());
    assertRefusedWhole(List.of(renumbered(log.fork().next(), 1)));
  }

  /** Returns an intact entry that differs in its number, and so shows that numbers are checked. */
  private static LogEntry renumbered(LogEntry entry, long number) {
    return LogEntry.of(
        number, entry.at(), entry.type(), entry.version(), entry.fields(), entry.previousHash());
  }

  @Test
  void refusesEventsItHasTaken() throws InterruptedException {
    UnitOfWork taken = log.unit();
    commit(taken);
    assertRefusedWhole(taken.events());
  }

  @Test
  void refusesEventsThatFollowAnotherHistory() throws InterruptedException {
    commit(log.unit());
    LogEntry right = log.fork().next();
    LogEntry stray =
        LogEntry.of(right.number(), right.at(), right.type(), 1, right.fields(), LogEntry.GENESIS);
    assertRefusedWhole(List.of(stray));
  }

  @Test
  void refusesEventsWhoseHashIsNotThatOfTheirContents() throws InterruptedException {
    List<LogEntry> entries = log.fork().next(2);
    LogEntry last = entries.get(1);
    LogEntry changed =
        new LogEntry(
            last.number(),
            last.at().plusNanos(1),
            last.type(),
            last.version(),
            last.fields(),
            last.previousHash(),
            last.hash());
    assertRefusedWhole(List.of(entries.get(0), changed));
  }

  /** Nothing of a refused unit is there, not even later, and the log goes on as if it never was. */
  private void assertRefusedWhole(List<LogEntry> entries) throws InterruptedException {
    long before = log.lastNumber();
    UnitOfWork refused = new UnitOfWork(entries, List.of(new PortfolioValued(valuation(1))));
    assertThatIllegalArgumentException().isThrownBy(() -> commit(refused));
    commitDurably(new PortfolioValued(valuation(2)));

    assertThat(events()).hasSize((int) before + 1);
    assertThat(projections().portfolio(0, 10)).containsExactly(valuation(2));
  }

  // Fencing

  @Test
  void refusesACommitUnderAnOlderToken() throws InterruptedException {
    commitDurably();
    UnitOfWork late = log.fork().unit(new PortfolioValued(valuation(1)));
    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> store.commit(OLDER, late))
        .matches(fenced -> !fenced.isRetrySafe(), "must not be retried");
    commitDurably();

    assertThat(events()).hasSize(2);
    assertThat(projections().portfolio(0, 10)).isEmpty();
  }

  @Test
  void aCommitUnderANewerTokenFencesTheOlder() throws InterruptedException {
    commit(log.unit());
    store.commit(NEWER, log.unit());
    awaitDurability();
    UnitOfWork late = log.fork().unit();
    assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store.commit(TOKEN, late));
    assertThat(events()).hasSize(2);
  }

  @Test
  void fencesOlderTokensBeforeAnythingIsCommitted() {
    store.fence(NEWER);
    UnitOfWork late = log.unit();
    assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store.commit(TOKEN, late));
    assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store.fence(TOKEN));
    store.fence(NEWER);
    store.commit(NEWER, late);
  }

  @Test
  void refusesASnapshotUnderAnOlderToken() throws InterruptedException {
    commitDurably();
    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> store.saveSnapshot(OLDER, snapshot(1, "late")));
    commitDurably();
    assertThat(store.latestSnapshot()).isEmpty();
  }

  @Test
  void remembersTheNewestTokenAcrossACrash() {
    store.fence(NEWER);
    crash();
    UnitOfWork late = log.unit();
    assertThatExceptionOfType(FencedException.class).isThrownBy(() -> store.commit(TOKEN, late));
  }

  @Test
  void nothingIsAddedBehindTheBackOfANewHolder() throws InterruptedException {
    commitDurably();
    try (TradeStore successor = openBeside(store)) {
      successor.fence(NEWER);
      assertThat(refusal(log.fork().unit())).isInstanceOf(FencedException.class);
      assertThat(successor.eventsAfter(0, 10)).hasSize(1);
      successor.commit(NEWER, log.unit());
    }
  }

  /** Returns how a commit was refused, at once or when it was to be written. */
  private StoreException refusal(UnitOfWork work) throws InterruptedException {
    try {
      commit(work);
    } catch (StoreException refused) {
      return refused;
    }
    expectDurability(store);
    return durability.awaitFailure();
  }

  // Durability

  @Test
  void tellsHowFarTheLogIsDurableInGrowingNumbers() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      commit(log.unit());
    }
    awaitDurability();

    assertThat(durability.numbers()).isSorted().doesNotHaveDuplicates().endsWith(20L);
    assertThat(store.durableThrough()).isEqualTo(20);
  }

  @Test
  void whatTheListenerIsToldCanBeRead() throws InterruptedException {
    Recorder<List<LogEntry>> read = new Recorder<>();
    Recorder<Integer> valuations = new Recorder<>();
    store.subscribe(
        onDurable(
            through -> {
              read.add(store.eventsAfter(through - 1, 1));
              valuations.add(projections().portfolio(0, 10).size());
            }));
    UnitOfWork work = log.unit(new PortfolioValued(valuation(1)));
    commit(work);
    expectDurability(store);

    assertThat(read.await(entries -> true)).containsExactly(work.events());
    assertThat(valuations.await(count -> true)).containsExactly(1);
  }

  @Test
  void aClosedSubscriptionHearsNothing() throws InterruptedException {
    Recorder<Long> early = new Recorder<>();
    Subscription subscription = store.subscribe(onDurable(early::add));
    commitDurably();
    subscription.close();
    subscription.close();
    commitDurably();
    commitDurably();
    assertThat(early.heard()).doesNotContain(2L, 3L);
  }

  @Test
  void whatIsDurableSurvivesACrash() throws InterruptedException {
    commitDurably();
    commitDurably();
    List<LogEntry> before = events();
    crash();

    assertThat(events()).isEqualTo(before).hasSize(2);
    assertThat(store.durableThrough()).isEqualTo(2);
  }

  @Test
  void theLogGoesOnAfterACrash() throws InterruptedException {
    commitDurably();
    crash();
    commitDurably();
    crash();
    assertThat(events()).extracting(LogEntry::number).containsExactly(1L, 2L);
  }

  @Test
  void aCrashLeavesWholeUnitsFromTheFirstOn() {
    List<LogEntry> taken = commitPairsWithSnapshots(50);
    long promised = store.durableThrough();
    crash();

    List<LogEntry> left = events();
    assertThat(left).isEqualTo(taken.subList(0, left.size()));
    assertThat((long) left.size()).isEven().isGreaterThanOrEqualTo(promised);
    assertThat(store.durableThrough()).isEqualTo(left.size());
    assertThat(projections().breaker()).isEqualTo(breakerAfter(left.size()));
    assertThat(store.latestSnapshot().map(Snapshot::throughNumber).orElse(0L))
        .isLessThanOrEqualTo(left.size());
  }

  private List<LogEntry> commitPairsWithSnapshots(int units) {
    List<LogEntry> taken = new ArrayList<>();
    for (int i = 0; i < units; i++) {
      UnitOfWork pair = pair();
      commit(pair);
      store.saveSnapshot(TOKEN, snapshot(pair.last().number(), "pair"));
      taken.addAll(pair.events());
    }
    return taken;
  }

  /** Returns two next events with a breaker change that names the second. */
  private UnitOfWork pair() {
    List<LogEntry> two = log.next(2);
    BreakerStatus status = breakerAfter(log.lastNumber()).orElseThrow();
    return new UnitOfWork(two, List.of(new BreakerChanged(status)));
  }

  private static Optional<BreakerStatus> breakerAfter(long number) {
    return number == 0
        ? Optional.empty()
        : Optional.of(breaker(BreakerState.HALTED, Long.toString(number)));
  }

  @Test
  void aFailureIsToldAndNothingMoreBecomesDurable() throws InterruptedException {
    commitDurably();
    breakDurability(store);
    UnitOfWork work = log.unit(new PortfolioValued(valuation(1)));
    assertThat(refusal(work)).isNotNull();

    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> commit(work));
    assertThat(durability.numbers()).endsWith(1L);
    crash();
    assertThat(events()).hasSize(1);
    assertThat(projections().portfolio(0, 10)).isEmpty();
  }

  @Test
  void whatIsTakenOutOfReachBecomesDurableOnceAfterwards() throws InterruptedException {
    commitDurably(new PortfolioValued(valuation(1)));
    makeUnreachable(store);
    commit(log.unit(new PortfolioValued(valuation(2))));
    durability.awaitReach(false);
    commit(log.unit(new PortfolioValued(valuation(3))));
    store.saveSnapshot(TOKEN, snapshot(3, "kept"));
    assertThat(store.durableThrough()).isEqualTo(1);

    makeReachable(store);
    awaitDurability();
    assertThat(durability.awaitReach(true)).containsExactly(false, true);
    commitDurably();
    assertThat(durability.failures()).isEmpty();
    assertThat(events()).hasSize(4);
    assertThat(projections().portfolio(0, 10))
        .containsExactly(valuation(3), valuation(2), valuation(1));
    assertThat(store.latestSnapshot()).hasValue(snapshot(3, "kept"));
  }

  @Test
  void closingMakesDurableWhatWasTaken() {
    commit(log.unit());
    store.close();
    crash();
    assertThat(events()).hasSize(1);
  }

  @Test
  void refusesCommitsOnceClosed() {
    store.close();
    store.close();
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> commit(log.unit()));
  }

  @Test
  void readersSeeWholeUnitsWhileOthersAreCommitted() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<Integer> counts =
        Together.run(2, task -> task == 0 ? () -> writePairs(done) : () -> readPairs(done));
    assertThat(counts.get(0)).isEqualTo(400);
    assertThat(counts.get(1)).isPositive();
    awaitDurability();
    assertThat(projections().breaker()).isEqualTo(breakerAfter(400));
  }

  private int writePairs(AtomicBoolean done) throws InterruptedException {
    try {
      for (int i = 0; i < 200; i++) {
        commit(pair());
      }
      awaitDurability();
      return (int) log.lastNumber();
    } finally {
      done.set(true);
    }
  }

  private int readPairs(AtomicBoolean done) {
    int reads = 0;
    do {
      long before = store.durableThrough();
      List<LogEntry> seen = events();
      String breaker = projections().breaker().map(BreakerStatus::reason).orElse("0");
      long after = store.durableThrough();
      assertThat((long) seen.size()).isEven().isBetween(before, after);
      assertThat(Long.parseLong(breaker)).isEven().isBetween(before, after);
      reads++;
    } while (!done.get());
    return reads;
  }

  // Snapshots

  @Test
  void returnsTheSnapshotOfTheHighestNumber() throws InterruptedException {
    commit(new UnitOfWork(log.next(3), List.of()));
    store.saveSnapshot(TOKEN, snapshot(1, "first"));
    store.saveSnapshot(TOKEN, snapshot(3, "third"));
    store.saveSnapshot(TOKEN, snapshot(2, "second, late"));
    commitDurably();
    assertThat(store.latestSnapshot()).hasValue(snapshot(3, "third"));
  }

  @Test
  void aSnapshotReplacesAnEarlierOneOfTheSameNumber() throws InterruptedException {
    commit(log.unit());
    store.saveSnapshot(TOKEN, snapshot(1, "before"));
    commitDurably();
    store.saveSnapshot(TOKEN, snapshot(1, "after"));
    commitDurably();
    assertThat(store.latestSnapshot()).hasValue(snapshot(1, "after"));
  }

  @Test
  void refusesASnapshotOfAnEventThatWasNotTaken() {
    commit(log.unit());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.saveSnapshot(TOKEN, snapshot(2, "ahead")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.saveSnapshot(TOKEN, snapshot(0, "of nothing")));
  }

  @Test
  void aDurableSnapshotSurvivesACrashUnchanged() throws InterruptedException {
    SortedMap<String, String> state = new TreeMap<>(log.fork().next().fields());
    for (int i = 0; i < 2_000; i++) {
      state.put("positions." + i + ".structure", "SPY240216P00450000".repeat(20));
    }
    commit(log.unit());
    store.saveSnapshot(TOKEN, new Snapshot(1, 3, state));
    commitDurably();
    crash();
    assertThat(store.latestSnapshot()).hasValue(new Snapshot(1, 3, state));
  }

  private static Snapshot snapshot(long throughNumber, String content) {
    return new Snapshot(throughNumber, 1, new TreeMap<>(Map.of("content", content)));
  }

  private static DurabilityListener onDurable(LongConsumer consumer) {
    return new DurabilityListener() {
      @Override
      public void onDurable(long throughNumber) {
        consumer.accept(throughNumber);
      }

      @Override
      public void onFailure(StoreException failure) {}
    };
  }
}
