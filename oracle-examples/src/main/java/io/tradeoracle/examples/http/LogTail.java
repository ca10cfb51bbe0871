package io.tradeoracle.examples.http;

import io.tradeoracle.examples.http.push.Frame;
import io.tradeoracle.examples.http.push.Hub;
import io.tradeoracle.examples.http.web.Json;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TradeStore;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the durable log: whatever is added is read once, put into words once and handed to
 * everybody who listens, before anybody else hears of it.
 */
final class LogTail {

  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
  private static final int BLOCK = 500;

  private final TradeStore store;
  private final LogViews views;
  private final Hub hub;
  private final Consumer<List<LogEntry>> next;
  private final Executor thread;
  private final AtomicBoolean woken = new AtomicBoolean();

  /**
   * @param next hears of the entries after the listeners
   * @param thread one thread, which does the reading
   */
  LogTail(
      TradeStore store, LogViews views, Hub hub, Consumer<List<LogEntry>> next, Executor thread) {
    this.store = store;
    this.views = views;
    this.hub = hub;
    this.next = next;
    this.thread = thread;
  }

  /** Reads what is new, soon. Any thread may call, as often as it likes. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      thread.execute(this::read);
    }
  }

  static Frame frame(LogEntry entry, LogViews views) {
    return Frame.of("event", entry.number(), Json.text(views.words(entry)));
  }

  private void read() {
    woken.set(false);
    try {
      List<LogEntry> block = store.eventsAfter(hub.tail(), BLOCK);
      while (!block.isEmpty()) {
        hub.publish(block.stream().map(entry -> frame(entry, views)).toList());
        next.accept(block);
        block = block.size() < BLOCK ? List.of() : store.eventsAfter(hub.tail(), BLOCK);
      }
    } catch (StoreException e) {
      LOG.warn("the log cannot be read now: {}", e.getMessage());
    }
  }
}
