package io.tradeoracle.engine;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import java.math.BigDecimal;
import java.time.Instant;

/** Values the account while it trades, and tells the breaker of what cannot be valued. */
final class AccountWatch {

  /** Near the day's loss limit every valuation is kept, so that a trip can be told from the log. */
  private static final double NEAR_LIMIT = 0.75;

  private final EngineState state;
  private final EventLog log;
  private final Valuation valuation;
  private final BreakerDesk breaker;
  private final ExchangeCalendar calendar;
  private final EngineListener listener;
  private final double dailyLossLimit;
  private Instant startedAt = Instant.MIN;

  AccountWatch(
      EngineState state,
      EventLog log,
      Valuation valuation,
      BreakerDesk breaker,
      EngineParts parts) {
    this.state = state;
    this.log = log;
    this.valuation = valuation;
    this.breaker = breaker;
    this.calendar = parts.calendar();
    this.listener = parts.listener();
    this.dailyLossLimit = parts.limits().breaker().dailyLoss().doubleValue();
  }

  /** Says when the engine started: before that it could see nothing. */
  void startedAt(Instant now) {
    startedAt = now;
  }

  /** Values the account; the log keeps the minute's value, and every one near the loss limit. */
  void value(Instant now, boolean keep) {
    PortfolioSnapshot worth = valuation.value(now);
    listener.onValuation(worth);
    if (keep || isNearLimit(worth)) {
      log.record(new EngineEvent.PortfolioValued(worth));
    }
    if (!worth.markable() && calendar.isOpen(now)) {
      unmarked(now);
    }
  }

  private boolean isNearLimit(PortfolioSnapshot worth) {
    BigDecimal before = worth.previousCloseEquity();
    double change = worth.equity().subtract(before).doubleValue() / before.doubleValue();
    return change <= -NEAR_LIMIT * dailyLossLimit;
  }

  private void unmarked(Instant now) {
    Instant open = calendar.session(calendar.dateOf(now)).open();
    Instant seenSince = open.isBefore(startedAt) ? startedAt : open;
    for (Position.Holding holding : state.positions().holdings().values()) {
      Instant last = valuation.lastMarked(holding.instrument()).orElse(seenSince);
      Instant since = last.isBefore(seenSince) ? seenSince : last;
      String symbol = holding.instrument().symbol();
      breaker.observe(at -> at.observeUnmarked(symbol, since, now));
    }
  }
}
