package io.tradeoracle.engine;

import io.tradeoracle.port.LogEntry;
import java.time.Instant;

/** Turns events into entries of the log and back. */
final class EventCodec {

  /** Raised when a type's fields change; readers of older versions then go here. */
  private static final int VERSION = 1;

  private EventCodec() {}

  static LogEntry encode(long number, Instant at, EngineEvent event, String previousHash) {
    return LogEntry.of(
        number,
        at,
        event.getClass().getSimpleName(),
        VERSION,
        RecordFields.encode((Record) event),
        previousHash);
  }

  /**
   * Returns the event of an entry.
   *
   * @throws IllegalArgumentException if the entry's type or version is not known, or a field is
   *     wrong
   */
  static EngineEvent decode(LogEntry entry) {
    if (entry.version() != VERSION) {
      throw new IllegalArgumentException(
          "event " + entry.number() + " has the unknown version " + entry.version());
    }
    for (Class<?> type : EngineEvent.class.getPermittedSubclasses()) {
      if (type.getSimpleName().equals(entry.type())) {
        return (EngineEvent) RecordFields.decode(type, entry.fields());
      }
    }
    throw new IllegalArgumentException(
        "event " + entry.number() + " has the unknown type " + entry.type());
  }
}
