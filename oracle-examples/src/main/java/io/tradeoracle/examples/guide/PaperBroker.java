package io.tradeoracle.examples.guide;

import io.tradeoracle.model.Account;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.MarketEvent;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.Broker;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerListener;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.BrokerReport;
import io.tradeoracle.port.RejectReason;
import io.tradeoracle.port.SubmitOutcome;
import io.tradeoracle.port.Subscription;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A broker on paper: an order fills whole as soon as the quotes of its legs together reach its
 * price, at those quotes. It knows no latency, displayed size, fee, margin, trading hours or
 * expiration, so it shows how a broker is written, not what a strategy is worth. Thread-safe.
 */
public final class PaperBroker implements Broker {

  private static final int SPREADS = 3;

  private final InstantSource time;
  private final Map<Instrument, Quote> quotes = new HashMap<>();
  private final Map<ClientOrderId, BrokerOrder> orders = new LinkedHashMap<>();
  private final List<BrokerActivity> activities = new ArrayList<>();
  private final List<BrokerListener> listeners = new CopyOnWriteArrayList<>();
  private BigDecimal cash;

  public PaperBroker(BigDecimal cash, InstantSource time) {
    this.cash = cash;
    this.time = time;
  }

  /** Hears of the market. */
  public synchronized void onMarketEvent(MarketEvent event) {
    if (event instanceof OptionQuote quoted) {
      quotes.put(quoted.contract(), quoted.quote());
      working().forEach(order -> fillIfReached(order.order().request()));
    }
  }

  @Override
  public boolean takesAsOneOrder(Structure structure, PositionIntent intent) {
    return true;
  }

  @Override
  public synchronized SubmitOutcome submit(OrderRequest order) {
    if (orders.containsKey(order.id())) {
      return rejected(RejectReason.DUPLICATE_CLIENT_ORDER_ID, order.id());
    }
    book(order, OrderStatus.ACCEPTED, List.of());
    tell(new OrderEvent.Accepted(order.id(), brokerId(order.id()), time.instant()));
    fillIfReached(order);
    return new SubmitOutcome.Accepted(brokerId(order.id()));
  }

  @Override
  public synchronized SubmitOutcome cancel(ClientOrderId id) {
    if (!isWorking(id)) {
      return rejected(RejectReason.ORDER_NOT_WORKING, id);
    }
    end(id, OrderStatus.CANCELLED);
    tell(new OrderEvent.Cancelled(id, time.instant()));
    return new SubmitOutcome.Accepted(brokerId(id));
  }

  @Override
  public synchronized SubmitOutcome replace(ClientOrderId id, OrderRequest replacement) {
    if (!isWorking(id)) {
      return rejected(RejectReason.ORDER_NOT_WORKING, id);
    }
    if (orders.containsKey(replacement.id())) {
      return rejected(RejectReason.DUPLICATE_CLIENT_ORDER_ID, replacement.id());
    }
    end(id, OrderStatus.REPLACED);
    tell(new OrderEvent.Replaced(id, replacement.id(), time.instant()));
    return submit(replacement);
  }

  @Override
  public synchronized Optional<BrokerOrder> order(ClientOrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public synchronized BrokerReport report() {
    return new BrokerReport(
        time.instant(), new Account(cash, cash, SPREADS), working(), holdings());
  }

  @Override
  public synchronized List<BrokerActivity> activities(String afterId) {
    int seen = afterId.isEmpty() ? 0 : Integer.parseInt(afterId);
    return List.copyOf(activities.subList(seen, activities.size()));
  }

  @Override
  public Subscription subscribe(BrokerListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
  }

  /** Fills an order whole at the quotes of now, unless one is missing or they cost too much. */
  private void fillIfReached(OrderRequest order) {
    List<Fill> fills = new ArrayList<>();
    BigDecimal net = BigDecimal.ZERO;
    for (Structure.Leg leg : order.structure().legs()) {
      Optional<BigDecimal> price = price(leg);
      if (price.isEmpty()) {
        return;
      }
      net = net.add(price.get().multiply(BigDecimal.valueOf(leg.ratio())));
      fills.add(fill(order, leg, price.get(), fills.size()));
    }
    if (!(order.price() instanceof OrderPrice.Limit limit && net.compareTo(limit.net()) > 0)) {
      book(order, OrderStatus.FILLED, fills);
      fills.forEach(this::settle);
      tell(new OrderEvent.Filled(order.id(), order.units(), fills, time.instant()));
    }
  }

  /** What a leg costs or brings now: the offer if bought, the bid if sold. */
  private Optional<BigDecimal> price(Structure.Leg leg) {
    return Optional.ofNullable(quotes.get(leg.instrument()))
        .map(quote -> leg.ratio() > 0 ? quote.ask() : quote.bid())
        .filter(price -> price > 0)
        .map(BigDecimal::valueOf);
  }

  private Fill fill(OrderRequest order, Structure.Leg leg, BigDecimal price, int legsBefore) {
    return new Fill(
        "execution-" + (activities.size() + legsBefore + 1),
        order.id(),
        leg.instrument(),
        leg.ratio() * order.units(),
        price,
        BigDecimal.ZERO,
        time.instant());
  }

  private void settle(Fill fill) {
    cash = cash.add(fill.cashChange());
    activities.add(new BrokerActivity.Traded(Integer.toString(activities.size() + 1), fill));
  }

  private List<Holding> holdings() {
    Map<Instrument, Integer> held = new TreeMap<>(Comparator.comparing(Instrument::symbol));
    for (BrokerOrder order : orders.values()) {
      order.fills().forEach(fill -> held.merge(fill.instrument(), fill.quantity(), Integer::sum));
    }
    held.values().removeIf(quantity -> quantity == 0);
    List<Holding> holdings = new ArrayList<>();
    held.forEach((instrument, quantity) -> holdings.add(new Holding(instrument, quantity)));
    return holdings;
  }

  private void book(OrderRequest order, OrderStatus status, List<Fill> fills) {
    int filled = fills.isEmpty() ? 0 : order.units();
    Order booked =
        new Order(order, status, filled, brokerId(order.id()), time.instant(), time.instant(), "");
    orders.put(order.id(), new BrokerOrder(booked, fills));
  }

  private void end(ClientOrderId id, OrderStatus status) {
    order(id).ifPresent(order -> book(order.order().request(), status, List.of()));
  }

  private List<BrokerOrder> working() {
    return orders.values().stream().filter(order -> order.order().status().isWorking()).toList();
  }

  private boolean isWorking(ClientOrderId id) {
    return order(id).filter(order -> order.order().status().isWorking()).isPresent();
  }

  private void tell(OrderEvent event) {
    listeners.forEach(listener -> listener.onOrderEvent(event));
  }

  private static String brokerId(ClientOrderId id) {
    return "paper-" + id;
  }

  private static SubmitOutcome rejected(RejectReason reason, ClientOrderId id) {
    return new SubmitOutcome.Rejected(reason, id.value());
  }
}
