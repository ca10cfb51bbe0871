package io.tradeoracle.jdbc;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExitPolicy;
import io.tradeoracle.model.ExitReason;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PortfolioSnapshot;
import io.tradeoracle.model.Position;
import io.tradeoracle.model.Position.Holding;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.port.Projections;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the projections. Each call is one query. */
final class JdbcProjections implements Projections {

  /** Shorter than any OCC symbol, longer than any ticker. */
  private static final int LONGEST_TICKER = 15;

  private static final String POSITIONS =
      """
      select p.*,
        array(select instrument from position_legs where position_id = p.id order by leg) held,
        array(select quantity from position_legs where position_id = p.id order by leg) quantities
      from positions p
      """;

  private final Reads reads;

  JdbcProjections(Reads reads) {
    this.reads = reads;
  }

  @Override
  public List<Order> orders(int offset, int limit) {
    return page("select * from orders", offset, limit, JdbcProjections::order);
  }

  @Override
  public Optional<Order> order(ClientOrderId id) {
    return reads.read(
        handle ->
            handle
                .createQuery("select * from orders where id = ?")
                .bind(0, id.value())
                .map(JdbcProjections::order)
                .findOne());
  }

  @Override
  public List<Fill> fills(int offset, int limit) {
    return page("select * from fills", offset, limit, JdbcProjections::fill);
  }

  @Override
  public List<Position> openPositions() {
    return page(
        POSITIONS + " where status <> 'CLOSED'", 0, Integer.MAX_VALUE, JdbcProjections::position);
  }

  @Override
  public List<Position> closedPositions(int offset, int limit) {
    return page(POSITIONS + " where status = 'CLOSED'", offset, limit, JdbcProjections::position);
  }

  @Override
  public List<PortfolioSnapshot> portfolio(int offset, int limit) {
    return page("select * from portfolio_snapshots", offset, limit, JdbcProjections::valuation);
  }

  @Override
  public Optional<BreakerStatus> breaker() {
    return reads.read(
        handle ->
            handle
                .createQuery("select * from breaker_state")
                .map(JdbcProjections::breakerStatus)
                .findOne());
  }

  private <T> List<T> page(String sql, int offset, int limit, RowMapper<T> mapper) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative: " + offset);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    return reads.read(
        handle ->
            List.copyOf(
                handle
                    .createQuery(sql + " order by change desc offset ? limit ?")
                    .bind(0, offset)
                    .bind(1, limit)
                    .map(mapper)
                    .list()));
  }

  private static Order order(ResultSet row, StatementContext context) throws SQLException {
    BigDecimal limit = row.getBigDecimal("limit_price");
    OrderRequest request =
        new OrderRequest(
            new ClientOrderId(row.getString("id")),
            structure(row),
            row.getInt("units"),
            PositionIntent.valueOf(row.getString("intent")),
            limit == null ? OrderPrice.market() : OrderPrice.limit(limit),
            TimeInForce.valueOf(row.getString("time_in_force")),
            text(row, "position_id"));
    return new Order(
        request,
        OrderStatus.valueOf(row.getString("status")),
        row.getInt("filled_units"),
        text(row, "broker_order_id"),
        Nanos.toInstant(row.getLong("created_at_nanos")),
        Nanos.toInstant(row.getLong("updated_at_nanos")),
        text(row, "detail"));
  }

  private static Fill fill(ResultSet row, StatementContext context) throws SQLException {
    return new Fill(
        text(row, "execution_id"),
        new ClientOrderId(row.getString("order_id")),
        instrument(row.getString("instrument")),
        row.getInt("quantity"),
        row.getBigDecimal("price"),
        row.getBigDecimal("fees"),
        Nanos.toInstant(row.getLong("at_nanos")));
  }

  private static Position position(ResultSet row, StatementContext context) throws SQLException {
    ExitPolicy exits =
        new ExitPolicy(
            row.getBigDecimal("target_multiple"),
            row.getBigDecimal("stop_multiple"),
            row.getInt("exit_days_to_expiration"),
            Nanos.toInstant(row.getLong("close_by_nanos")));
    return new Position(
        text(row, "id"),
        text(row, "strategy"),
        row.getString("underlying"),
        structure(row),
        exits,
        PositionStatus.valueOf(row.getString("status")),
        holdings(row),
        row.getInt("opened_units"),
        row.getBigDecimal("entry_cash"),
        row.getBigDecimal("exit_cash"),
        row.getBigDecimal("fees"),
        Nanos.toInstant(row.getLong("opened_at_nanos")),
        Nanos.toInstant(row.getLong("updated_at_nanos")),
        ExitReason.valueOf(row.getString("exit_reason")));
  }

  private static PortfolioSnapshot valuation(ResultSet row, StatementContext context)
      throws SQLException {
    return new PortfolioSnapshot(
        Nanos.toInstant(row.getLong("at_nanos")),
        row.getBigDecimal("cash"),
        row.getBigDecimal("equity"),
        row.getBigDecimal("previous_close_equity"),
        row.getBigDecimal("open_maximum_loss"),
        row.getBoolean("markable"));
  }

  private static BreakerStatus breakerStatus(ResultSet row, StatementContext context)
      throws SQLException {
    return new BreakerStatus(
        BreakerState.valueOf(row.getString("state")),
        Nanos.toInstant(row.getLong("since_nanos")),
        text(row, "moved_by"),
        text(row, "reason"));
  }

  private static Structure structure(ResultSet row) throws SQLException {
    String[] symbols = (String[]) row.getArray("leg_symbols").getArray();
    Integer[] ratios = (Integer[]) row.getArray("leg_ratios").getArray();
    List<Structure.Leg> legs = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      legs.add(new Structure.Leg(instrument(symbols[i]), ratios[i]));
    }
    return new Structure(legs);
  }

  private static List<Holding> holdings(ResultSet row) throws SQLException {
    String[] held = (String[]) row.getArray("held").getArray();
    Integer[] quantities = (Integer[]) row.getArray("quantities").getArray();
    List<Holding> holdings = new ArrayList<>();
    for (int i = 0; i < held.length; i++) {
      holdings.add(new Holding(instrument(held[i]), quantities[i]));
    }
    return holdings;
  }

  private static Instrument instrument(String symbol) {
    return symbol.length() > LONGEST_TICKER ? OptionContract.parse(symbol) : new Equity(symbol);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return PgText.read(row.getString(column));
  }
}
