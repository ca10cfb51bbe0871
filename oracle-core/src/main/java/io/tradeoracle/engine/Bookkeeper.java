package io.tradeoracle.engine;

import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OrderEvent;
import java.time.Instant;
import java.time.InstantSource;

/** Books what became of orders and contracts, whoever told it. Engine's thread only. */
final class Bookkeeper {

  private final EventLog log;
  private final Reconciler reconciler;
  private final OrderDesk desk;
  private final EngineStatistics statistics;
  private final InstantSource time;

  Bookkeeper(
      EventLog log,
      Reconciler reconciler,
      OrderDesk desk,
      EngineStatistics statistics,
      InstantSource time) {
    this.log = log;
    this.reconciler = reconciler;
    this.desk = desk;
    this.statistics = statistics;
    this.time = time;
  }

  void book(OrderEvent event) {
    Instant now = time.instant();
    if (event instanceof OrderEvent.Filled filled) {
      filled.fills().forEach(fill -> statistics.fillBooked());
    }
    log.record(new EngineEvent.OrderReported(event));
    reconciler.booked(now);
    desk.walk(now);
  }

  void book(LifecycleEvent event) {
    log.record(new EngineEvent.LifecycleReported(event));
    reconciler.booked(time.instant());
  }
}
