package io.tradeoracle.simulation;

import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.Subscription;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one way the books change: an entry is written to the journal and forced to disk, then
 * applied, then told to the listeners, in a task of its own at the same instant.
 */
final class Books {

  private final Ledger ledger = new Ledger();
  private final Timers timers;
  private final Optional<BookJournal> journal;
  private final List<Registration> registrations = new ArrayList<>();

  Books(Timers timers, Optional<Path> file, BigDecimal newAccountCash) {
    this.timers = timers;
    journal = file.map(BookJournal::open);
    List<BookEntry> found = journal.map(BookJournal::found).orElse(List.of());
    requireNotBackwards(found);
    found.forEach(ledger::apply);
    if (found.isEmpty()) {
      record(new BookEntry.Opened(newAccountCash, timers.now()));
    }
  }

  /** Returns when the last entry of a journal was made; empty if there is none or no file. */
  static Optional<Instant> lastBooked(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try (BookJournal journal = BookJournal.open(file)) {
      return last(journal.found());
    }
  }

  private static Optional<Instant> last(List<BookEntry> entries) {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1).at());
  }

  private void requireNotBackwards(List<BookEntry> found) {
    last(found)
        .filter(timers.now()::isBefore)
        .ifPresent(
            last -> {
              journal.ifPresent(BookJournal::close);
              throw new IllegalArgumentException(
                  "time must not be before the journal's last entry, "
                      + last
                      + ": "
                      + timers.now());
            });
  }

  Ledger ledger() {
    return ledger;
  }

  void record(BookEntry entry) {
    journal.ifPresent(file -> file.append(entry));
    ledger.apply(entry);
    if (entry instanceof BookEntry.Happened happened) {
      tell(listener -> listener.onOrderEvent(happened.event()));
    } else if (entry instanceof BookEntry.Ended ended) {
      tell(listener -> listener.onLifecycleEvent(ended.event()));
    }
  }

  /** Returns a name for the next order. */
  String nextOrderId() {
    return String.format("V%08d", ledger.orders().size() + 1);
  }

  /** Returns a name for an activity yet to be booked; 0 is the next one. */
  String activityId(int ahead) {
    return String.format("A%08d", ledger.activities().size() + 1 + ahead);
  }

  Subscription subscribe(BrokerListener listener) {
    Registration registration = new Registration(listener);
    registrations.add(registration);
    return () -> registrations.remove(registration);
  }

  void close() {
    registrations.clear();
    journal.ifPresent(BookJournal::close);
  }

  /** Tells those who listen now, unless they have left by the time the task runs. */
  private void tell(Consumer<BrokerListener> message) {
    for (Registration each : registrations) {
      timers.at(
          timers.now(),
          () -> {
            if (registrations.contains(each)) {
              message.accept(each.listener);
            }
          });
    }
  }

  /** Has an identity, so that a listener registered twice leaves once at a time. */
  private static final class Registration {
    private final BrokerListener listener;

    Registration(BrokerListener listener) {
      this.listener = listener;
    }
  }
}
