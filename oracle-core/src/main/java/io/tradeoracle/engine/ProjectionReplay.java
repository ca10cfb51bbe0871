package io.tradeoracle.engine;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.ProjectionChange;
import io.tradeoracle.risk.RiskLimits;
import java.time.Instant;
import java.util.List;

/**
 * Replays an event log from its first entry and tells what each entry changed in the projections:
 * the very changes the engine committed with it. Not thread-safe.
 */
public final class ProjectionReplay {

  /** Limits and calendar decide what the engine does next, never what an event changed. */
  private final EngineState state =
      new EngineState(RiskLimits.defaults(), ExchangeCalendar.newYork(), Instant.EPOCH);

  private final LogChain chain = new LogChain();

  /** Returns a replay at the beginning of a log. */
  public ProjectionReplay() {}

  /**
   * Applies the next entry. Returns what it changed, in order.
   *
   * @throws IllegalArgumentException if the entry's type, version or fields are not known
   * @throws IllegalStateException if it does not continue the entries before or was altered
   */
  public List<ProjectionChange> apply(LogEntry entry) {
    if (!chain.continuesWith(entry)) {
      throw new IllegalStateException("the event log is broken at number " + entry.number());
    }
    chain.advance(entry);
    List<ProjectionChange> changes = state.apply(EventCodec.decode(entry), entry.at());
    // What the replay tripped is in the log already.
    state.takeTrips();
    return changes;
  }
}
