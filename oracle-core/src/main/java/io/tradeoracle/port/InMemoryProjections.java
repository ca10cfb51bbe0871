package io.tradeoracle.port;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.ProjectionChange.BreakerChanged;
import io.tradeoracle.port.ProjectionChange.FillBooked;
import io.tradeoracle.port.ProjectionChange.OrderChanged;
import io.tradeoracle.port.ProjectionChange.PortfolioValued;
import io.tradeoracle.port.ProjectionChange.PositionChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Projections in memory. The maps are ordered by the last change, the oldest first. */
final class InMemoryProjections implements Projections {

  private final Map<ClientOrderId, Order> orders = new LinkedHashMap<>();
  private final Map<String, Fill> fills = new LinkedHashMap<>();
  private final Map<String, Position> positions = new LinkedHashMap<>();
  private final List<PortfolioSnapshot> portfolio = new ArrayList<>();
  private @Nullable BreakerStatus breaker;

  InMemoryProjections() {}

  InMemoryProjections(InMemoryProjections original) {
    synchronized (original) {
      orders.putAll(original.orders);
      fills.putAll(original.fills);
      positions.putAll(original.positions);
      portfolio.addAll(original.portfolio);
      breaker = original.breaker;
    }
  }

  synchronized void apply(List<ProjectionChange> changes) {
    changes.forEach(this::apply);
  }

  private void apply(ProjectionChange change) {
    if (change instanceof OrderChanged changed) {
      putLast(orders, changed.order().id(), changed.order());
    } else if (change instanceof FillBooked booked) {
      fills.putIfAbsent(booked.fill().executionId(), booked.fill());
    } else if (change instanceof PositionChanged changed) {
      putLast(positions, changed.position().id(), changed.position());
    } else if (change instanceof PortfolioValued valued) {
      portfolio.add(valued.snapshot());
    } else if (change instanceof BreakerChanged changed) {
      breaker = changed.status();
    }
  }

  private static <K, V> void putLast(Map<K, V> map, K key, V value) {
    map.remove(key);
    map.put(key, value);
  }

  @Override
  public synchronized List<Order> orders(int offset, int limit) {
    return newestFirst(orders.values(), offset, limit);
  }

  @Override
  public synchronized Optional<Order> order(ClientOrderId id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public synchronized List<Fill> fills(int offset, int limit) {
    return newestFirst(fills.values(), offset, limit);
  }

  @Override
  public synchronized List<Position> openPositions() {
    return newestFirst(positions(false), 0, Integer.MAX_VALUE);
  }

  @Override
  public synchronized List<Position> closedPositions(int offset, int limit) {
    return newestFirst(positions(true), offset, limit);
  }

  private List<Position> positions(boolean closed) {
    return positions.values().stream()
        .filter(position -> closed == (position.status() == PositionStatus.CLOSED))
        .toList();
  }

  @Override
  public synchronized List<PortfolioSnapshot> portfolio(int offset, int limit) {
    return newestFirst(portfolio, offset, limit);
  }

  @Override
  public synchronized Optional<BreakerStatus> breaker() {
    return Optional.ofNullable(breaker);
  }

  private static <V> List<V> newestFirst(Collection<V> oldestFirst, int offset, int limit) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative: " + offset);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    List<V> all = new ArrayList<>(oldestFirst);
    int end = Math.max(0, all.size() - offset);
    List<V> page = all.subList(Math.max(0, end - limit), end);
    Collections.reverse(page);
    return List.copyOf(page);
  }
}
