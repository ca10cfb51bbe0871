package io.tradeoracle.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tradeoracle.port.StoreException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Where the store is, how its connections are made, and what its failures mean. */
final class Database {

  /** How long an attempt to get a connection may take: after it the store counts as unreachable. */
  private static final int CONNECT_SECONDS = 3;

  /** A server that went away without a word is noticed after so long. */
  private static final int ANSWER_SECONDS = 30;

  /** Classes of SQL states that pass: connection, resources, operator, system; and conflicts. */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58", "40");

  /** Read-only (a standby), no connections allowed, a lock not got. */
  private static final Set<String> PASSING_STATES = Set.of("25006", "55000", "55P03");

  private final JdbcStoreConfig config;
  private final String place;

  Database(JdbcStoreConfig config) {
    this.config = config;
    Properties parts = Driver.parseURL(config.jdbcUrl(), new Properties());
    if (parts == null) {
      // The address may hold a password: it is not shown.
      throw new StoreException("jdbcUrl is not an address of PostgreSQL", false);
    }
    place =
        "database %s at %s:%s"
            .formatted(
                PGProperty.PG_DBNAME.getOrDefault(parts),
                PGProperty.PG_HOST.getOrDefault(parts),
                PGProperty.PG_PORT.getOrDefault(parts));
  }

  /** Returns connections that are not pooled. */
  DataSource direct() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    source.setApplicationName("trade-oracle");
    source.setUser(config.user());
    source.setPassword(config.password());
    // Last: what the address says holds.
    source.setUrl(config.jdbcUrl());
    return source;
  }

  HikariDataSource pool() {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("trade-oracle");
    pool.setDataSource(direct());
    pool.setMinimumIdle(config.minimumIdle());
    pool.setMaximumPoolSize(config.maximumPoolSize());
    pool.setIdleTimeout(config.idleTimeout().toMillis());
    pool.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
    return new HikariDataSource(pool);
  }

  /**
   * Makes a first connection.
   *
   * @throws StoreException if there is none, with the reason in one line
   */
  Connection connect() {
    try {
      return direct().getConnection();
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private StoreException refused(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return switch (state) {
      case "28P01", "28000" ->
          new StoreException(
              "%s refused user %s: wrong user or password".formatted(place, config.user()),
              false,
              e);
      case "3D000" -> new StoreException(place + " does not exist", false, e);
      default -> failure(e);
    };
  }

  /** Returns what a failure of the library or the server means. */
  StoreException failure(Exception e) {
    SQLException sql = sqlException(e);
    if (e instanceof StoreException known) {
      return known;
    }
    if (sql == null) {
      return new StoreException(place + ": " + oneLine(e), false, e);
    }
    return passes(sql)
        ? new StoreException(place + " cannot be reached: " + oneLine(sql), true, e)
        : new StoreException(place + " refused: " + oneLine(sql), false, e);
  }

  /** Returns a failure that lasts. */
  StoreException failure(String message) {
    return new StoreException(place + " " + message, false);
  }

  private static boolean passes(SQLException e) {
    String state = e.getSQLState();
    if (state == null) {
      return e instanceof SQLTransientConnectionException;
    }
    return PASSING_STATES.contains(state)
        || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
  }

  private static @Nullable SQLException sqlException(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  /** The driver repeats the statement with its values, and the server the row: neither is shown. */
  private static String oneLine(Exception e) {
    Exception cause = e;
    if (e instanceof BatchUpdateException batch && batch.getNextException() != null) {
      cause = batch.getNextException();
    }
    if (cause instanceof PSQLException refused) {
      ServerErrorMessage server = refused.getServerErrorMessage();
      if (server != null) {
        return oneLine(String.valueOf(server.getMessage()));
      }
    }
    return oneLine(String.valueOf(cause.getMessage()));
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
