package io.tradeoracle.engine;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.risk.Denial;
import io.tradeoracle.risk.OrderOrigin;
import io.tradeoracle.risk.RiskContext;
import io.tradeoracle.risk.RiskDecision;
import io.tradeoracle.risk.RiskGate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works structures into the market: every order passes the risk gate, is stored as an intent,
 * leaves when that is durable, and walks along its price ladder until it is filled or given up.
 * Owned by the engine's thread.
 */
final class OrderDesk {

  private static final Duration URGENT_MARKET_AFTER = Duration.ofSeconds(15);
  private static final double URGENT_FLOOR = 0.10;
  private static final double URGENT_SHARE = 0.10;

  private final EngineState state;
  private final EventLog log;
  private final MarketBook book;
  private final RiskGate gate;
  private final RiskView risk;
  private final BrokerLink broker;
  private final ExchangeCalendar calendar;
  private final Duration quoteAge;
  private final EngineStatistics statistics;
  private final List<Ticket> tickets = new ArrayList<>();
  private final Map<String, List<Denial>> lastDenials = new HashMap<>();

  OrderDesk(
      EngineState state,
      EventLog log,
      MarketBook book,
      RiskGate gate,
      RiskView risk,
      BrokerLink broker,
      EngineParts parts) {
    this.state = state;
    this.log = log;
    this.book = book;
    this.gate = gate;
    this.risk = risk;
    this.broker = broker;
    this.calendar = parts.calendar();
    this.quoteAge = gate.limits().breaker().lastGoodMark();
    this.statistics = parts.statistics();
  }

  /** Returns whether anything is being worked. */
  boolean isWorking() {
    return !tickets.isEmpty();
  }

  boolean isWorking(String positionId) {
    return tickets.stream().anyMatch(ticket -> ticket.positionId().equals(positionId));
  }

  /** Returns whether a position is being worked, but not for this origin. */
  boolean isWorkedByOther(String positionId, OrderOrigin origin) {
    return tickets.stream()
        .anyMatch(t -> t.positionId().equals(positionId) && !t.origin().equals(origin));
  }

  List<Ticket> tickets() {
    return List.copyOf(tickets);
  }

  // --- opening --------------------------------------------------------------------------------

  /** Returns the first order of an entry; empty while the structure has no price. */
  Optional<OrderRequest> entryOrder(
      String positionId, Structure structure, int units, BigDecimal worstNet, Instant now) {
    return price(structure, PositionIntent.OPEN, PriceLadder.ENTRY, 0, now, now)
        .map(price -> bounded(price, worstNet))
        .map(
            price ->
                request(positionId, structure, units, PositionIntent.OPEN, price, "open", now));
  }

  /** Judges an order that opens at the worst price it may walk to. */
  RiskDecision judgeEntry(
      OrderRequest order, BigDecimal worstNet, RiskView.Asking asking, Instant now) {
    OrderRequest atWorst = order.repriced(order.id(), OrderPrice.limit(worstNet), order.units());
    return gate.check(atWorst, risk.opening(atWorst, asking, now));
  }

  /** Stores the intent of an entry that was approved, and works it. */
  void open(OrderRequest order, BigDecimal worstNet, RiskView.Asking asking, Instant now) {
    send(order);
    tickets.add(
        Ticket.toOpen(order.positionId(), order.structure(), worstNet, asking, order.id(), now));
  }

  // --- closing --------------------------------------------------------------------------------

  /** Works a structure that closes some or all legs of a position. Returns whether it was begun. */
  boolean close(
      Position position,
      Structure structure,
      int units,
      OrderOrigin origin,
      PriceLadder ladder,
      @Nullable BigDecimal bound,
      Instant now) {
    Optional<OrderPrice> price = price(structure, PositionIntent.CLOSE, ladder, 0, now, now);
    if (price.isEmpty()) {
      return false;
    }
    OrderRequest order =
        request(
            position.id(),
            structure,
            units,
            PositionIntent.CLOSE,
            bounded(price.get(), bound),
            "close " + structure.legs(),
            now);
    if (!isApproved(order, risk.closing(order, position, origin, null, now))) {
      return false;
    }
    send(order);
    tickets.add(Ticket.toClose(position.id(), structure, origin, ladder, bound, order.id(), now));
    return true;
  }

  private boolean isApproved(OrderRequest order, RiskContext context) {
    RiskDecision decision = gate.check(order, context);
    if (decision instanceof RiskDecision.Denied denied) {
      deny(order.positionId(), denied.denials());
      return false;
    }
    lastDenials.remove(order.positionId());
    return true;
  }

