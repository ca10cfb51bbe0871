package io.tradeoracle.engine;

import io.tradeoracle.model.OptionalInput;
import java.time.Instant;
import java.time.LocalDate;

/** Where announced earnings dates come from. Called by the engine's thread; must be quick. */
@FunctionalInterface
public interface EarningsCalendar {

  /** Nobody supplies earnings dates. */
  EarningsCalendar NOT_CONFIGURED = (underlying, now) -> new OptionalInput.NotConfigured<>();

  /** Returns the day of the next report, after the close, as far as it is announced by now. */
  OptionalInput<LocalDate> nextReport(String underlying, Instant now);
}
