package io.tradeoracle.bench.fanout;

import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TradeStore;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** When events became durable, noted on the thread that committed them. */
final class Commits implements TradeStore.DurabilityListener {

  private final WallClock clock;
  private final NavigableMap<Long, Long> commits = new ConcurrentSkipListMap<>();

  Commits(WallClock clock) {
    this.clock = clock;
  }

  @Override
  public void onDurable(long throughNumber) {
    commits.put(throughNumber, clock.micros());
  }

  @Override
  public void onFailure(StoreException failure) {}

  /** Returns when an event was committed, in microseconds since 1970; 0 if it was not noted. */
  long micros(long event) {
    Map.Entry<Long, Long> commit = commits.ceilingEntry(event);
    return commit == null ? 0 : commit.getValue();
  }

  static boolean isFill(LogEntry entry) {
    return entry.type().equals("OrderReported")
        && "Filled".equals(entry.fields().get("event.type"));
  }
}
