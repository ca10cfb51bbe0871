package io.tradeoracle.contract;

import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TradeStore.DurabilityListener;
import java.util.List;

/** Keeps what a store says about durability. */
final class DurabilityRecorder implements DurabilityListener {

  private final Recorder<Long> numbers = new Recorder<>();
  private final Recorder<StoreException> failures = new Recorder<>();

  @Override
  public void onDurable(long throughNumber) {
    numbers.add(throughNumber);
  }

  @Override
  public void onFailure(StoreException failure) {
    failures.add(failure);
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
