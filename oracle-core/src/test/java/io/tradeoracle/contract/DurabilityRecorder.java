package io.tradeoracle.contract;

import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TradeStore.DurabilityListener;
import java.util.List;

/** Keeps what a store says about durability. */
final class DurabilityRecorder implements DurabilityListener {

  private final Recorder<Long> numbers = new Recorder<>();
  private final Recorder<StoreException> failures = new Recorder<>();
  private final Recorder<Boolean> reach = new Recorder<>();

  @Override
  public void onDurable(long throughNumber) {
    numbers.add(throughNumber);
  }

  @Override
  public void onFailure(StoreException failure) {
    failures.add(failure);
  }

  @Override
  public void onUnreachable(StoreException cause) {
    reach.add(false);
  }

  @Override
  public void onReachable() {
    reach.add(true);
  }

  List<StoreException> failures() {
    return failures.heard();
  }

  /** Returns what was told of the store's reach, once one of it is as wanted. */
  List<Boolean> awaitReach(boolean reachable) throws InterruptedException {
    return reach.await(told -> told == reachable);
  }

  List<Long> numbers() {
    return numbers.heard();
  }

  void awaitThrough(long number) throws InterruptedException {
    numbers.await(heard -> heard >= number);
  }

  StoreException awaitFailure() throws InterruptedException {
    return failures.await(failure -> true).get(0);
  }
}
