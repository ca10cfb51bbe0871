package io.tradeoracle.simulation;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Structure;
import java.time.Instant;
import java.time.LocalDate;

/** When a structure can be traded: while every leg can. */
record TradingHours(ExchangeCalendar calendar) {

  boolean isOpen(Structure structure, Instant now) {
    LocalDate day = calendar.dateOf(now);
    return calendar.isTradingDay(day)
        && !now.isBefore(calendar.session(day).open())
        && now.isBefore(close(structure, day));
  }

  /** Returns the first instant of a trading day at which some leg can no longer be traded. */
  Instant close(Structure structure, LocalDate day) {
    Instant earliest = Instant.MAX;
    for (Structure.Leg leg : structure.legs()) {
      Instant close = close(leg.instrument(), day);
      earliest = close.isBefore(earliest) ? close : earliest;
    }
    return earliest;
  }

  /** Returns whether some contract among the legs has seen its last trade. */
  boolean isOver(Structure structure, Instant now) {
    return structure.contracts().stream()
        .anyMatch(contract -> !now.isBefore(calendar.lastTrade(contract)));
  }

  private Instant close(Instrument instrument, LocalDate day) {
    if (!(instrument instanceof OptionContract contract)) {
      return calendar.session(day).close();
    }
    Instant close = calendar.optionsClose(contract.root(), day);
    Instant last = calendar.lastTrade(contract);
    return last.isBefore(close) ? last : close;
  }
}
