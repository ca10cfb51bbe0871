package io.tradeoracle.examples.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.tradeoracle.engine.EngineStatistics;
import io.tradeoracle.engine.QuoteRefusal;
import io.tradeoracle.examples.demo.Desk;
import io.tradeoracle.examples.http.push.Hub;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.port.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What is measured of the desk, under names that begin with {@code tradeoracle}. */
final class DeskMetrics {

  private static final int ORDERS_FOLLOWED = 1_000;

  private final MeterRegistry meters;
  private final Map<String, Instant> intended =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > ORDERS_FOLLOWED;
        }
      };

  DeskMetrics(MeterRegistry meters, Desk desk, Hub hub) {
    this.meters = meters;
    new JvmMemoryMetrics().bindTo(meters);
    EngineStatistics statistics = desk.engine().statistics();
    count("orders", "orders handed to the broker", statistics, EngineStatistics::orders);
    count("fills", "fills booked, each leg's counted", statistics, EngineStatistics::fills);
    count("signals", "signals raised", statistics, EngineStatistics::signals);
    count(
        "ticks", "option quotes that reached the engine", statistics, EngineStatistics::quotesRead);
    count("iv.solved", "volatilities solved", statistics, EngineStatistics::volatilitiesSolved);
    count(
        "iv.unsolved",
        "usable quotes without a volatility",
        statistics,
        s -> Math.max(0, s.quotesUsable() - s.volatilitiesSolved()));
    for (QuoteRefusal reason : QuoteRefusal.values()) {
      FunctionCounter.builder(
              "tradeoracle.quotes.refused",
              statistics,
              s -> s.quotesRefused().getOrDefault(reason, 0L))
          .description("option quotes refused by reason")
          .tag("reason", reason.name())
          .register(meters);
    }
    gauge(
        "engine.queue",
        "quotes and inputs that wait for the engine",
        desk,
        d -> d.engine().queueDepth());
    gauge("breaker.state", "0 active, 1 reducing, 2 halted", desk, DeskMetrics::breaker);
    gauge(
        "safe.to.trade",
        "1 if anything may be opened",
        desk,
        d -> d.health().safeToTrade() ? 1 : 0);
    gauge(
        "log.durable", "number of the newest durable event", desk, d -> d.store().durableThrough());
    gauge("push.clients", "clients that listen", hub, Hub::size);
  }

  private static double breaker(Desk desk) {
    BreakerState state =
        desk.store().projections().breaker().map(BreakerStatus::state).orElse(BreakerState.ACTIVE);
    return switch (state) {
      case ACTIVE -> 0;
      case REDUCING -> 1;
      case HALTED -> 2;
    };
  }

  private <T> void count(String name, String what, T of, ToDoubleFunction<T> value) {
    FunctionCounter.builder("tradeoracle." + name, of, value).description(what).register(meters);
  }

  private <T> void gauge(String name, String what, T of, ToDoubleFunction<T> value) {
    Gauge.builder("tradeoracle." + name, of, value)
        .description(what)
        .strongReference(true)
        .register(meters);
  }

  /** Follows orders from the wish to the broker's answer and to the fill. One thread at a time. */
  void logged(List<LogEntry> entries) {
    for (LogEntry entry : entries) {
      Map<String, String> fields = entry.fields();
      switch (entry.type()) {
        case "OrderIntended" -> intended.put(id(fields, "order.id.value"), entry.at());
        case "ReplaceIntended" -> intended.put(id(fields, "replacement.id.value"), entry.at());
        case "OrderAnswered" -> record("answered", id(fields, "orderId.value"), entry.at());
        case "OrderReported" -> {
          if ("Filled".equals(fields.get("event.type"))) {
            record("filled", id(fields, "event.orderId.value"), entry.at());
          }
        }
        default -> {}
      }
    }
  }

  private static String id(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }

  private void record(String stage, String order, Instant at) {
    Instant since = intended.get(order);
    if (since != null) {
      Timer.builder("tradeoracle.order.latency")
          .description("from the wish to an order's answer or fill, in market time")
          .tag("stage", stage)
          .publishPercentiles(0.5, 0.99)
          .register(meters)
          .record(Duration.between(since, at));
    }
  }
}
