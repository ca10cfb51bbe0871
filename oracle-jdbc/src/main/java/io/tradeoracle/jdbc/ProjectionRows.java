package io.tradeoracle.jdbc;

import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.Structure;
import io.tradeoracle.port.ProjectionChange;
import io.tradeoracle.port.ProjectionChange.BreakerChanged;
import io.tradeoracle.port.ProjectionChange.FillBooked;
import io.tradeoracle.port.ProjectionChange.OrderChanged;
import io.tradeoracle.port.ProjectionChange.PortfolioValued;
import io.tradeoracle.port.ProjectionChange.PositionChanged;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Writes changes to the projections. Of several changes of one row only the last is written, with
 * its number.
 */
final class ProjectionRows {

  private record Numbered<T>(long change, T value) {}

  private static final String ORDERS =
      """
      insert into orders (id, position_id, intent, leg_symbols, leg_ratios, units, limit_price,
        time_in_force, status, filled_units, broker_order_id, detail, created_at_nanos,
        updated_at_nanos, change)
      values (:id, :positionId, :intent, :symbols, :ratios, :units, :limit, :timeInForce,
        :status, :filled, :brokerOrderId, :detail, :createdAt, :updatedAt, :change)
      on conflict (id) do update set
        position_id = excluded.position_id, intent = excluded.intent,
        leg_symbols = excluded.leg_symbols, leg_ratios = excluded.leg_ratios,
        units = excluded.units, limit_price = excluded.limit_price,
        time_in_force = excluded.time_in_force, status = excluded.status,
        filled_units = excluded.filled_units, broker_order_id = excluded.broker_order_id,
        detail = excluded.detail, created_at_nanos = excluded.created_at_nanos,
        updated_at_nanos = excluded.updated_at_nanos, change = excluded.change
      """;

  private static final String FILLS =
      """
      insert into fills (execution_id, order_id, instrument, quantity, price, fees, at_nanos,
        change)
      values (:id, :orderId, :instrument, :quantity, :price, :fees, :at, :change)
      on conflict (execution_id) do nothing
      """;

  private static final String POSITIONS =
      """
      insert into positions (id, strategy, underlying, leg_symbols, leg_ratios, target_multiple,
        stop_multiple, exit_days_to_expiration, close_by_nanos, status, opened_units,
        entry_cash, exit_cash, fees, opened_at_nanos, updated_at_nanos, exit_reason, change)
      values (:id, :strategy, :underlying, :symbols, :ratios, :target, :stop, :exitDays,
        :closeBy, :status, :openedUnits, :entryCash, :exitCash, :fees, :openedAt, :updatedAt,
        :exitReason, :change)
      on conflict (id) do update set
        strategy = excluded.strategy, underlying = excluded.underlying,
        leg_symbols = excluded.leg_symbols, leg_ratios = excluded.leg_ratios,
        target_multiple = excluded.target_multiple, stop_multiple = excluded.stop_multiple,
        exit_days_to_expiration = excluded.exit_days_to_expiration,
        close_by_nanos = excluded.close_by_nanos, status = excluded.status,
        opened_units = excluded.opened_units, entry_cash = excluded.entry_cash,
        exit_cash = excluded.exit_cash, fees = excluded.fees,
        opened_at_nanos = excluded.opened_at_nanos,
        updated_at_nanos = excluded.updated_at_nanos, exit_reason = excluded.exit_reason,
        change = excluded.change
      """;

