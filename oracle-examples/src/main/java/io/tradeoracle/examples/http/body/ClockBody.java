package io.tradeoracle.examples.http.body;

import io.tradeoracle.examples.demo.MarketClock;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Session;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The market's time.
 *
 * @param closesAt null while closed
 * @param opensAt null while open
 */
public record ClockBody(
    Instant at,
    boolean isOpen,
    @Nullable Instant closesAt,
    @Nullable Instant opensAt,
    double speed,
    LocalDate tradingDay,
    Data data,
    long eventId) {

  /** Where the data come from. */
  public record Data(String kind, String label, @Nullable Long seed) {}

  public static ClockBody of(MarketClock clock, ExchangeCalendar calendar, long eventId) {
    Instant at = clock.at();
    boolean open = calendar.isOpen(at);
    LocalDate today = calendar.dateOf(at);
    return new ClockBody(
        at,
        open,
        open ? calendar.session(today).close() : null,
        open ? null : nextOpening(calendar, today, at),
        clock.speed(),
        today,
        new Data(
            clock.source().name(),
            clock.label(),
            clock.seed().isPresent() ? clock.seed().getAsLong() : null),
        eventId);
  }

  private static Instant nextOpening(ExchangeCalendar calendar, LocalDate today, Instant at) {
    if (calendar.isTradingDay(today)) {
      Session session = calendar.session(today);
      if (session.open().isAfter(at)) {
        return session.open();
      }
    }
    return calendar.session(calendar.nextTradingDay(today)).open();
  }
}
