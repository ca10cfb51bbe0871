package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.Subscription;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What a replay tells its engine. A recording has no faster updates for what is watched closely.
 */
final class LeanMarketData implements MarketData {

  private final LeanReplay replay;
  // A listener may close its registration while an event is on its way to it.
  private final List<Registration> registrations = new CopyOnWriteArrayList<>();
  private boolean watched;

  LeanMarketData(LeanReplay replay) {
    this.replay = replay;
  }

  /** A listener, apart from others that are equal to it. */
  private final class Registration implements Subscription {

    private final Consumer<MarketEvent> listener;

    Registration(Consumer<MarketEvent> listener) {
      this.listener = Objects.requireNonNull(listener, "listener");
    }

    // Identity on purpose: closing one registration leaves others of the same listener.
    @Override
    public void close() {
      registrations.remove(this);
    }
  }

  @Override
  public Subscription subscribe(Consumer<MarketEvent> listener) {
    var registration = new Registration(listener);
    registrations.add(registration);
    return registration;
  }

  @Override
  public void watchUnderlyings(Set<String> underlyings) {
    underlyings.forEach(this::requireRecorded);
    watched = !underlyings.isEmpty();
  }

  @Override
  public void watchClosely(Set<Instrument> instruments) {}

  @Override
  public List<OptionContract> contracts(String underlying) {
    requireRecorded(underlying);
    return replay.day().contracts();
  }

  @Override
  public List<OptionQuote> latestQuotes(Set<OptionContract> contracts) {
    return contracts.stream()
        .sorted(LeanDay.OCC_ORDER)
        .map(replay::latest)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public void close() {
    registrations.clear();
  }

  void tell(MarketEvent event) {
    if (watched) {
      registrations.forEach(registration -> registration.listener.accept(event));
    }
  }

  private void requireRecorded(String underlying) {
    if (!underlying.equals(replay.day().underlying())) {
      throw new IllegalArgumentException("underlying is not in this recording: " + underlying);
    }
  }
}
