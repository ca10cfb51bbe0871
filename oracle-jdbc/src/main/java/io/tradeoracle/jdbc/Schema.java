package io.tradeoracle.jdbc;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings the tables of a database to the version this library knows. */
final class Schema {

  /** All migrations. One that was released is never changed: the next is appended. */
  private static final List<String> MIGRATIONS = List.of("V1__ledger.sql");

  private static final String HISTORY = "trade_oracle_schema";

  private final Database database;

  Schema(Database database) {
    this.database = database;
  }

  /**
   * Makes or updates the tables.
   *
   * @throws io.tradeoracle.port.StoreException if the database cannot be reached, holds something
   *     else, or was made by a newer version
   */
  void migrate() {
    refuseForeignTables();
    Flyway flyway =
        Flyway.configure()
            .dataSource(database.direct())
            .table(HISTORY)
            .resourceProvider(new Migrations())
            .load();
    try {
      for (MigrationInfo applied : flyway.info().applied()) {
        if (applied.getState() == MigrationState.FUTURE_SUCCESS) {
          throw database.failure(
              "has schema version %s, newer than the %d this version of Trade Oracle knows"
                  .formatted(applied.getVersion(), MIGRATIONS.size()));
        }
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw database.failure(e);
    }
  }

  private void refuseForeignTables() {
    String sql =
        "select to_regclass('%s') is null and exists (select from pg_tables where schemaname ="
            + " current_schema())";
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql.formatted(HISTORY))) {
      found.next();
      if (found.getBoolean(1)) {
        throw database.failure("holds tables that are not Trade Oracle's: name an empty one");
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** The migrations by name: scanning finds nothing in a module or a repacked jar. */
  private static final class Migrations implements ResourceProvider {

    @Override
    public @Nullable LoadableResource getResource(String name) {
      return MIGRATIONS.contains(name) ? new Migration(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return MIGRATIONS.stream()
          .filter(name -> name.startsWith(prefix) && List.of(suffixes).contains(".sql"))
          .<LoadableResource>map(Migration::new)
          .toList();
    }
  }

  private static final class Migration extends LoadableResource {
    private final String name;

    Migration(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      InputStream in = Schema.class.getResourceAsStream(name);
      return new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
      return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
