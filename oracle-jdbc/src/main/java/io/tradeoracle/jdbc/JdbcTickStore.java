package io.tradeoracle.jdbc;

import io.tradeoracle.model.FeedKind;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionQuote;
import io.tradeoracle.model.Quote;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.OptionTick;
import io.tradeoracle.port.TickStore;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Ticks and daily volatilities in PostgreSQL. A batch of ticks is sent as arrays, column by column,
 * and replaces what is there of the same times.
 */
public final class JdbcTickStore implements TickStore {

  private static final int BATCH = 5_000;

  private static final String CONTRACT =
      """
      insert into contracts (symbol, underlying, style, settlement_session, delivery, multiplier)
      values (?, ?, ?, ?, ?, ?)
      on conflict (symbol, underlying, style, settlement_session, delivery, multiplier)
        do update set symbol = excluded.symbol
      returning id
      """;

  private static final String TICKS =
      """
      insert into option_ticks (contract_id, exchange_nanos, receive_nanos, bid, ask, bid_size,
        ask_size, feed, implied_volatility)
      select * from unnest(?::integer[], ?::bigint[], ?::bigint[], ?::float8[], ?::float8[],
        ?::integer[], ?::integer[], ?::text[], ?::float8[])
      on conflict (contract_id, exchange_nanos) do update set
        receive_nanos = excluded.receive_nanos, bid = excluded.bid, ask = excluded.ask,
        bid_size = excluded.bid_size, ask_size = excluded.ask_size, feed = excluded.feed,
        implied_volatility = excluded.implied_volatility
      """;

  private record Key(int contract, long exchangeNanos) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = Integer.compare(contract, other.contract);
      return order == 0 ? Long.compare(exchangeNanos, other.exchangeNanos) : order;
    }
  }

  private final Ledger ledger;
  private final Map<OptionContract, Integer> ids = new ConcurrentHashMap<>();

  JdbcTickStore(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void append(List<OptionTick> ticks) {
    for (int from = 0; from < ticks.size(); from += BATCH) {
      List<OptionTick> batch = ticks.subList(from, Math.min(ticks.size(), from + BATCH));
      ledger.read(handle -> append(handle, batch));
    }
  }

  /**
   * Returns how many were written. Sorted: two that write the same ticks never wait in a circle.
   */
  private int append(Handle handle, List<OptionTick> batch) {
    Map<Key, OptionTick> last = new TreeMap<>();
    for (OptionTick tick : batch) {
      int contract = id(handle, tick.quote().contract());
      last.put(new Key(contract, Nanos.of(tick.quote().quote().exchangeTime())), tick);
    }
    try {
      return insert(handle.getConnection(), last);
    } catch (SQLException e) {
      throw ledger.failure(e);
    }
  }

  private int id(Handle handle, OptionContract contract) {
    Integer known = ids.get(contract);
    if (known != null) {
      return known;
    }
    int id =
        handle
            .createQuery(CONTRACT)
            .bind(0, contract.symbol())
            .bind(1, contract.underlying())
            .bind(2, contract.style().name())
            .bind(3, contract.session().name())
            .bind(4, contract.delivery().name())
            .bind(5, contract.multiplier())
            .mapTo(Integer.class)
            .one();
    ids.put(contract, id);
    return id;
  }

  private static int insert(Connection connection, Map<Key, OptionTick> ticks) throws SQLException {
    Collection<Key> keys = ticks.keySet();
    List<Quote> quotes = ticks.values().stream().map(tick -> tick.quote().quote()).toList();
    try (PreparedStatement insert = connection.prepareStatement(TICKS)) {
      set(insert, 1, "int4", keys.stream().mapToInt(Key::contract).toArray());
      set(insert, 2, "int8", keys.stream().mapToLong(Key::exchangeNanos).toArray());
      set(insert, 3, "int8", quotes.stream().mapToLong(q -> Nanos.of(q.receiveTime())).toArray());
      set(insert, 4, "float8", quotes.stream().mapToDouble(Quote::bid).toArray());
      set(insert, 5, "float8", quotes.stream().mapToDouble(Quote::ask).toArray());
      set(insert, 6, "int4", quotes.stream().mapToInt(Quote::bidSize).toArray());
      set(insert, 7, "int4", quotes.stream().mapToInt(Quote::askSize).toArray());
      set(insert, 8, "text", quotes.stream().map(q -> q.feed().name()).toArray(String[]::new));
      set(
          insert,
          9,
          "float8",
          ticks.values().stream().mapToDouble(OptionTick::impliedVolatility).toArray());
      return insert.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, int index, String type, Object elements)
      throws SQLException {
    Array array =
        statement
            .getConnection()
            .unwrap(org.postgresql.PGConnection.class)
            .createArrayOf(type, elements);
    statement.setArray(index, array);
  }

  @Override
  public List<OptionTick> ticks(OptionContract contract, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return List.of();
    }
    return ledger.read(
        handle ->
            List.copyOf(
                handle
                    .createQuery(
                        "select * from option_ticks where contract_id = ?"
                            + " and exchange_nanos >= ? and exchange_nanos < ?"
                            + " order by exchange_nanos")
                    .bind(0, id(handle, contract))
                    .bind(1, Nanos.of(from))
                    .bind(2, Nanos.of(to))
                    .map((row, context) -> tick(contract, row))
                    .list()));
  }

  private static OptionTick tick(OptionContract contract, ResultSet row) throws SQLException {
    Quote quote =
        new Quote(
            row.getDouble("bid"),
            row.getDouble("ask"),
            row.getInt("bid_size"),
            row.getInt("ask_size"),
            Nanos.toInstant(row.getLong("exchange_nanos")),
            Nanos.toInstant(row.getLong("receive_nanos")),
            FeedKind.valueOf(row.getString("feed")));
    return new OptionTick(new OptionQuote(contract, quote), row.getDouble("implied_volatility"));
  }

  @Override
  public void putDailyIv(DailyIv observation) {
    ledger.read(
        handle ->
            handle.execute(
                "insert into iv_history (underlying, trading_day, implied_volatility, source)"
                    + " values (?, ?, ?, ?) on conflict (underlying, trading_day) do update set"
                    + " implied_volatility = excluded.implied_volatility,"
                    + " source = excluded.source",
                observation.underlying(),
                observation.tradingDay(),
                observation.impliedVolatility(),
                PgText.write(observation.source())));
  }

  @Override
  public List<DailyIv> dailyIvBefore(String underlying, LocalDate day, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1: " + limit);
    }
    List<DailyIv> newestFirst =
        ledger.read(
            handle ->
                handle
                    .createQuery(
                        "select trading_day, implied_volatility, source from iv_history"
                            + " where underlying = ? and trading_day < ?"
                            + " order by trading_day desc limit ?")
                    .bind(0, underlying)
                    .bind(1, day)
                    .bind(2, limit)
                    .map((row, context) -> dailyIv(underlying, row))
                    .list());
    List<DailyIv> oldestFirst = new ArrayList<>(newestFirst);
    Collections.reverse(oldestFirst);
    return List.copyOf(oldestFirst);
  }

  private static DailyIv dailyIv(String underlying, ResultSet row) throws SQLException {
    return new DailyIv(
        underlying,
        row.getObject("trading_day", LocalDate.class),
        row.getDouble("implied_volatility"),
        PgText.read(row.getString("source")));
  }

  /** Does nothing: the connections are those of {@link JdbcStores}. */
  @Override
  public void close() {}
}
