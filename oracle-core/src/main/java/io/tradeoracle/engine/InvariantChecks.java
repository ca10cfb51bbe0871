package io.tradeoracle.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts checks of the invariants, and keeps what broke. Thread-safe. */
public final class InvariantChecks {

  private static final int KEPT_VIOLATIONS = 100;

  private final Map<Invariant, Long> checked = new EnumMap<>(Invariant.class);
  private final List<String> violations = new ArrayList<>();

  InvariantChecks() {}

  /** Counts a check. */
  synchronized void check(Invariant invariant, boolean holds, Supplier<String> detail) {
    checked.merge(invariant, 1L, Long::sum);
    if (!holds && violations.size() < KEPT_VIOLATIONS) {
      violations.add(invariant + ": " + detail.get());
    }
  }

  /** Returns how often each invariant was checked; one never checked is absent. */
  public synchronized Map<Invariant, Long> checked() {
    return Collections.unmodifiableMap(new EnumMap<>(checked));
  }

  /** Returns what broke, the first hundred; empty if all held. */
  public synchronized List<String> violations() {
    return List.copyOf(violations);
  }
}
