package io.tradeoracle.engine;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.port.MarketData;
import io.tradeoracle.port.Subscription;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.VirtualTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Market data made by hand. The exchange hears of each event before the listeners do. */
final class ScriptedMarket implements MarketData {

  private Set<Instrument> watchedClosely = Set.of();

  private record Level(double bid, double ask, int size) {}

  private final VirtualTime time;
  private final SimulatedExchange exchange;
  private final List<Consumer<MarketEvent>> listeners = new ArrayList<>();
  private final Map<Instrument, Level> levels = new LinkedHashMap<>();

  ScriptedMarket(VirtualTime time, SimulatedExchange exchange) {
    this.time = time;
    this.exchange = exchange;
  }

  /** Quotes an instrument now, and again at each {@link #repeat}. */
  void quote(Instrument instrument, double bid, double ask, int size) {
    Level level = new Level(bid, ask, size);
    levels.put(instrument, level);
    say(instrument, level);
  }

  /** Quotes everything as it stands once more, as of now. */
  void repeat() {
    levels.forEach(this::say);
  }

  /** Says nothing of an instrument any more. */
  void forget(Instrument instrument) {
    levels.remove(instrument);
  }

  private void say(Instrument instrument, Level level) {
    Quote quote =
        new Quote(
            level.bid,
            level.ask,
            level.size,
            level.size,
            time.instant(),
            time.instant(),
            FeedKind.RECORDED);
    say(
        instrument instanceof OptionContract contract
            ? new OptionQuote(contract, quote)
            : new UnderlyingQuote(instrument.symbol(), quote));
  }

  void say(MarketEvent event) {
    exchange.onMarketEvent(event);
    List.copyOf(listeners).forEach(listener -> listener.accept(event));
  }

  @Override
  public Subscription subscribe(Consumer<MarketEvent> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void watchUnderlyings(Set<String> underlyings) {}

  @Override
  public void watchClosely(Set<Instrument> instruments) {
    watchedClosely = Set.copyOf(instruments);
  }

  /** Returns what the engine wants the fastest quotes of. */
  Set<Instrument> watchedClosely() {
    return watchedClosely;
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
