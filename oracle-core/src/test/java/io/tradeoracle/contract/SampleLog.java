package io.tradeoracle.contract;

import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.ProjectionChange;
import io.tradeoracle.port.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes entries and units of work that continue one log. Not thread-safe. */
public final class SampleLog {

  private static final Instant START = Instant.parse("2024-01-16T14:30:00.123456789Z");

  private long lastNumber;
  private String lastHash;

  /** Starts before the first entry. */
  public SampleLog() {
    this(0, LogEntry.GENESIS);
  }

  private SampleLog(long lastNumber, String lastHash) {
    this.lastNumber = lastNumber;
    this.lastHash = lastHash;
  }

  /** Returns a log that goes on after entries that were read. */
  public static SampleLog after(List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return new SampleLog();
    }
    LogEntry last = entries.get(entries.size() - 1);
    return new SampleLog(last.number(), last.hash());
  }

  /** Returns another log that goes on from the same entry. */
  public SampleLog fork() {
    return new SampleLog(lastNumber, lastHash);
  }

  /** Returns the number of the last entry made; 0 before the first. */
  public long lastNumber() {
    return lastNumber;
  }

  /** Returns the next entry. Its fields hold texts that a careless store would change. */
  public LogEntry next() {
    long number = lastNumber + 1;
    Map<String, String> fields =
        Map.of(
            "order.id", "to-" + number,
            "empty", "",
            "quotes", "\"it's\" \\ {} , ; %s",
            "lines", "one\n\ttwo\r\n",
            "words", "Prämie 期权 \uD83D\uDCC8",
            "price", "-1.250");
    LogEntry entry =
        LogEntry.of(number, START.plusMillis(number), "OrderAccepted", 2, fields, lastHash);
    lastNumber = number;
    lastHash = entry.hash();
    return entry;
  }

  /** Returns so many next entries. */
  public List<LogEntry> next(int count) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(next());
    }
    return entries;
  }

  /** Returns a unit of one next entry with the changes it causes. */
  public UnitOfWork unit(ProjectionChange... changes) {
    return new UnitOfWork(List.of(next()), List.of(changes));
  }
}