  private static final String VALUATIONS =
      """
      insert into portfolio_snapshots (change, at_nanos, cash, equity, previous_close_equity,
        open_maximum_loss, markable)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String BREAKER =
      """
      insert into breaker_state (state, since_nanos, moved_by, reason) values (?, ?, ?, ?)
      on conflict (single) do update set
        state = excluded.state, since_nanos = excluded.since_nanos,
        moved_by = excluded.moved_by, reason = excluded.reason
      """;

  private final Map<String, Numbered<Order>> orders = new LinkedHashMap<>();
  private final Map<String, Numbered<Fill>> fills = new LinkedHashMap<>();
  private final Map<String, Numbered<Position>> positions = new LinkedHashMap<>();
  private final Map<Long, PortfolioSnapshot> valuations = new LinkedHashMap<>();
  private @Nullable BreakerStatus breaker;
  private long changes;

  /**
   * @param changes the number of the last change before
   */
  ProjectionRows(long changes) {
    this.changes = changes;
  }

  /** Forgets every projection: what follows is written from the beginning. */
  static void clear(Handle transaction) {
    for (String table :
        List.of("orders", "fills", "positions", "portfolio_snapshots", "breaker_state")) {
      transaction.execute("delete from " + table);
    }
    transaction.execute("update fence set changes = 0");
  }

  void add(List<ProjectionChange> more) {
    more.forEach(this::add);
  }

  private void add(ProjectionChange change) {
    changes++;
    if (change instanceof OrderChanged changed) {
      orders.put(changed.order().id().value(), new Numbered<>(changes, changed.order()));
    } else if (change instanceof FillBooked booked) {
      fills.putIfAbsent(booked.fill().executionId(), new Numbered<>(changes, booked.fill()));
    } else if (change instanceof PositionChanged changed) {
      positions.put(changed.position().id(), new Numbered<>(changes, changed.position()));
    } else if (change instanceof PortfolioValued valued) {
      valuations.put(changes, valued.snapshot());
    } else if (change instanceof BreakerChanged changed) {
      breaker = changed.status();
    }
  }

  /** Returns the number of the last change added. */
  long changes() {
    return changes;
  }

  /** Writes what was added. */
  void write(Handle transaction) {
    writeOrders(transaction);
    writeFills(transaction);
    writePositions(transaction);
    writeLegs(transaction);
    writeValuations(transaction);
    if (breaker != null) {
      transaction.execute(
          BREAKER,
          breaker.state().name(),
          Nanos.of(breaker.since()),
          PgText.write(breaker.by()),
          PgText.write(breaker.reason()));
    }
    transaction.execute("update fence set changes = ?", changes);
  }

  private void writeOrders(Handle transaction) {
    if (orders.isEmpty()) {
      return;
    }
    PreparedBatch batch = transaction.prepareBatch(ORDERS);
    orders
        .values()
        .forEach(
            row -> {
              Order order = row.value();
              OrderRequest request = order.request();
              BigDecimal limit =
                  request.price() instanceof OrderPrice.Limit price ? price.net() : null;
              bindStructure(batch, request.structure());
              batch
                  .bind("id", order.id().value())
                  .bind("positionId", PgText.write(request.positionId()))
                  .bind("intent", request.intent().name())
                  .bind("units", request.units())
                  .bind("limit", limit)
                  .bind("timeInForce", request.timeInForce().name())
                  .bind("status", order.status().name())
                  .bind("filled", order.filledUnits())
                  .bind("brokerOrderId", PgText.write(order.brokerOrderId()))
                  .bind("detail", PgText.write(order.detail()))
                  .bind("createdAt", Nanos.of(order.createdAt()))
                  .bind("updatedAt", Nanos.of(order.updatedAt()))
                  .bind("change", row.change())
                  .add();
            });
    batch.execute();
  }

  private static void bindStructure(PreparedBatch batch, Structure structure) {
    batch.bindArray(
        "symbols",
        String.class,
        structure.legs().stream().map(leg -> leg.instrument().symbol()).toList());
    batch.bindArray(
        "ratios", Integer.class, structure.legs().stream().map(Structure.Leg::ratio).toList());
  }

  private void writeFills(Handle transaction) {
    if (fills.isEmpty()) {
      return;
    }
    PreparedBatch batch = transaction.prepareBatch(FILLS);
    fills
        .values()
        .forEach(
            row -> {
              Fill fill = row.value();
              batch
                  .bind("id", PgText.write(fill.executionId()))
                  .bind("orderId", fill.orderId().value())
                  .bind("instrument", fill.instrument().symbol())
                  .bind("quantity", fill.quantity())
                  .bind("price", fill.price())
                  .bind("fees", fill.fees())
                  .bind("at", Nanos.of(fill.at()))
                  .bind("change", row.change())
                  .add();
            });
    batch.execute();
  }

  private void writePositions(Handle transaction) {
    if (positions.isEmpty()) {
      return;
    }
    PreparedBatch batch = transaction.prepareBatch(POSITIONS);
    positions
        .values()
        .forEach(
            row -> {
              Position position = row.value();
              bindStructure(batch, position.structure());
              batch
                  .bind("id", PgText.write(position.id()))
                  .bind("strategy", PgText.write(position.strategy()))
                  .bind("underlying", position.underlying())
                  .bind("target", position.exits().targetMultiple())
                  .bind("stop", position.exits().stopMultiple())
                  .bind("exitDays", position.exits().exitDaysToExpiration())
                  .bind("closeBy", Nanos.of(position.exits().closeBy()))
                  .bind("status", position.status().name())
                  .bind("openedUnits", position.openedUnits())
                  .bind("entryCash", position.entryCash())
                  .bind("exitCash", position.exitCash())
                  .bind("fees", position.fees())
                  .bind("openedAt", Nanos.of(position.openedAt()))
                  .bind("updatedAt", Nanos.of(position.updatedAt()))
                  .bind("exitReason", position.exitReason().name())
                  .bind("change", row.change())
                  .add();
            });
    batch.execute();
  }

  /** Legs are replaced whole. */
  private void writeLegs(Handle transaction) {
    if (positions.isEmpty()) {
      return;
    }
    List<String> ids = positions.keySet().stream().map(PgText::write).toList();
    transaction
        .createUpdate("delete from position_legs where position_id = any (:ids)")
        .bindArray("ids", String.class, ids)
        .execute();
    PreparedBatch batch =
        transaction.prepareBatch(
            "insert into position_legs (position_id, leg, instrument, quantity)"
                + " values (?, ?, ?, ?)");
    positions
        .values()
        .forEach(
            row -> {
              int leg = 0;
              for (Holding held : row.value().legs()) {
                batch.add(
                    PgText.write(row.value().id()),
                    leg++,
                    held.instrument().symbol(),
                    held.quantity());
              }
            });
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  private void writeValuations(Handle transaction) {
    if (valuations.isEmpty()) {
      return;
    }
    PreparedBatch batch = transaction.prepareBatch(VALUATIONS);
    valuations.forEach(
        (change, worth) ->
            batch.add(
                change,
                Nanos.of(worth.at()),
                worth.cash(),
                worth.equity(),
                worth.previousCloseEquity(),
                worth.openMaximumLoss(),
                worth.markable()));
    batch.execute();
  }
}
