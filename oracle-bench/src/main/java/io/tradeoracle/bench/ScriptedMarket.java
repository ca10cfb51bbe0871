package io.tradeoracle.bench;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.Subscription;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Market data that says what it is told to, when it is told to. */
final class ScriptedMarket implements MarketData {

  private final List<Consumer<MarketEvent>> listeners = new CopyOnWriteArrayList<>();

  void send(MarketEvent event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  @Override
  public Subscription subscribe(Consumer<MarketEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void watchUnderlyings(Set<String> underlyings) {
    // Everything in the script is sent.
  }

  @Override
  public void watchClosely(Set<Instrument> instruments) {
    // Nothing comes faster than the script has it.
  }

  @Override
  public List<OptionContract> contracts(String underlying) {
    return List.of();
  }

  @Override
  public List<OptionQuote> latestQuotes(Set<OptionContract> contracts) {
    return List.of();
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
