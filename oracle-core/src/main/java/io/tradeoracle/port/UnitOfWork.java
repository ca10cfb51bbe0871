package io.tradeoracle.port;

import java.util.List;

/**
 * What is committed together or not at all.
 *
 * @param events numbered from the store's last number on, without gaps
 * @param changes in the order they happened
 */
public record UnitOfWork(List<LogEntry> events, List<ProjectionChange> changes) {
  public UnitOfWork {
    events = List.copyOf(events);
    changes = List.copyOf(changes);
  }
}
