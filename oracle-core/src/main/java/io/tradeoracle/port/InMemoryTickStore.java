package io.tradeoracle.port;

import io.tradeoracle.model.OptionContract;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A tick store in memory: it keeps everything, and only as long as the process lives. */
public final class InMemoryTickStore implements TickStore {

  private final Map<OptionContract, NavigableMap<Instant, OptionTick>> ticks = new HashMap<>();
  private final Map<String, NavigableMap<LocalDate, DailyIv>> dailyIvs = new HashMap<>();

  /** Returns an empty store. */
  public InMemoryTickStore() {}

  @Override
  public synchronized void append(List<OptionTick> newTicks) {
    for (OptionTick tick : newTicks) {
      ticks
          .computeIfAbsent(tick.quote().contract(), contract -> new TreeMap<>())
          .put(tick.quote().quote().exchangeTime(), tick);
    }
  }

  @Override
  public synchronized List<OptionTick> ticks(OptionContract contract, Instant from, Instant to) {
    NavigableMap<Instant, OptionTick> kept = ticks.get(contract);
    if (kept == null || !from.isBefore(to)) {
      return List.of();
    }
    return List.copyOf(kept.subMap(from, to).values());
  }

  @Override
  public synchronized void putDailyIv(DailyIv observation) {
    dailyIvs
        .computeIfAbsent(observation.underlying(), underlying -> new TreeMap<>())
        .put(observation.tradingDay(), observation);
  }

  @Override
  public synchronized List<DailyIv> dailyIvBefore(String underlying, LocalDate day, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    NavigableMap<LocalDate, DailyIv> kept = dailyIvs.get(underlying);
    if (kept == null) {
      return List.of();
    }
    List<DailyIv> last = new ArrayList<>(limit(kept.headMap(day, false), limit));
    Collections.reverse(last);
    return List.copyOf(last);
  }

  private static List<DailyIv> limit(NavigableMap<LocalDate, DailyIv> days, int limit) {
    return days.descendingMap().values().stream().limit(limit).toList();
  }

  @Override
  public void close() {}
}
