package io.tradeoracle.examples.http;

import io.tradeoracle.examples.http.body.ChainBody;
import io.tradeoracle.examples.http.body.DeskState;
import io.tradeoracle.examples.http.push.Frame;
import io.tradeoracle.examples.http.push.Hub;
import io.tradeoracle.examples.http.push.Selection;
import io.tradeoracle.examples.http.web.Json;
import io.tradeoracle.examples.http.web.Problem;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.StoreException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a second, while anybody watches, looks at the desk and publishes what it sees; the breaker
 * at once, orders soon. Works on one thread of its own, which may wait for the engine.
 */
final class Pulse {

  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final long WATCHED = Duration.ofSeconds(10).toNanos();
  private static final int PUSHED = 50;
  private static final List<String> TABLES = List.of("breaker", "orders", "trades", "signals");

  /** Orders change with several commits in a row: their events are not to wait for the table. */
  private static final long ORDERS_GATHERED_MILLIS = 100;

  private final DeskViews desk;
  private final LogViews log;
  private final StoreViews store;
  private final Hub hub;
  private final ScheduledExecutorService thread;
  private final LongSupplier nanos;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicBoolean ordersDue = new AtomicBoolean();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private volatile long portfolioReadAt;
  private boolean idle = true;

  Pulse(
      DeskViews desk,
      LogViews log,
      StoreViews store,
      Hub hub,
      ScheduledExecutorService thread,
      LongSupplier nanos) {
    this.desk = desk;
    this.log = log;
    this.store = store;
    this.hub = hub;
    this.thread = thread;
    this.nanos = nanos;
    this.portfolioReadAt = nanos.getAsLong() - WATCHED;
  }

  /** Notes that the portfolio was read: it is kept fresh for a while. */
  void portfolioWasRead() {
    portfolioReadAt = nanos.getAsLong();
  }

  /** Publishes soon: somebody came. */
  void soon() {
    // A client may still speak while the server closes: nobody publishes for it any more.
    if (!thread.isShutdown() && asked.compareAndSet(false, true)) {
      thread.execute(
          () -> {
            asked.set(false);
            beat();
          });
    }
  }

  /** Notes what entries of the log changed; breaker and orders do not wait for the next beat. */
  void logged(List<LogEntry> entries) {
    entries.forEach(entry -> note(entry.type()));
    if (hub.size() > 0) {
      if (changed.contains("breaker")) {
        thread.execute(() -> publish("breaker"));
      }
      if (changed.contains("orders") && ordersDue.compareAndSet(false, true)) {
        Future<?> unused =
            thread.schedule(this::publishOrders, ORDERS_GATHERED_MILLIS, TimeUnit.MILLISECONDS);
      }
    } else if (!isPortfolioWatched()) {
      desk.forgetPortfolio();
    }
  }

  private void publishOrders() {
    ordersDue.set(false);
    publish("orders");
  }

  private void publish(String table) {
    putTables(List.of(table));
    hub.publish();
  }

  private void note(String type) {
    switch (type) {
      case "BreakerMoved" -> changed.add("breaker");
      case "SignalRaised" -> changed.add("signals");
      case "OrderReported", "LifecycleReported" -> changed.addAll(Set.of("orders", "trades"));
      default -> {
        if (type.startsWith("Order") || type.startsWith("Cancel") || type.startsWith("Replace")) {
          changed.add("orders");
        }
      }
    }
  }

  private boolean isPortfolioWatched() {
    return nanos.getAsLong() - portfolioReadAt < WATCHED;
  }

  /** Looks at the desk once. On the pulse's thread. */
  void beat() {
    if (hub.size() == 0) {
      idle = true;
      hub.forgetTopics();
      if (isPortfolioWatched()) {
        attempt("portfolio", () -> desk.keepPortfolio(desk.state()));
      }
      return;
    }
    if (idle) {
      idle = false;
      changed.addAll(TABLES);
    }
    put("health", () -> Json.text(desk.health()));
    put("clock", () -> Json.text(desk.clock()));
    putState();
    put("evaluations", () -> Json.text(desk.evaluations()));
    putSelections();
    hub.publish();
    // Last: they wait for a store that is away, and nothing else is to wait with them.
    putTables(TABLES);
    hub.publish();
  }

  /** Stops at the first that cannot be had: the next would wait for the same store. */
  private void putTables(List<String> which) {
    for (String name : which) {
      if (changed.remove(name) && !put(name, () -> table(name))) {
        changed.add(name);
        return;
      }
    }
  }

  private String table(String name) {
    return switch (name) {
      case "breaker" -> Json.text(desk.breaker());
      case "orders" -> Json.text(store.orders(Optional.empty(), PUSHED));
      case "trades" -> Json.text(store.trades(Optional.empty(), PUSHED));
      default -> Json.text(log.signals(Optional.empty(), PUSHED));
    };
  }

  private void putState() {
    attempt(
        "the engine's state",
        () -> {
          DeskState state = desk.state();
          put("portfolio", () -> desk.keepPortfolio(state));
          put("positions", () -> Json.text(desk.positions(state)));
          put("refused", () -> Json.text(desk.refused(state)));
        });
  }

  /** Each underlying is asked for once, each of its chains computed once, however many look. */
  private void putSelections() {
    Map<String, DeskViews.Quoted> quoted = new HashMap<>();
    Map<String, String> chains = new HashMap<>();
    for (Selection selection : hub.selections()) {
      if (selection.underlying().isEmpty()) {
        continue;
      }
      String underlying = selection.underlying().get();
      attempt(
          underlying,
          () -> {
            if (!quoted.containsKey(underlying)) {
              quoted.put(underlying, desk.quoted(underlying));
              put("iv", selection.iv().orElseThrow(), () -> Json.text(desk.iv(underlying)));
            }
            DeskViews.Quoted now = quoted.get(underlying);
            Optional<LocalDate> shown = ChainBody.choose(now.expirations(), selection.expiration());
            put(
                "chain",
                selection.chain().orElseThrow(),
                () ->
                    chains.computeIfAbsent(underlying + shown, key -> Json.text(now.chain(shown))));
          });
    }
  }

  private boolean put(String type, Supplier<String> body) {
    return put(type, type, body);
  }

  private boolean put(String type, String topic, Supplier<String> body) {
    return attempt(
        topic,
        () -> {
          hub.put(topic, Frame.of(type, desk.eventId(), body.get()));
        });
  }

  /** One thing that cannot be had must not keep the others from being seen. */
  private static boolean attempt(String what, Runnable work) {
    try {
      work.run();
      return true;
    } catch (Problem | StoreException e) {
      LOG.debug("{} cannot be published now: {}", what, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be published", what, e);
    }
    return false;
  }
}
