package io.tradeoracle.engine;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Session;
import io.tradeoracle.port.DailyIv;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Opens the engine's day with the session and closes it soon after. */
final class TradingDay {

  private final ExchangeCalendar calendar;
  private final EngineState state;
  private final EventLog log;
  private final StoreLink store;
  private final MarketLink market;
  private final MarketBook book;
  private final VolatilityTracker volatility;
  private final TickRecorder recorder;
  private final AccountWatch account;
  private final BreakerDesk breaker;
  private final InvariantChecks invariants;

  TradingDay(
      ExchangeCalendar calendar,
      EngineState state,
      EventLog log,
      StoreLink store,
      MarketLink market,
      MarketBook book,
      VolatilityTracker volatility,
      TickRecorder recorder,
      AccountWatch account,
      BreakerDesk breaker,
      InvariantChecks invariants) {
    this.calendar = calendar;
    this.state = state;
    this.log = log;
    this.store = store;
    this.market = market;
    this.book = book;
    this.volatility = volatility;
    this.recorder = recorder;
    this.account = account;
    this.breaker = breaker;
    this.invariants = invariants;
  }

  /** Begins or ends the day if that is due. Returns whether it was. */
  boolean turn(Instant now) {
    LocalDate today = calendar.dateOf(now);
    if (!state.isSessionOpen() && calendar.isOpen(now) && !today.equals(state.day())) {
      log.record(new EngineEvent.SessionOpened(today, state.lastEquity()));
      return true;
    }
    if (state.isSessionOpen()) {
      Session session = calendar.session(state.day());
      if (!now.isBefore(session.close().plus(SessionClock.DAY_END_AFTER_CLOSE))) {
        end(session, now);
        return true;
      }
    }
    return false;
  }

  private void end(Session session, Instant now) {
    checkTimeExits(session);
    if (calendar.dateOf(now).equals(session.date())) {
      account.value(now, true);
    }
    log.record(new EngineEvent.SessionClosed(session.date(), state.lastEquity()));
    List<DailyIv> observations = volatility.closeDay(session.date());
    recorder.record(observations);
    recorder.flush();
    book.forgetExpired(now);
    // The night is no loss of data: the next session's wait begins with its opening.
    breaker.observe(at -> at.observeData(market.lastData(), false, now));
    if (store.commit()) {
      store.saveSnapshot();
    }
  }

  private void checkTimeExits(Session session) {
    List<String> late =
        state.positions().open().stream()
            .map(ManagedPosition::position)
            .filter(position -> position.status() == PositionStatus.OPEN)
            .filter(position -> position.exits().closeBy().isBefore(session.close()))
            .map(Position::id)
            .toList();
    invariants.check(Invariant.TIME_EXITS_FIRE, late.isEmpty(), late::toString);
  }
}
