package io.tradeoracle.simulation;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.LifecycleEvent;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.BrokerActivity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds the books up again from the orders' fills and the life-cycle events, and compares. */
final class LedgerAudit {

  private final Ledger ledger;
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Integer> quantities = new TreeMap<>();
  private BigDecimal cash;
  private int activities;

  LedgerAudit(Ledger ledger) {
    this.ledger = ledger;
    cash = ledger.initialCash();
  }

  /** Returns what does not add up, for people; empty if all does. */
  List<String> violations() {
    ledger.orders().forEach(this::addOrder);
    for (BrokerActivity activity : ledger.activities()) {
      if (activity instanceof BrokerActivity.Lifecycle lifecycle) {
        addLifecycle(lifecycle.event());
      }
    }
    quantities.values().removeIf(quantity -> quantity == 0);
    expect("cash", cash.stripTrailingZeros(), ledger.cash().stripTrailingZeros());
    expect("holdings", quantities, held());
    expect("activities", activities, ledger.activities().size());
    expect("activity ids", activities, uniqueIds());
    return List.copyOf(violations);
  }

  private void addOrder(BookedOrder order) {
    if (order.remainingUnits() < 0) {
      violations.add(order.id() + " filled more than ordered: " + order.filledUnits());
    }
    for (Structure.Leg leg : order.request().structure().legs()) {
      int traded =
          order.fills().stream()
              .filter(fill -> fill.instrument().equals(leg.instrument()))
              .mapToInt(Fill::quantity)
              .sum();
      expect(order.id() + " " + leg.instrument(), leg.ratio() * order.filledUnits(), traded);
    }
    for (Fill fill : order.fills()) {
      cash = cash.add(fill.cashChange());
      quantities.merge(fill.instrument().symbol(), fill.quantity(), Integer::sum);
      activities++;
    }
  }

  private void addLifecycle(LifecycleEvent event) {
    cash = cash.add(event.cash());
    quantities.merge(event.contract().symbol(), event.quantity(), Integer::sum);
    String shares = new Equity(event.contract().underlying()).symbol();
    quantities.merge(shares, event.sharesDelivered(), Integer::sum);
    activities++;
  }

  private Map<String, Integer> held() {
    Map<String, Integer> held = new TreeMap<>();
    for (Holding holding : ledger.holdings()) {
      held.put(holding.instrument().symbol(), holding.quantity());
    }
    return held;
  }

  private int uniqueIds() {
    Set<String> ids = new HashSet<>();
    ledger.activities().forEach(activity -> ids.add(activity.id()));
    return ids.size();
  }

  private void expect(String what, Object summed, Object booked) {
    if (!summed.equals(booked)) {
      violations.add(what + ": the entries sum to " + summed + ", the books say " + booked);
    }
  }
}
