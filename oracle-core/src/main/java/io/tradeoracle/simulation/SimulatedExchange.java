package io.tradeoracle.simulation;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.UnderlyingQuote;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerException;
import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.port.Subscription;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * An exchange with a broker's account at it, in virtual time: an independent witness with its own
 * books of orders, fills, positions and cash. With a journal, every change is on disk before it is
 * acknowledged, and an exchange built on the same file goes on where the last one stopped.
 *
 * <p>Orders are checked when they come in (refusals leave no trace) and reach the book one latency
 * later, as do cancels and replacements; acknowledgements and fills are told at the instant they
 * happen there, always by a task of its own, never from within the caller's call. A limit fills
 * when every leg's opposite quote together reach it, at those quotes; structures fill in whole
 * units, all legs or none, up to the displayed size not used yet. A day order ends with its
 * session. Held contracts end at their settlement; sold ones may be assigned before.
 *
 * <p>Not thread-safe: all calls come from the thread that runs the virtual time.
 */
public final class SimulatedExchange implements Broker {

  private static final Set<OrderStatus> PENDING =
      Set.of(OrderStatus.CANCEL_PENDING, OrderStatus.REPLACE_PENDING);

  private final Timers timers;
  private final Books books;
  private final Ledger ledger;
  private final VenueMarket market;
  private final BuyingPower buyingPower;
  private final OrderChecks checks;
  private final OrderBook book;
  private final Settlement settlement;
  private final EarlyAssignment assignment;
  private final int optionLevel;
  private final BiPredicate<Structure, PositionIntent> oneOrder;

  SimulatedExchange(SimulatedExchangeBuilder settings) {
    timers = new Timers(settings.time);
    books = new Books(timers, settings.journal, settings.cash);
    ledger = books.ledger();
    market = new VenueMarket(settings.stale);
    TradingHours hours = new TradingHours(settings.calendar);
    buyingPower = new BuyingPower(ledger, market, settings.fees, settings.calendar);
    checks = new OrderChecks(settings, ledger, market, hours, buyingPower);
    settlement = new Settlement(settings, books, market, timers);
    assignment = new EarlyAssignment(settings, books, market, timers);
    book = new OrderBook(settings, books, market, hours, timers, this::watch);
    optionLevel = settings.optionLevel;
    oneOrder = settings.oneOrder;
    resume();
  }

  /** Returns a builder with all defaults. */
  public static SimulatedExchangeBuilder builder(VirtualTime time, ExchangeCalendar calendar) {
    return new SimulatedExchangeBuilder(time, calendar);
  }

  /**
   * Returns when the last entry of a journal was booked: an exchange on that journal, and its
   * market, must not start before. Empty if the file is not there or has none.
   *
   * @throws io.tradeoracle.port.StoreException if the file cannot be read or is damaged
   */
  public static Optional<Instant> lastBooked(Path journal) {
    return Books.lastBooked(journal);
  }

  /**
   * Hears of the market. A quote's sizes are {@link DisplayedSize#FRESH fresh} if its exchange time
   * is later than the one before's, else shared with it; an older quote than the one known is
   * ignored.
   */
  public void onMarketEvent(MarketEvent event) {
    if (event instanceof OptionQuote quoted) {
      String symbol = quoted.contract().symbol();
      onQuote(symbol, quoted.quote(), market.sizeOf(symbol, quoted.quote()));
    } else if (event instanceof UnderlyingQuote quoted) {
      market.takePrice(event);
      onQuote(quoted.symbol(), quoted.quote(), market.sizeOf(quoted.symbol(), quoted.quote()));
    } else {
      onOther(event);
    }
  }

  /** Hears of the market, as {@link #onMarketEvent(MarketEvent)}, told whose the sizes are. */
  public void onMarketEvent(MarketEvent event, DisplayedSize size) {
    if (event instanceof OptionQuote quoted) {
      onQuote(quoted.contract().symbol(), quoted.quote(), size);
    } else if (event instanceof UnderlyingQuote quoted) {
      market.takePrice(event);
      onQuote(quoted.symbol(), quoted.quote(), size);
    } else {
      onOther(event);
    }
  }

  /**
   * Returns held contracts past their settlement that wait for a settlement price: AM-settled ones
   * without a supplied value, adjusted ones, and any whose underlying had no price. In symbol
   * order.
   */
  public List<OptionContract> awaitingSettlement() {
    return settlement.awaiting();
  }

  /**
   * Adds the books up again from every fill and life-cycle event.
   *
   * @return what does not add up, for people; empty if all does
   */
  public List<String> verifyBooks() {
    return new LedgerAudit(ledger).violations();
  }

  @Override
  public boolean takesAsOneOrder(Structure structure, PositionIntent intent) {
    return oneOrder.test(structure, intent);
  }

