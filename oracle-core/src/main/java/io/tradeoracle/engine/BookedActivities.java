package io.tradeoracle.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which of the broker's activities were booked already; the newest ten thousand are known. */
final class BookedActivities {

  private static final int MEMORY = 10_000;

  private final Set<String> ids = new LinkedHashSet<>();

  boolean contains(String id) {
    return ids.contains(id);
  }

  /** Returns whether an activity was not booked before, and remembers it as booked. */
  boolean addFirst(String id) {
    if (!ids.add(id)) {
      return false;
    }
    if (ids.size() > MEMORY) {
      ids.remove(ids.iterator().next());
    }
    return true;
  }

  /** Returns them in the order they were booked. */
  List<String> ids() {
    return List.copyOf(ids);
  }

  void restore(List<String> known) {
    ids.clear();
    ids.addAll(known);
  }
}
