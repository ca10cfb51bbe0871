package io.tradeoracle.engine;

import io.tradeoracle.model.IndexLevel;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.UnderlyingQuote;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The one way into the engine's thread. Quotes conflate: of several for one instrument the newest
 * wins, so their number is bounded by the instruments watched. Everything else keeps its order and
 * is never dropped; if it piles up beyond the limit the engine no longer knows its orders, and says
 * so. Thread-safe.
 */
final class EngineInbox {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final int limit;
  private Map<Object, MarketEvent> quotes = new LinkedHashMap<>();
  private Deque<Runnable> inputs = new ArrayDeque<>();
  private boolean woken;
  private boolean overflowed;

  /**
   * @param limit how many inputs other than quotes may wait
   */
  EngineInbox(int limit) {
    this.limit = limit;
  }

  /** Takes a market event; a quote replaces an older one of its instrument still waiting. */
  void offer(MarketEvent event, Consumer<MarketEvent> handler) {
    lock.lock();
    try {
      if (event instanceof OptionQuote quote) {
        quotes.put(quote.contract(), quote);
      } else if (event instanceof UnderlyingQuote quote) {
        quotes.put(quote.symbol(), quote);
      } else if (event instanceof IndexLevel level) {
        quotes.put(level.symbol(), level);
      } else {
        addInput(() -> handler.accept(event));
      }
      wake();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes something to be done by the engine's thread.
   *
   * @throws IllegalStateException if too much is waiting
   */
  void offer(Runnable input) {
    lock.lock();
    try {
      addInput(input);
      wake();
    } finally {
      lock.unlock();
    }
  }

  private void addInput(Runnable input) {
    if (inputs.size() >= limit) {
      overflowed = true;
      throw new IllegalStateException("the engine's inbox is full: " + limit + " inputs wait");
    }
    inputs.add(input);
  }

  /** Makes a waiting {@link #await} return. */
  void wakeUp() {
    lock.lock();
    try {
      wake();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    woken = true;
    arrived.signalAll();
  }

  /**
   * Hands everything that waits to the handlers: first the quotes, if any, all at once. Returns how
   * many. If a handler throws, the inputs behind it wait for the next call.
   */
  int drain(Consumer<Collection<MarketEvent>> quotesHandler, Consumer<Runnable> inputHandler) {
    Map<Object, MarketEvent> takenQuotes;
    Deque<Runnable> takenInputs;
    lock.lock();
    try {
      takenQuotes = quotes;
      takenInputs = inputs;
      if (takenQuotes.isEmpty() && takenInputs.isEmpty()) {
        return 0;
      }
      // As many again are likely.
      quotes = new LinkedHashMap<>(2 * takenQuotes.size());
      inputs = new ArrayDeque<>();
    } finally {
      lock.unlock();
    }
    int taken = takenQuotes.size() + takenInputs.size();
    try {
      if (!takenQuotes.isEmpty()) {
        quotesHandler.accept(takenQuotes.values());
      }
      while (!takenInputs.isEmpty()) {
        inputHandler.accept(takenInputs.remove());
      }
    } finally {
      putBack(takenInputs);
    }
    return taken;
  }

  private void putBack(Deque<Runnable> unhandled) {
    lock.lock();
    try {
      while (!unhandled.isEmpty()) {
        inputs.addFirst(unhandled.removeLast());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many quotes and inputs wait. */
  int size() {
    lock.lock();
    try {
      return quotes.size() + inputs.size();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether inputs were refused for want of room since the last call. */
  boolean takeOverflow() {
    lock.lock();
    try {
      boolean was = overflowed;
      overflowed = false;
      return was;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something arrives or the time is over. */
  void await(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (!woken && nanos > 0) {
        nanos = arrived.awaitNanos(nanos);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }
}