  @Override
  public SubmitOutcome submit(OrderRequest order) {
    requireOpen();
    Optional<SubmitOutcome.Rejected> refusal =
        checks.refusal(order, Optional.empty(), timers.now());
    return refusal.isPresent() ? refusal.get() : receive(order, Optional.empty());
  }

  @Override
  public SubmitOutcome cancel(ClientOrderId id) {
    requireOpen();
    Optional<BookedOrder> found = ledger.order(id).filter(order -> !order.status().isTerminal());
    if (found.isEmpty() || found.get().status() == OrderStatus.REPLACE_PENDING) {
      return notWorking(id);
    }
    BookedOrder order = found.get();
    if (order.status() != OrderStatus.CANCEL_PENDING) {
      books.record(new BookEntry.CancelReceived(id, timers.now()));
      book.expectCancel(order);
    }
    return new SubmitOutcome.Accepted(order.brokerOrderId());
  }

  @Override
  public SubmitOutcome replace(ClientOrderId id, OrderRequest replacement) {
    requireOpen();
    if (ledger.order(replacement.id()).isPresent()) {
      return new SubmitOutcome.Rejected(
          RejectReason.DUPLICATE_CLIENT_ORDER_ID, "used before: " + replacement.id());
    }
    Optional<BookedOrder> found = ledger.order(id).filter(SimulatedExchange::isReplaceable);
    if (found.isEmpty()) {
      return notWorking(id);
    }
    OrderRequest old = found.get().request();
    if (!old.structure().equals(replacement.structure()) || old.intent() != replacement.intent()) {
      return new SubmitOutcome.Rejected(RejectReason.OTHER, "it trades something else than " + id);
    }
    OrderRequest rest =
        replacement.repriced(replacement.id(), replacement.price(), found.get().remainingUnits());
    Optional<SubmitOutcome.Rejected> refusal = checks.refusal(rest, Optional.of(id), timers.now());
    return refusal.isPresent() ? refusal.get() : receive(rest, Optional.of(id));
  }

  @Override
  public Optional<BrokerOrder> order(ClientOrderId id) {
    requireOpen();
    return ledger.order(id).map(BookedOrder::view);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A replacement is among the working orders once it took over; until then it cannot fill.
   */
  @Override
  public BrokerReport report() {
    requireOpen();
    Instant now = timers.now();
    List<BrokerOrder> working =
        ledger.working().stream()
            .filter(order -> !order.waitsToReplace())
            .map(BookedOrder::view)
            .toList();
    Account account = new Account(ledger.cash(), buyingPower.available(now), optionLevel);
    return new BrokerReport(now, account, working, ledger.holdings());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there is no activity of that id
   */
  @Override
  public List<BrokerActivity> activities(String afterId) {
    requireOpen();
    return ledger.activitiesAfter(afterId);
  }

  @Override
  public Subscription subscribe(BrokerListener listener) {
    requireOpen();
    return books.subscribe(listener);
  }

  /** Ends it: nothing happens any more. A journal can be opened again by another exchange. */
  @Override
  public void close() {
    if (!timers.isStopped()) {
      timers.stop();
      books.close();
    }
  }

  private SubmitOutcome receive(OrderRequest order, Optional<ClientOrderId> replaces) {
    String brokerOrderId = books.nextOrderId();
    books.record(new BookEntry.Received(order, brokerOrderId, replaces, timers.now()));
    ledger.order(order.id()).ifPresent(book::expect);
    return new SubmitOutcome.Accepted(brokerOrderId);
  }

  /** Sets the timers of everything found in the journal. */
  private void resume() {
    ledger.working().forEach(book::expect);
    ledger.holdings().stream()
        .map(holding -> holding.instrument())
        .filter(OptionContract.class::isInstance)
        .map(OptionContract.class::cast)
        .forEach(this::watch);
  }

  private void watch(OptionContract contract) {
    settlement.watch(contract);
    assignment.watch();
  }

  private void onQuote(String symbol, Quote quote, DisplayedSize size) {
    if (!timers.isStopped() && market.take(symbol, quote, size)) {
      book.onQuote(symbol);
    }
  }

  private void onOther(MarketEvent event) {
    market.takePrice(event);
    if (event instanceof MarketEvent.TradingStatus status) {
      market.takeStatus(status);
    }
  }

  private static boolean isReplaceable(BookedOrder order) {
    return !order.status().isTerminal() && !PENDING.contains(order.status());
  }

  private static SubmitOutcome notWorking(ClientOrderId id) {
    return new SubmitOutcome.Rejected(
        RejectReason.ORDER_NOT_WORKING, "not working, or being replaced: " + id);
  }

  private void requireOpen() {
    if (timers.isStopped()) {
      throw new BrokerException("the exchange is closed", false);
    }
  }
}
