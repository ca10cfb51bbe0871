package io.tradeoracle.engine;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * When the engine's recurring work is due. Each kind of work is done once at or after its instant,
 * however late the engine comes by; what was missed is not made up for.
 */
final class SessionClock {

  static final Duration MONITOR_EVERY = Duration.ofSeconds(5);
  static final Duration EVALUATE_EVERY = Duration.ofMinutes(1);
  static final Duration RECONCILE_EVERY = Duration.ofMinutes(1);
  static final Duration ACTIVITIES_EVERY = Duration.ofMinutes(5);
  static final Duration RECONCILE_OFF_HOURS_EVERY = Duration.ofMinutes(5);

  /** The closing quotes and settlements of the closing instant itself are let in first. */
  static final Duration DAY_END_AFTER_CLOSE = Duration.ofSeconds(1);

  private final ExchangeCalendar calendar;
  private Instant monitorAt = Instant.MIN;
  private Instant evaluateAt = Instant.MIN;
  private Instant reconcileAt = Instant.MIN;
  private Instant activitiesAt = Instant.MIN;

  SessionClock(ExchangeCalendar calendar) {
    this.calendar = calendar;
  }

  /** Returns whether monitoring is due; it then is not until its next instant. */
  boolean takeMonitor(Instant now) {
    if (now.isBefore(monitorAt)) {
      return false;
    }
    monitorAt = following(now, MONITOR_EVERY);
    return true;
  }

  boolean takeEvaluation(Instant now) {
    if (now.isBefore(evaluateAt)) {
      return false;
    }
    evaluateAt = following(now, EVALUATE_EVERY);
    return true;
  }

  boolean takeReconciliation(Instant now) {
    if (now.isBefore(reconcileAt)) {
      return false;
    }
    reconcileAt =
        following(now, calendar.isOpen(now) ? RECONCILE_EVERY : RECONCILE_OFF_HOURS_EVERY);
    return true;
  }

  /** Returns whether the broker's activities are due; looked at with each reconciliation. */
  boolean takeActivities(Instant now) {
    if (now.isBefore(activitiesAt)) {
      return false;
    }
    activitiesAt = following(now, ACTIVITIES_EVERY);
    return true;
  }

  /** Returns when something is due next, at the latest. */
  Instant next(Instant now, LocalDate runningDay, boolean dayEnded, boolean anythingHeld) {
    Instant next = reconcileAt;
    if (calendar.isOpen(now)) {
      next = earlier(next, evaluateAt);
      next = anythingHeld ? earlier(next, monitorAt) : next;
    } else {
      next = earlier(next, nextOpen(now));
    }
    if (!dayEnded && calendar.isTradingDay(runningDay)) {
      next = earlier(next, calendar.session(runningDay).close().plus(DAY_END_AFTER_CLOSE));
    }
    return next;
  }

  private Instant nextOpen(Instant now) {
    LocalDate today = calendar.dateOf(now);
    if (calendar.isTradingDay(today)) {
      Session session = calendar.session(today);
      if (now.isBefore(session.open())) {
        return session.open();
      }
    }
    return calendar.session(calendar.nextTradingDay(today)).open();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** The next whole multiple of the period after an instant. */
  private static Instant following(Instant now, Duration period) {
    long seconds = period.toSeconds();
    return Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), seconds) + 1) * seconds);
  }
}
