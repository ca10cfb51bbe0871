package io.tradeoracle.examples.http;

import io.tradeoracle.examples.http.body.ItemsBody;
import io.tradeoracle.examples.http.body.OrderBody;
import io.tradeoracle.examples.http.body.PortfolioBody;
import io.tradeoracle.examples.http.body.TradeBody;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.port.Projections;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of the store as people read them. Thread-safe. */
final class StoreViews {

  private static final int FILLS_AT_ONCE = 1_000;

  /** Fills older than so many others are not looked for. */
  private static final int FILLS_READ = 20_000;

  private final Projections tables;

  StoreViews(Projections tables) {
    this.tables = tables;
  }

  ItemsBody<OrderBody> orders(Optional<String> cursor, int limit) {
    ItemsBody<Order> page = Pages.page(tables::orders, order -> order.id().value(), limit, cursor);
    Map<ClientOrderId, List<Fill>> fills = fillsOf(page.items());
    return new ItemsBody<>(
        page.items().stream()
            .map(order -> OrderBody.of(order, fills.getOrDefault(order.id(), List.of())))
            .toList(),
        page.next());
  }

  private Map<ClientOrderId, List<Fill>> fillsOf(List<Order> orders) {
    Set<ClientOrderId> wanted = new HashSet<>();
    orders.stream().filter(o -> o.filledUnits() > 0).forEach(o -> wanted.add(o.id()));
    Instant oldest =
        orders.stream()
            .filter(o -> o.filledUnits() > 0)
            .map(Order::createdAt)
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    Map<ClientOrderId, List<Fill>> found = new HashMap<>();
    for (int offset = 0; !wanted.isEmpty() && offset < FILLS_READ; offset += FILLS_AT_ONCE) {
      List<Fill> block = tables.fills(offset, FILLS_AT_ONCE);
      block.stream()
          .filter(fill -> wanted.contains(fill.orderId()))
          .forEach(
              fill -> found.computeIfAbsent(fill.orderId(), id -> new ArrayList<>()).add(fill));
      boolean older = block.stream().anyMatch(fill -> fill.at().isBefore(oldest));
      if (block.size() < FILLS_AT_ONCE || older) {
        break;
      }
    }
    return found;
  }

  /** Entries that never filled are no trades. */
  ItemsBody<TradeBody> trades(Optional<String> cursor, int limit) {
    ItemsBody<Position> page = Pages.page(tables::closedPositions, Position::id, limit, cursor);
    return new ItemsBody<>(
        page.items().stream()
            .filter(position -> position.openedUnits() > 0)
            .map(TradeBody::of)
            .toList(),
        page.next());
  }

  /** One a minute: the log has more near the loss limit. */
  ItemsBody<PortfolioBody.Past> history(Optional<String> cursor, int limit) {
    ItemsBody<PortfolioSnapshot> page =
        Pages.page(tables::portfolio, worth -> worth.at().toString(), limit, cursor);
    List<PortfolioBody.Past> items = new ArrayList<>();
    Instant minute = Instant.MAX;
    for (PortfolioSnapshot worth : page.items()) {
      Instant own = worth.at().truncatedTo(ChronoUnit.MINUTES);
      if (!own.equals(minute)) {
        items.add(PortfolioBody.Past.of(worth));
      }
      minute = own;
    }
    return new ItemsBody<>(items, page.next());
  }
}
