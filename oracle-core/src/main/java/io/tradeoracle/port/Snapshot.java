package io.tradeoracle.port;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The engine's state after an event, kept so that a start need not read the whole log.
 *
 * @param throughNumber the last event it contains
 * @param version version of the state's fields
 * @param state the state: a flat map of field paths to texts
 */
public record Snapshot(long throughNumber, int version, SortedMap<String, String> state) {
  public Snapshot {
    Objects.requireNonNull(state, "state");
    state = Collections.unmodifiableSortedMap(new TreeMap<>(state));
  }
}
