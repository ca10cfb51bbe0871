package io.tradeoracle.examples.demo;

import io.tradeoracle.engine.EngineListener;
import io.tradeoracle.engine.EngineView;
import io.tradeoracle.engine.TradingEngine;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.strategy.Evaluation;
import io.tradeoracle.strategy.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the desk's thread lets the others know. Written by that thread, read by any. */
final class DeskWatch implements EngineListener {

  private static final Logger LOG = LoggerFactory.getLogger(DeskWatch.class);

  /** Questions to the engine are answered in order: one at a time, about this often. */
  private static final long LOOK_EVERY_NANOS = 50_000_000;

  private static final long STUCK_NANOS = 5_000_000_000L;

  private record Seen(Instant at, boolean open, BreakerStatus breaker) {}

  private final Map<String, Desk.Look> looks = new ConcurrentSkipListMap<>();
  private final LongSupplier nanoTime;
  private volatile Instant at;
  private volatile Optional<Seen> seen = Optional.empty();
  private volatile List<String> notSafe = List.of();
  private volatile long lookedAtNanos;
  private volatile long lastRecorded;
  private long askedAtNanos;

  /**
   * @param nanoTime real time in nanoseconds from any origin
   */
  DeskWatch(Instant start, LongSupplier nanoTime) {
    this.at = start;
    this.nanoTime = nanoTime;
  }

  // --- the desk's thread ------------------------------------------------------------------------

  void look(TradingEngine engine, Instant now, boolean open) {
    long nanos = nanoTime.getAsLong();
    at = now;
    lookedAtNanos = nanos;
    if (nanos - askedAtNanos >= LOOK_EVERY_NANOS) {
      askedAtNanos = nanos;
      CompletableFuture<Void> unused =
          engine.ask(EngineView::notSafe).thenAccept(reasons -> notSafe = reasons);
      seen = Optional.of(new Seen(now, open, engine.breaker()));
    }
  }

  @Override
  public void onEvent(LogEntry entry) {
    lastRecorded = entry.number();
  }

  @Override
  public void onEvaluation(Evaluation evaluation) {
    Optional<Signal> signal = evaluation.signals().stream().findFirst();
    looks.put(
        key(evaluation.strategy(), evaluation.underlying()),
        new Desk.Look(evaluation, signal, List.of()));
  }

  @Override
  public void onDecision(Signal signal, List<Denial> denials) {
    looks.computeIfPresent(
        key(signal.strategy(), signal.underlying()),
        (key, look) -> new Desk.Look(look.evaluation(), Optional.of(signal), denials));
  }

  @Override
  public void onAlert(String message) {
    LOG.warn("{}: {}", at, message);
  }

  private static String key(String strategy, String underlying) {
    return strategy + " " + underlying;
  }

  // --- any thread -------------------------------------------------------------------------------

  /** Returns the number of the newest event, durable or not. */
  long lastRecorded() {
    return lastRecorded;
  }

  Instant at() {
    return at;
  }

  List<Desk.Look> looks() {
    return List.copyOf(looks.values());
  }

  Health health() {
    Optional<Seen> now = seen;
    if (now.isEmpty()) {
      return new Health(false, false, List.of("the desk is recovering"));
    }
    List<String> reasons = new ArrayList<>(notSafe);
    long silent = nanoTime.getAsLong() - lookedAtNanos;
    if (silent > STUCK_NANOS) {
      reasons.add("the desk has not answered for " + silent / 1_000_000_000L + " s");
    }
    BreakerStatus breaker = now.get().breaker();
    if (breaker.state() != BreakerState.ACTIVE) {
      reasons.add("the breaker is " + breaker.state() + ": " + breaker.reason());
    }
    boolean safe = reasons.isEmpty();
    if (!now.get().open()) {
      reasons.add("the market is closed");
    }
    return new Health(true, safe, reasons);
  }
}
