package io.tradeoracle.engine;

import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.ProjectionChange;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TradeStore;
import io.tradeoracle.port.UnitOfWork;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Numbers events, applies them to the state and commits them: the only way the state changes. Owned
 * by the engine's thread.
 */
final class EventLog {

  private static final int PAGE = 1_000;

  private final TradeStore store;
  private final FencingToken token;
  private final InstantSource time;
  private final EngineState state;
  private final EngineListener listener;
  private final LogChain chain = new LogChain();
  private final List<LogEntry> entries = new ArrayList<>();
  private final List<ProjectionChange> changes = new ArrayList<>();

  EventLog(
      TradeStore store,
      FencingToken token,
      InstantSource time,
      EngineState state,
      EngineListener listener) {
    this.store = store;
    this.token = token;
    this.time = time;
    this.state = state;
    this.listener = listener;
  }

  /** Hands every entry a store has to a reader, in order. */
  static void readAll(TradeStore store, Consumer<LogEntry> reader) {
    readFrom(store, 0, reader);
  }

  /** Hands every entry after a number to a reader, in order. */
  static void readFrom(TradeStore store, long afterNumber, Consumer<LogEntry> reader) {
    List<LogEntry> page = store.eventsAfter(afterNumber, PAGE);
    while (!page.isEmpty()) {
      page.forEach(reader);
      page = store.eventsAfter(page.get(page.size() - 1).number(), PAGE);
    }
  }

  /** Applies an event that the store already has. */
  void replay(LogEntry entry) {
    if (!chain.continuesWith(entry)) {
      throw new IllegalStateException("the event log is broken at number " + entry.number());
    }
    state.apply(EventCodec.decode(entry), entry.at());
    chain.advance(entry);
  }

  /** Goes on after an entry whose effects the state has already. */
  void continueAfter(LogEntry last) {
    chain.advance(last);
  }

  /** Applies a new event at once and keeps it for the next commit. Returns its number. */
  long record(EngineEvent event) {
    LogEntry entry = EventCodec.encode(chain.number() + 1, time.instant(), event, chain.hash());
    changes.addAll(state.apply(event, entry.at()));
    entries.add(entry);
    chain.advance(entry);
    listener.onEvent(entry);
    return entry.number();
  }

  /**
   * Hands all events since the last commit to the store as one unit of work. What the store did not
   * take is kept, and handed over again the next time. Returns whether there was anything.
   *
   * @throws StoreException if the store cannot take it
   */
  boolean commit() {
    if (entries.isEmpty()) {
      return false;
    }
    store.commit(token, new UnitOfWork(entries, changes));
    entries.clear();
    changes.clear();
    return true;
  }

  long lastNumber() {
    return chain.number();
  }

  /** Returns the hash of the newest event, which stands for the whole log before it. */
  String lastHash() {
    return chain.hash();
  }
}
