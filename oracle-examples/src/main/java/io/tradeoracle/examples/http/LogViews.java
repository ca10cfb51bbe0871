package io.tradeoracle.examples.http;

import io.tradeoracle.examples.http.body.EventBody;
import io.tradeoracle.examples.http.body.ItemsBody;
import io.tradeoracle.examples.http.body.SignalBody;
import io.tradeoracle.examples.http.web.Problem;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Order;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.TradeStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The durable log as people read it. Thread-safe. */
final class LogViews {

  private static final int BLOCK = 1_000;

  /** How far back one call looks for signals. */
  private static final int FURTHEST = 20_000;

  private static final int NAMED = 1_000;

  private final TradeStore store;

  /** Words need of an order what it asked for, which never changes. */
  private final Map<String, Order> named =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Order> eldest) {
              return size() > NAMED;
            }
          });

  LogViews(TradeStore store) {
    this.store = store;
  }

  EventBody words(LogEntry entry) {
    return EventBody.of(entry, this::order);
  }

  private Optional<Order> order(String id) {
    if (!ClientOrderId.isOurs(id)) {
      return Optional.empty();
    }
    Order known = named.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Order> found = store.projections().order(new ClientOrderId(id));
    found.ifPresent(order -> named.put(id, order));
    return found;
  }

  /** Returns the block right behind an event, or before one, or the newest, newest first. */
  EventBody.Block events(OptionalLong after, OptionalLong before, int limit) {
    if (after.isPresent() && before.isPresent()) {
      throw Problem.badRequest("after and before cannot be given together");
    }
    long newest = store.durableThrough();
    long from = after.orElseGet(() -> Math.max(0, before.orElse(newest + 1) - 1 - limit));
    long room = before.isPresent() ? before.getAsLong() - 1 - from : limit;
    if (room < 1) {
      return new EventBody.Block(List.of(), null);
    }
    List<LogEntry> block = store.eventsAfter(from, (int) Math.min(limit, room));
    List<EventBody> items = new ArrayList<>(block.stream().map(this::words).toList());
    Collections.reverse(items);
    long last = items.isEmpty() ? newest : items.get(0).id();
    return new EventBody.Block(items, last < newest ? last : null);
  }

  /**
   * Returns signals before an event, newest first. The cursor of a page is the number of the event
   * it looked back to.
   */
  ItemsBody<SignalBody> signals(Optional<String> cursor, int limit) {
    long end = cursor.map(LogViews::eventId).orElse(store.durableThrough() + 1);
    long least = Math.max(0, end - 1 - FURTHEST);
    Map<String, LogEntry> outcomes = new HashMap<>();
    List<SignalBody> signals = new ArrayList<>();
    for (long to = end - 1; to > least; to -= BLOCK) {
      long from = Math.max(least, to - BLOCK);
      List<LogEntry> block = store.eventsAfter(from, (int) (to - from));
      for (int i = block.size() - 1; i >= 0; i--) {
        collect(block.get(i), outcomes).ifPresent(signals::add);
        if (signals.size() == limit) {
          return new ItemsBody<>(signals, Long.toString(block.get(i).number()));
        }
      }
    }
    return new ItemsBody<>(signals, least > 0 ? Long.toString(least + 1) : null);
  }

  /** Backwards, what became of a signal is seen before the signal itself. */
  private static Optional<SignalBody> collect(LogEntry entry, Map<String, LogEntry> outcomes) {
    String signal = entry.fields().getOrDefault("signalId", "");
    switch (entry.type()) {
      case "SignalDenied", "EntryDecided" -> outcomes.put(signal, entry);
      case "SignalRaised" -> {
        return Optional.ofNullable(outcomes.remove(signal))
            .map(outcome -> SignalBody.of(entry, outcome));
      }
      default -> {}
    }
    return Optional.empty();
  }

  private static long eventId(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw Problem.parameter("cursor", "what next of a page before said", cursor);
    }
  }
}