  /** A denial that repeats each five seconds is one event, not many. */
  private void deny(String positionId, List<Denial> denials) {
    List<Denial> last = lastDenials.put(positionId, denials);
    boolean same =
        last != null
            && last.stream()
                .map(Denial::reason)
                .toList()
                .equals(denials.stream().map(Denial::reason).toList());
    if (!same) {
      log.record(new EngineEvent.OrderDenied(positionId, denials));
      denials.forEach(denial -> statistics.denied(denial.reason().name()));
    }
  }

  // --- walking --------------------------------------------------------------------------------

  /** Takes every ticket as far as its order's state and the time allow. */
  void walk(Instant now) {
    for (Iterator<Ticket> all = tickets.iterator(); all.hasNext(); ) {
      if (isFinished(all.next(), now)) {
        all.remove();
      }
    }
  }

  private boolean isFinished(Ticket ticket, Instant now) {
    Order order = state.order(ticket.order()).orElseThrow();
    if (order.status() == OrderStatus.REJECTED && !ticket.isBack()) {
      ticket.backToReplaced();
      order = state.order(ticket.order()).orElseThrow();
    }
    if (order.status().isTerminal()) {
      return true;
    }
    if (isAnswered(order) && ticket.isStepDue(now) && !risk.mustReadBrokerFirst(now)) {
      stepOn(ticket, order, now);
    }
    return false;
  }

