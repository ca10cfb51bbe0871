package io.tradeoracle.examples.demo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tradeoracle.jdbc.JdbcStores;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Shows how the database's connections stand, and what waits to be written. */
record PoolMeters(JdbcStores stores) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry registry) {
    Map<String, ToDoubleFunction<JdbcStores>> states =
        Map.of(
            "active", all -> all.connections().active(),
            "idle", all -> all.connections().idle(),
            "waiting", all -> all.connections().waiting());
    states.forEach(
        (state, count) ->
            Gauge.builder("tradeoracle.db.connections", stores, count)
                .tag("state", state)
                .description("connections to the database, and who waits for one")
                .register(registry));
    Gauge.builder("tradeoracle.db.log.waiting", stores, all -> all.trades().waiting())
        .description("units of work not written yet")
        .register(registry);
  }
}
