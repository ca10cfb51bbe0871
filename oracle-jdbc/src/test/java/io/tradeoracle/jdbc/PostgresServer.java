package io.tradeoracle.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of a JVM; each database is made from a migrated one. */
final class PostgresServer {

  static final String USER = "postgres";

  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private PostgresServer() {}

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      execute(server, USER, "create database " + TEMPLATE);
      JdbcStores.open(config(server, TEMPLATE)).close();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the name of a new database that holds the tables and nothing in them. */
  static String newDatabase() {
    String name = newName();
    admin("create database " + name + " template " + TEMPLATE + " strategy wal_log");
    return name;
  }

  /** Returns the name of a new database that holds nothing at all. */
  static String emptyDatabase() {
    String name = newName();
    admin("create database " + name);
    return name;
  }

  private static String newName() {
    return "test_" + COUNT.incrementAndGet();
  }

  static JdbcStoreConfig config(String database) {
    return config(SERVER, database);
  }

  private static JdbcStoreConfig config(EmbeddedPostgres server, String database) {
    return JdbcStoreConfig.builder(url(server, database), USER, "")
        .minimumIdle(1)
        .maximumPoolSize(4)
        .build();
  }

  private static String url(EmbeddedPostgres server, String database) {
    return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
  }

  static int port() {
    return SERVER.getPort();
  }

  /** Ends every connection to a database and waits until they are gone. */
  static void endConnections(String database) {
    admin(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
            + database
            + "'");
  }

  /** Lets nobody in, and ends the connections there are. */
  static void makeUnreachable(String database) {
    admin("alter database " + database + " allow_connections false");
    endConnections(database);
  }

  static void makeReachable(String database) {
    admin("alter database " + database + " allow_connections true");
  }

  static void drop(String database) {
    admin("drop database if exists " + database + " with (force)");
  }

  private static void admin(String sql) {
    execute(SERVER, USER, sql);
  }

  static void execute(String database, String sql) {
    execute(SERVER, database, sql);
  }

  private static void execute(EmbeddedPostgres server, String database, String sql) {
    try (Connection connection = connect(server, database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the rows of a query, each as one text. */
  static List<String> rows(String database, String sql) {
    try (Connection connection = connect(SERVER, database);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(EmbeddedPostgres server, String database) throws SQLException {
    return DriverManager.getConnection(url(server, database), USER, "");
  }
}
