package io.tradeoracle.engine;

import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.port.MarketData;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The engine's way to its market: takes the quotes, and says which are wanted fastest. */
final class MarketLink {

  private final MarketData marketData;
  private final MarketBook book;
  private final TickRecorder recorder;
  private final EngineState state;
  private final OrderDesk desk;
  private final EngineListener listener;
  private final InstantSource time;
  private Set<Instrument> watched = Set.of();
  private Instant lastData = Instant.MIN;

  MarketLink(
      MarketData marketData,
      MarketBook book,
      TickRecorder recorder,
      EngineState state,
      OrderDesk desk,
      EngineListener listener,
      InstantSource time) {
    this.marketData = marketData;
    this.book = book;
    this.recorder = recorder;
    this.state = state;
    this.desk = desk;
    this.listener = listener;
    this.time = time;
  }

  /** Takes quotes that wait together. */
  void take(Collection<MarketEvent> quotes) {
    lastData = time.instant();
    book.update(quotes, lastData);
    if (recorder.recordsQuotes()) {
      quotes.forEach(this::record);
    }
  }

  private void record(MarketEvent event) {
    if (event instanceof OptionQuote quote) {
      book.option(quote.contract())
          .ifPresent(option -> recorder.record(quote, option.impliedVolatility()));
    }
  }

  /** Takes an event that is no quote. */
  void take(MarketEvent event) {
    lastData = time.instant();
    book.update(event, lastData);
    if (event instanceof MarketEvent.DataGap gap) {
      listener.onAlert("no market data from " + gap.from() + ": " + gap.reason());
    }
  }

  /** Returns when anything last came; {@link Instant#MIN} if nothing did. */
  Instant lastData() {
    return lastData;
  }

  /** Asks for the fastest quotes of what is held and worked. */
  void watchClosely() {
    Set<Instrument> wanted = new HashSet<>();
    state.positions().holdings().values().forEach(holding -> wanted.add(holding.instrument()));
    desk.tickets()
        .forEach(ticket -> ticket.structure().legs().forEach(leg -> wanted.add(leg.instrument())));
    if (!wanted.equals(watched)) {
      watched = Set.copyOf(wanted);
      marketData.watchClosely(watched);
    }
  }
}
