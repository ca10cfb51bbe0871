package io.tradeoracle.examples.http.push;

import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TradeStore;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Everybody who listens, and what there is to hear. Thread-safe. */
public final class Hub {

  private static final int MOST_CLIENTS = 2_000;
  private static final int READ_AT_ONCE = 200;
  private static final long STALLED = Duration.ofSeconds(10).toNanos();

  /** In the order in which they are sent. */
  private static final List<String> TOPICS =
      List.of(
          "breaker",
          "health",
          "clock",
          "orders",
          "positions",
          "portfolio",
          "trades",
          "signals",
          "evaluations",
          "refused");

  /** The newest state of something that is replaced, not added to. */
  record Topic(String name, long version, Frame frame) {}

  private final TradeStore store;
  private final Function<LogEntry, Frame> words;
  private final Executor readers;
  private final LongSupplier nanos;
  private final EventRing ring = new EventRing();
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final Set<Client> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong versions = new AtomicLong();
  private final AtomicLong pings = new AtomicLong();
  private volatile long tail;

  /**
   * @param words encodes events
   * @param readers run reads of events that are no longer among the newest
   * @param nanos a clock that never falls
   */
  public Hub(
      TradeStore store, Function<LogEntry, Frame> words, Executor readers, LongSupplier nanos) {
    this.store = store;
    this.words = words;
    this.readers = readers;
    this.nanos = nanos;
    this.tail = store.durableThrough();
  }

  // --- clients ----------------------------------------------------------------------------------

  public boolean isFull() {
    return clients.size() >= MOST_CLIENTS;
  }

  public int size() {
    return clients.size();
  }

  /** Returns what clients want to see, each once. */
  public Set<Selection> selections() {
    Set<Selection> wanted = new LinkedHashSet<>();
    clients.forEach(client -> wanted.add(client.selection()));
    return wanted;
  }

  void add(Client client) {
    clients.add(client);
    client.pump();
  }

  void remove(Client client) {
    clients.remove(client);
  }

  // --- what there is to hear --------------------------------------------------------------------

  /** Returns the number of the newest event given out. */
  public long tail() {
    return tail;
  }

  /** Gives out events that follow those given out before. One thread at a time. */
  public void publish(List<Frame> events) {
    events.forEach(ring::add);
    tail = events.get(events.size() - 1).eventId();
    clients.forEach(Client::pump);
  }

  /** Takes a topic to be given out by {@link #publish()}, unless nothing of it has changed. */
  public void put(String name, Frame frame) {
    Topic known = topics.get(name);
    if (known == null || !known.frame().body().equals(frame.body())) {
      topics.put(name, new Topic(name, versions.incrementAndGet(), frame));
    }
  }

  /** Gives out the topics that have changed: to each client all at once. */
  public void publish() {
    clients.forEach(Client::pump);
  }

  /** Forgets all topics: nobody listens, and they grow old. */
  public void forgetTopics() {
    topics.clear();
  }

  @Nullable Topic newer(Map<String, Long> known, Selection selection) {
    for (String name : TOPICS) {
      Topic topic = newer(known, name);
      if (topic != null) {
        return topic;
      }
    }
    Topic iv = selection.iv().map(name -> newer(known, name)).orElse(null);
    return iv != null ? iv : selection.chain().map(name -> newer(known, name)).orElse(null);
  }

  private @Nullable Topic newer(Map<String, Long> known, String name) {
    Topic topic = topics.get(name);
    return topic != null && topic.version() > known.getOrDefault(name, 0L) ? topic : null;
  }

  @Nullable Frame recent(long number) {
    return ring.find(number);
  }

  /** Reads what a client missed, a block at a time. */
  void readFor(Client client) {
    readers.execute(
        () -> {
          try {
            List<LogEntry> block = store.eventsAfter(client.cursor(), READ_AT_ONCE);
            client.caughtUp(block.stream().map(words).toList());
          } catch (StoreException e) {
            client.close(1011, "the database does not answer");
          }
        });
  }

  // --- time -------------------------------------------------------------------------------------

  long nanos() {
    return nanos.getAsLong();
  }

  long pings() {
    return pings.get();
  }

  public void ping() {
    pings.incrementAndGet();
    clients.forEach(Client::pump);
  }

  /** Cuts clients whose connection has taken nothing for long. */
  public void cutStalled() {
    long before = nanos.getAsLong() - STALLED;
    clients.stream().filter(client -> client.isStalled(before)).forEach(Client::abort);
  }

  public void close() {
    List.copyOf(clients).forEach(client -> client.close(1001, "the server stops"));
  }
}