  /** Returns when the next ticket is due for a step; {@link Instant#MAX} if none is. */
  Instant nextStep(Instant now) {
    if (risk.mustReadBrokerFirst(now)) {
      return Instant.MAX;
    }
    return tickets.stream()
        .filter(ticket -> state.order(ticket.order()).map(OrderDesk::isAnswered).orElse(false))
        .map(Ticket::stepDueAt)
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /**
   * Cancels working orders that no ticket works: those a crash left behind, and those that appear
   * after they were believed lost.
   */
  void cancelForgotten() {
    for (Order order : state.orders().unfinished()) {
      boolean worked = tickets.stream().anyMatch(ticket -> ticket.works(order.id()));
      if (isAnswered(order) && !worked) {
        cancel(order.id(), "nobody works it");
      }
    }
  }

  private static boolean isAnswered(Order order) {
    return order.status() == OrderStatus.ACCEPTED || order.status() == OrderStatus.PARTIALLY_FILLED;
  }

  private void stepOn(Ticket ticket, Order order, Instant now) {
    if (!ticket.startedAt().plus(ticket.ladder().giveUp()).isAfter(now)) {
      cancel(order.id(), "not filled in time");
      return;
    }
    if (ticket.intent() == PositionIntent.CLOSE && !isSellable(ticket.structure())) {
      cancel(order.id(), "a leg to be sold has lost its bid");
      return;
    }
    Optional<OrderPrice> next =
        price(
                ticket.structure(),
                ticket.intent(),
                ticket.ladder(),
                ticket.step() + 1,
                ticket.startedAt(),
                now)
            .map(price -> bounded(price, ticket.bound()));
    if (next.isEmpty() || !isHigher(next.get(), order.request().price())) {
      ticket.stay(now);
      return;
    }
    ClientOrderId nextId = nextId(order.request(), now);
    OrderRequest replacement = order.request().repriced(nextId, next.get(), order.remainingUnits());
    if (judgeStep(ticket, order.id(), replacement, now)) {
      replace(order.id(), replacement);
      ticket.step(nextId, now);
    } else if (ticket.intent() == PositionIntent.OPEN) {
      cancel(order.id(), "denied on the way");
    } else {
      ticket.stay(now);
    }
  }

  /** An option nobody bids for must not keep the rest of a structure from being closed. */
  private boolean isSellable(Structure structure) {
    return structure.legs().stream()
        .filter(leg -> leg.ratio() < 0 && leg.instrument() instanceof OptionContract)
        .map(leg -> book.quote(leg.instrument()))
        .allMatch(quote -> quote.isEmpty() || quote.get().bid() > 0);
  }

  private boolean judgeStep(
      Ticket ticket, ClientOrderId replaced, OrderRequest replacement, Instant now) {
    RiskView.Asking asking = ticket.asking();
    if (asking != null) {
      return isApproved(replacement, risk.opening(replacement, asking, now));
    }
    Optional<ManagedPosition> managed = state.positions().find(ticket.positionId());
    return managed.isPresent()
        && isApproved(
            replacement,
            risk.closing(replacement, managed.get().position(), ticket.origin(), replaced, now));
  }

  private static boolean isHigher(OrderPrice next, OrderPrice present) {
    if (!(present instanceof OrderPrice.Limit now)) {
      return false;
    }
    return next instanceof OrderPrice.Market
        || ((OrderPrice.Limit) next).net().compareTo(now.net()) > 0;
  }

  // --- prices ---------------------------------------------------------------------------------

  private Optional<OrderPrice> price(
      Structure structure,
      PositionIntent intent,
      PriceLadder ladder,
      int step,
      Instant startedAt,
      Instant now) {
    LegPrices prices = LegPrices.of(structure, book, now, quoteAge);
    if (!prices.areKnown()) {
      return Optional.empty();
    }
    TickSchedule ticks = risk.ticksOf(structure);
    double walked = prices.mid() + ladder.fraction(step) * (prices.natural() - prices.mid());
    if (intent == PositionIntent.OPEN) {
      return Optional.of(OrderPrice.limit(ticks.inOurFavour(walked)));
    }
    if (ladder.isUrgent()) {
      return Optional.of(urgentPrice(structure, ticks, prices, step, startedAt, now));
    }
    BigDecimal onLadder = ticks.towardsMarket(walked);
    BigDecimal beyond = BigDecimal.valueOf(ladder.stepsBeyond(step));
    return Optional.of(OrderPrice.limit(onLadder.add(ticks.tickAt(onLadder).multiply(beyond))));
  }

  /** Natural first, then through it, then whatever the market pays for a single leg. */
  private static OrderPrice urgentPrice(
      Structure structure,
      TickSchedule ticks,
      LegPrices prices,
      int step,
      Instant startedAt,
      Instant now) {
    boolean single = structure.legs().size() == 1;
    if (single && !startedAt.plus(URGENT_MARKET_AFTER).isAfter(now)) {
      return OrderPrice.market();
    }
    double through =
        step == 0 ? 0 : Math.max(URGENT_FLOOR, URGENT_SHARE * Math.abs(prices.natural()));
    return OrderPrice.limit(ticks.towardsMarket(prices.natural() + through));
  }

  private static OrderPrice bounded(OrderPrice price, @Nullable BigDecimal bound) {
    if (bound == null || !(price instanceof OrderPrice.Limit limit)) {
      return price;
    }
    return limit.net().compareTo(bound) > 0 ? OrderPrice.limit(bound) : price;
  }

  // --- orders ---------------------------------------------------------------------------------

  private OrderRequest request(
      String positionId,
      Structure structure,
      int units,
      PositionIntent intent,
      OrderPrice price,
      String purpose,
      Instant now) {
    return new OrderRequest(
        unusedId(positionId + " " + purpose, now),
        structure,
        units,
        intent,
        price,
        TimeInForce.DAY,
        positionId);
  }

  private ClientOrderId nextId(OrderRequest before, Instant now) {
    return unusedId(before.positionId() + " after " + before.id(), now);
  }

  /** The attempt grows only beyond attempts that were made, so a repeated intent keeps its id. */
  private ClientOrderId unusedId(String purpose, Instant now) {
    int attempt = 1;
    ClientOrderId id = ClientOrderId.derive(calendar.dateOf(now), purpose, attempt);
    while (state.orders().knows(id)) {
      id = ClientOrderId.derive(calendar.dateOf(now), purpose, ++attempt);
    }
    return id;
  }

  private void send(OrderRequest order) {
    long number = log.record(new EngineEvent.OrderIntended(order));
    statistics.orderSent();
    broker.submit(order, number);
  }

  private void replace(ClientOrderId id, OrderRequest replacement) {
    long number = log.record(new EngineEvent.ReplaceIntended(id, replacement));
    statistics.orderSent();
    broker.replace(id, replacement, number);
  }

  /** Asks to cancel what is left of an order that works. */
  void cancel(ClientOrderId id, String reason) {
    Optional<Order> order = state.order(id);
    if (order.isPresent() && order.get().status().canBecome(OrderStatus.CANCEL_PENDING)) {
      long number = log.record(new EngineEvent.CancelIntended(id, reason));
      broker.cancel(id, number);
    }
  }

  /** Cancels what works for a position, so that something else can. */
  void cancelWorking(String positionId, String reason) {
    state.orders().unfinishedOf(positionId).forEach(order -> cancel(order.id(), reason));
  }

  /** Cancels every working order that opens. */
  void cancelOpenings(String reason) {
    for (Order order : state.orders().unfinished()) {
      if (order.request().intent() == PositionIntent.OPEN) {
        cancel(order.id(), reason);
      }
    }
  }
}
