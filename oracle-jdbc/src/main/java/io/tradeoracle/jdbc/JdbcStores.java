package io.tradeoracle.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import org.jdbi.v3.core.Jdbi;

/**
 * The stores of one PostgreSQL database, over one pool of connections. Opening makes the tables, or
 * brings those of an older version up to date. Thread-safe.
 */
public final class JdbcStores implements AutoCloseable {

  /** How the pool's connections stand. */
  public record Connections(int active, int idle, int waiting) {}

  private final Database database;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final JdbcTradeStore trades;
  private final JdbcTickStore ticks;

  private JdbcStores(Database database, HikariDataSource pool) {
    this.database = database;
    this.pool = pool;
    jdbi = Jdbi.create(pool);
    jdbi.registerArrayType(String.class, "text");
    jdbi.registerArrayType(Integer.class, "int4");
    Ledger ledger = new Ledger(jdbi, database);
    trades = new JdbcTradeStore(ledger);
    ticks = new JdbcTickStore(ledger);
  }

  /**
   * Opens the stores.
   *
   * @throws io.tradeoracle.port.StoreException if the database cannot be reached, refuses the user,
   *     holds other tables or those of a newer version; the message is one line and holds no
   *     password
   */
  public static JdbcStores open(JdbcStoreConfig config) {
    Database database = new Database(config);
    new Schema(database).migrate();
    HikariDataSource pool;
    try {
      pool = database.pool();
    } catch (PoolInitializationException e) {
      throw database.failure(e);
    }
    try {
      return new JdbcStores(database, pool);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** Returns the store of the log and its projections. */
  public JdbcTradeStore trades() {
    return trades;
  }

  /** Returns the store of ticks and daily volatilities. */
  public JdbcTickStore ticks() {
    return ticks;
  }

  /** Returns how the pool's connections stand. */
  public Connections connections() {
    var state = pool.getHikariPoolMXBean();
    return new Connections(
        state.getActiveConnections(),
        state.getIdleConnections(),
        state.getThreadsAwaitingConnection());
  }

  /**
   * Makes every projection again from the log, in one transaction: readers see the old ones until
   * the new ones are complete, and writers wait.
   *
   * @return how many events were replayed
   * @throws io.tradeoracle.port.StoreException if the log cannot be read or the projections not be
   *     written; nothing has changed then
   */
  public long rebuild() {
    return new Rebuild(jdbi, database).run();
  }

  /** Makes durable what was taken, if that is still possible, and closes all connections. */
  @Override
  public void close() {
    trades.close();
    pool.close();
  }

  /** Ends as a crash does: what was not written is lost. */
  void abandon() {
    trades.abandon();
    pool.close();
  }
}
