package io.tradeoracle.examples.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The market's time on disk. What is stored is never behind the market: before time passes beyond
 * it, a minute more is stored. So whatever a killed process had done, in its store or at its
 * exchange, lies before the instant from which the next one goes on. Not thread-safe.
 */
final class StoredClock {

  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final Path path;
  private final DurableFile file;
  private Instant stored;

  private StoredClock(Path path, Instant stored) {
    this.path = path;
    this.file = new DurableFile(path);
    this.stored = stored;
  }

  /** Returns the clock of a file; a new one stands at an instant. */
  static StoredClock open(Path path, Instant start) throws IOException, DemoException {
    String text = new DurableFile(path).read().map(String::strip).orElse(start.toString());
    try {
      return new StoredClock(path, Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new DemoException("the market clock in " + path + " is damaged: '" + text + "'", e);
    }
  }

  /** Returns the instant that the market has not passed. */
  Instant stored() {
    return stored;
  }

  /** Makes room for time to pass up to an instant. */
  void allow(Instant instant) {
    if (instant.isAfter(stored)) {
      write(instant.plus(AHEAD));
    }
  }

  /** Says where the market stood when it stopped. */
  void stopAt(Instant instant) {
    write(instant);
  }

  private void write(Instant instant) {
    try {
      file.write(instant + "\n");
      stored = instant;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store the market clock in " + path, e);
    }
  }
}
