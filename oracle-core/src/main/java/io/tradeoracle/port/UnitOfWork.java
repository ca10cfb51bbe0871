package io.tradeoracle.port;

import java.util.List;

/**
 * What is committed together or not at all.
 *
 * @param events at least one, numbered from the store's last number on, without gaps
 * @param changes what the events changed, in the order it happened
 */
public record UnitOfWork(List<LogEntry> events, List<ProjectionChange> changes) {
  public UnitOfWork {
    events = List.copyOf(events);
    changes = List.copyOf(changes);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a unit of work has at least one event: " + changes);
    }
  }

  /** Returns the last event: with it the whole unit is in the log. */
  public LogEntry last() {
    return events.get(events.size() - 1);
  }

  /**
   * Checks that the events continue a log: numbers without a gap, each entry intact and carrying
   * the hash of the one before. Every store asks this before it takes a unit.
   *
   * @param lastNumber the log's last number; 0 if it is empty
   * @param lastHash the last entry's hash; {@link LogEntry#GENESIS} if the log is empty
   * @throws IllegalArgumentException if they do not
   */
  public void requireContinues(long lastNumber, String lastHash) {
    long number = lastNumber;
    String hash = lastHash;
    for (LogEntry event : events) {
      number++;
      if (event.number() != number) {
        throw new IllegalArgumentException("number must be " + number + ": " + event.number());
      }
      if (!event.previousHash().equals(hash)) {
        throw new IllegalArgumentException(
            "previousHash of event " + number + " must be " + hash + ": " + event.previousHash());
      }
      if (!event.isIntact()) {
        throw new IllegalArgumentException(
            "hash of event " + number + " is not that of its contents: " + event.hash());
      }
      hash = event.hash();
    }
  }
}
