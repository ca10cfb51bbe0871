package io.tradeoracle.examples.http.body;

import io.tradeoracle.port.LogEntry;
import java.time.Instant;
import java.util.List;

/**
 * A signal and what became of it.
 *
 * @param reasons codes of the denial; empty if it was entered
 */
public record SignalBody(
    long eventId,
    Instant at,
    String strategy,
    String underlying,
    String direction,
    String outcome,
    List<String> reasons,
    String summary) {

  /**
   * Returns what to send of a signal.
   *
   * @param raised the event that raised it
   * @param outcome the event that entered or denied it
   */
  public static SignalBody of(LogEntry raised, LogEntry outcome) {
    EventWords signal = new EventWords(raised.fields());
    EventWords after = new EventWords(outcome.fields());
    boolean denied = outcome.type().equals("SignalDenied");
    return new SignalBody(
        raised.number(),
        raised.at(),
        signal.text("signal.strategy"),
        signal.text("signal.underlying"),
        signal.text("signal.direction"),
        denied ? "DENIED" : "ENTERED",
        denied ? after.denialCodes() : List.of(),
        denied ? after.denials() : signal.text("signal.reason"));
  }
}
