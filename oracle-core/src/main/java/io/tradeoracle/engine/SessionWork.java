package io.tradeoracle.engine;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderStatus;
import java.time.Instant;

/** What recurs while the market is open: watching what is held and worked, and deciding anew. */
final class SessionWork {

  private final EngineState state;
  private final EventLog log;
  private final EngineParts parts;
  private final SessionClock clock;
  private final MarketBook book;
  private final MarketLink market;
  private final VolatilityTracker volatility;
  private final AccountWatch account;
  private final BreakerDesk breaker;
  private final OrderDesk desk;
  private final EntryDesk entries;
  private final PositionMonitor monitor;
  private final OrderInquiry inquiry;
  private final BrokerLink link;

  SessionWork(
      EngineState state,
      EventLog log,
      EngineParts parts,
      SessionClock clock,
      MarketBook book,
      MarketLink market,
      VolatilityTracker volatility,
      AccountWatch account,
      BreakerDesk breaker,
      OrderDesk desk,
      EntryDesk entries,
      PositionMonitor monitor,
      OrderInquiry inquiry,
      BrokerLink link) {
    this.state = state;
    this.log = log;
    this.parts = parts;
    this.clock = clock;
    this.book = book;
    this.market = market;
    this.volatility = volatility;
    this.account = account;
    this.breaker = breaker;
    this.desk = desk;
    this.entries = entries;
    this.monitor = monitor;
    this.inquiry = inquiry;
    this.link = link;
  }

  /**
   * Does what is due. Exits and the breaker come first: nothing opens that they would have
   * forbidden. Returns whether entries were decided on.
   */
  boolean decide(Instant now) {
    boolean watches = clock.takeMonitor(now);
    boolean evaluates = clock.takeEvaluation(now);
    if (watches) {
      watch(now);
    }
    if (evaluates) {
      evaluate(now);
    }
    if (watches || evaluates) {
      market.watchClosely();
    }
    return evaluates;
  }

  private void evaluate(Instant now) {
    for (String symbol : parts.underlyings().stream().sorted().toList()) {
      MarketBook.Underlying underlying = book.underlying(symbol);
      if (!Double.isNaN(underlying.spot())) {
        OptionChain chain = underlying.chain(now, parts.limits().quotes().recordedAge());
        parts.carry().observe(chain);
        volatility.observe(chain);
        entries.evaluate(chain, volatility.view(symbol), now);
      }
    }
    account.value(now, true);
  }

  private void watch(Instant now) {
    account.value(now, false);
    breaker.recordTrips();
    breaker.cancelOpenings();
    desk.cancelForgotten();
    inquiry.askAboutOverdue(now);
    observeUnknowns(now);
    boolean exposed = !state.positions().holdings().isEmpty();
    breaker.observe(at -> at.observeData(market.lastData(), exposed, now));
    // Exits first: an order that must give way is not moved once more before.
    monitor.watch(now);
    desk.walk(now);
    if (breaker.state() == BreakerState.HALTED && monitor.isClosing()) {
      // What may still be closed is sized from a fresh reading of the broker's positions.
      link.report(log.lastNumber());
    }
  }

  private void observeUnknowns(Instant now) {
    for (Order order : state.orders().unfinished()) {
      if (order.status() == OrderStatus.UNKNOWN) {
        breaker.observe(at -> at.observeUnknownOrder(order.id(), order.updatedAt(), now));
      }
    }
  }
}
