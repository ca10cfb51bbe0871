package io.tradeoracle.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How many orders were wanted lately: the last minute is remembered. */
final class Pace {

  private static final Duration MEMORY = Duration.ofMinutes(1);

  private final Deque<Instant> requests = new ArrayDeque<>();
  private final Deque<Instant> openings = new ArrayDeque<>();

  /** Counts an order, a replacement or a cancel. */
  void requested(Instant at) {
    requests.add(at);
    forgetBefore(requests, at.minus(MEMORY));
    forgetBefore(openings, at.minus(MEMORY));
  }

  /** Counts an opening order, which was requested too. */
  void opening(Instant at) {
    openings.add(at);
  }

  private static void forgetBefore(Deque<Instant> instants, Instant limit) {
    while (!instants.isEmpty() && instants.peek().isBefore(limit)) {
      instants.remove();
    }
  }

  /** Returns how many orders, replacements and cancels were wanted since an instant. */
  int requestsSince(Instant from) {
    return (int) requests.stream().filter(at -> at.isAfter(from)).count();
  }

  /** Returns how many opening orders were wanted since an instant. */
  int openingsSince(Instant from) {
    return (int) openings.stream().filter(at -> at.isAfter(from)).count();
  }

  List<Instant> requests() {
    return List.copyOf(requests);
  }

  List<Instant> openings() {
    return List.copyOf(openings);
  }

  void restore(List<Instant> knownRequests, List<Instant> knownOpenings) {
    requests.clear();
    requests.addAll(knownRequests);
    openings.clear();
    openings.addAll(knownOpenings);
  }
}
