package io.tradeoracle.simulation;

import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Equity;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.OrderEvent;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.port.BrokerActivity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The exchange's books: cash, orders, holdings and activities, as the entries applied so far make
 * them. It decides nothing.
 */
final class Ledger {

  private final Map<ClientOrderId, BookedOrder> orders = new LinkedHashMap<>();
  private final Map<ClientOrderId, BookedOrder> working = new LinkedHashMap<>();
  private final Map<String, Holding> holdings = new TreeMap<>();
  private final List<BrokerActivity> activities = new ArrayList<>();
  private final Map<String, Integer> activityIndex = new HashMap<>();
  private BigDecimal initialCash = BigDecimal.ZERO;
  private BigDecimal cash = BigDecimal.ZERO;

  void apply(BookEntry entry) {
    if (entry instanceof BookEntry.Opened opened) {
      initialCash = opened.cash();
      cash = opened.cash();
    } else if (entry instanceof BookEntry.Received received) {
      receive(received);
    } else if (entry instanceof BookEntry.CancelReceived cancel) {
      known(cancel.id()).become(OrderStatus.CANCEL_PENDING, cancel.at());
    } else if (entry instanceof BookEntry.Happened happened) {
      apply(happened.event());
    } else if (entry instanceof BookEntry.Ended ended) {
      apply(ended.event());
    }
  }

  BigDecimal initialCash() {
    return initialCash;
  }

  BigDecimal cash() {
    return cash;
  }

  Optional<BookedOrder> order(ClientOrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  /** Returns every order ever received, the first one first. */
  Collection<BookedOrder> orders() {
    return orders.values();
  }

  /** Returns a copy of the orders that have not ended, the first one first. */
  List<BookedOrder> working() {
    return List.copyOf(working.values());
  }

  boolean hasWorking() {
    return !working.isEmpty();
  }

  /** Returns what is held, by symbol, nothing with quantity 0. */
  List<Holding> holdings() {
    return List.copyOf(holdings.values());
  }

  int quantity(Instrument instrument) {
    Holding holding = holdings.get(instrument.symbol());
    return holding == null ? 0 : holding.quantity();
  }

  List<BrokerActivity> activities() {
    return activities;
  }

  /**
   * Returns the activities after one.
   *
   * @throws IllegalArgumentException if there is no activity of that id
   */
  List<BrokerActivity> activitiesAfter(String id) {
    if (id.isEmpty()) {
      return List.copyOf(activities);
    }
    Integer index = activityIndex.get(id);
    if (index == null) {
      throw new IllegalArgumentException("afterId names no activity: " + id);
    }
    return List.copyOf(activities.subList(index + 1, activities.size()));
  }

  private void receive(BookEntry.Received received) {
    BookedOrder order = new BookedOrder(received);
    orders.put(order.id(), order);
    working.put(order.id(), order);
    received
        .replaces()
        .ifPresent(old -> known(old).become(OrderStatus.REPLACE_PENDING, received.at()));
  }

  private void apply(OrderEvent event) {
    BookedOrder order = known(event.orderId());
    Instant at = event.at();
    if (event instanceof OrderEvent.Accepted) {
      order.arrive(at);
    } else if (event instanceof OrderEvent.Rejected rejected) {
      order.reject(rejected.reason(), at);
    } else if (event instanceof OrderEvent.Filled filled) {
      order.fill(filled.units(), filled.fills(), at);
      filled.fills().forEach(this::book);
    } else if (event instanceof OrderEvent.Cancelled) {
      order.become(OrderStatus.CANCELLED, at);
    } else if (event instanceof OrderEvent.Replaced replaced) {
      known(replaced.replacement()).takeOver(order.remainingUnits());
      order.become(OrderStatus.REPLACED, at);
    } else if (event instanceof OrderEvent.Expired) {
      order.become(OrderStatus.EXPIRED, at);
    }
    if (order.status().isTerminal()) {
      working.remove(order.id());
    }
  }

  private void book(Fill fill) {
    hold(fill.instrument(), fill.quantity());
    cash = cash.add(fill.cashChange());
    remember(new BrokerActivity.Traded(fill.executionId(), fill));
  }

  private void apply(LifecycleEvent event) {
    hold(event.contract(), event.quantity());
    if (event.sharesDelivered() != 0) {
      hold(new Equity(event.contract().underlying()), event.sharesDelivered());
    }
    cash = cash.add(event.cash());
    remember(new BrokerActivity.Lifecycle(event.activityId(), event));
  }

  private void hold(Instrument instrument, int change) {
    int quantity = Math.addExact(quantity(instrument), change);
    if (quantity == 0) {
      holdings.remove(instrument.symbol());
    } else {
      holdings.put(instrument.symbol(), new Holding(instrument, quantity));
    }
  }

  private void remember(BrokerActivity activity) {
    activityIndex.put(activity.id(), activities.size());
    activities.add(activity);
  }

  private BookedOrder known(ClientOrderId id) {
    BookedOrder order = orders.get(id);
    if (order == null) {
      throw new IllegalStateException("the books have no such order: " + id);
    }
    return order;
  }
}
