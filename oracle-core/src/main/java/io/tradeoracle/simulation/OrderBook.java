package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where orders, cancels and replacements arrive after their latency, rest, fill and expire. Orders
 * are served in the order they came in.
 */
final class OrderBook {

  private final Books books;
  private final Ledger ledger;
  private final VenueMarket market;
  private final Matching matching;
  private final TradingHours hours;
  private final Timers timers;
  private final FeeSchedule fees;
  private final ExchangeCalendar calendar;
  private final Duration latency;
  private final Consumer<OptionContract> traded;

  /**
   * @param traded hears of every contract that was filled
   */
  OrderBook(
      SimulatedExchangeBuilder settings,
      Books books,
      VenueMarket market,
      TradingHours hours,
      Timers timers,
      Consumer<OptionContract> traded) {
    this.books = books;
    this.market = market;
    this.hours = hours;
    this.timers = timers;
    this.traded = traded;
    ledger = books.ledger();
    matching = new Matching(market);
    fees = settings.fees;
    calendar = settings.calendar;
    latency = settings.latency;
  }

  /** Sets the timers of an order just received, or found in the journal. */
  void expect(BookedOrder order) {
    timers.at(closeOf(order), () -> expire(order));
    if (order.waitsToReplace()) {
      timers.at(order.createdAt().plus(latency), () -> arriveAsReplacement(order));
    } else if (!order.rests()) {
      timers.at(order.createdAt().plus(latency), () -> arrive(order));
    }
    if (order.status() == OrderStatus.CANCEL_PENDING) {
      expectCancel(order);
    }
  }

  /** Sets the timer of a cancel. */
  void expectCancel(BookedOrder order) {
    timers.at(order.updatedAt().plus(latency), () -> cancel(order));
  }

  /** Fills what a new quote lets fill. */
  void onQuote(String symbol) {
    if (!ledger.hasWorking()) {
      return;
    }
    for (BookedOrder order : ledger.working()) {
      if (order.hasLeg(symbol)) {
        fill(order);
      }
    }
  }

  private void arrive(BookedOrder order) {
    if (order.status().isTerminal()) {
      return;
    }
    String underlying = order.request().structure().underlying();
    if (!hours.isOpen(order.request().structure(), timers.now())) {
      expire(order);
    } else if (market.isHalted(underlying)) {
      reject(order, RejectReason.HALTED, "trading is halted: " + underlying);
    } else {
      accept(order);
    }
  }

  private void arriveAsReplacement(BookedOrder order) {
    if (order.status().isTerminal()) {
      return;
    }
    ClientOrderId replaced = order.replaces().orElseThrow();
    if (ledger.order(replaced).map(old -> old.status().isTerminal()).orElse(true)) {
      reject(order, RejectReason.ORDER_NOT_WORKING, "it ended before: " + replaced);
    } else {
      happened(new OrderEvent.Replaced(replaced, order.id(), timers.now()));
      accept(order);
    }
  }

  private void accept(BookedOrder order) {
    happened(new OrderEvent.Accepted(order.id(), order.brokerOrderId(), timers.now()));
    fill(order);
  }

  private void reject(BookedOrder order, RejectReason reason, String message) {
    happened(new OrderEvent.Rejected(order.id(), reason + ": " + message, timers.now()));
  }

  private void cancel(BookedOrder order) {
    if (!order.status().isTerminal()) {
      happened(new OrderEvent.Cancelled(order.id(), timers.now()));
    }
  }

  private void expire(BookedOrder order) {
    if (!order.status().isTerminal()) {
      happened(new OrderEvent.Expired(order.id(), timers.now()));
    }
  }

  private void fill(BookedOrder order) {
    Structure structure = order.request().structure();
    boolean open =
        order.rests()
            && !market.isHalted(structure.underlying())
            && hours.isOpen(structure, timers.now());
    Optional<Matching.Execution> execution =
        open ? matching.match(order, timers.now()) : Optional.empty();
    execution.ifPresent(found -> execute(order, found));
  }

  private void execute(BookedOrder order, Matching.Execution execution) {
    Instant now = timers.now();
    LocalDate day = calendar.dateOf(now);
    List<Fill> fills = new ArrayList<>();
    List<Structure.Leg> legs = order.request().structure().legs();
    for (int i = 0; i < legs.size(); i++) {
      Structure.Leg leg = legs.get(i);
      int quantity = Math.multiplyExact(leg.ratio(), execution.units());
      var price = execution.legPrices().get(i);
      var fee = fees.fees(leg.instrument(), quantity, price, day);
      fills.add(
          new Fill(books.activityId(i), order.id(), leg.instrument(), quantity, price, fee, now));
    }
    happened(new OrderEvent.Filled(order.id(), execution.units(), fills, now));
    fills.forEach(fill -> market.use(fill.instrument(), fill.quantity()));
    order.request().structure().contracts().forEach(traded);
  }

  private Instant closeOf(BookedOrder order) {
    return hours.close(order.request().structure(), calendar.dateOf(order.createdAt()));
  }

  private void happened(OrderEvent event) {
    books.record(new BookEntry.Happened(event));
  }
}
