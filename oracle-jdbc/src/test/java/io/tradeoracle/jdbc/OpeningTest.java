package io.tradeoracle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tradeoracle.port.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningTest {

  private static final String SECRET = "s3cr3t";

  private final List<String> databases = new ArrayList<>();

  @AfterEach
  void dropDatabases() {
    databases.forEach(PostgresServer::drop);
  }

  private String empty() {
    databases.add(PostgresServer.emptyDatabase());
    return databases.get(databases.size() - 1);
  }

  private static String refusal(JdbcStoreConfig config) {
    List<String> messages = new ArrayList<>();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> JdbcStores.open(config))
        .satisfies(refused -> messages.add(refused.getMessage()));
    assertThat(messages.get(0)).doesNotContain(SECRET).doesNotContain("\n");
    return messages.get(0);
  }

  private static JdbcStoreConfig config(String url, String user) {
    return JdbcStoreConfig.builder(url, user, SECRET).build();
  }

  private static String url(String database) {
    return "jdbc:postgresql://localhost:" + PostgresServer.port() + "/" + database;
  }

  @Test
  void makesTheTablesOnceAndOpensAgain() {
    String database = empty();
    JdbcStores.open(PostgresServer.config(database)).close();
    try (JdbcStores again = JdbcStores.open(PostgresServer.config(database))) {
      assertThat(again.trades().durableThrough()).isZero();
      assertThat(again.connections().active()).isZero();
    }
  }

  @Test
  void namesAServerThatDoesNotAnswer() {
    assertThat(refusal(config("jdbc:postgresql://localhost:1/oracle", "trader")))
        .startsWith("database oracle at localhost:1 cannot be reached: ");
  }

  @Test
  void namesAUserThatIsRefused() {
    String database = empty();
    assertThat(refusal(config(url(database), "stranger")))
        .isEqualTo(
            "database %s at localhost:%d refused user stranger: wrong user or password"
                .formatted(database, PostgresServer.port()));
  }

  @Test
  void namesADatabaseThatDoesNotExist() {
    assertThat(refusal(config(url("nowhere"), PostgresServer.USER)))
        .isEqualTo(
            "database nowhere at localhost:%d does not exist".formatted(PostgresServer.port()));
  }

  @Test
  void leavesADatabaseAloneThatHoldsSomethingElse() {
    String database = empty();
    PostgresServer.execute(database, "create table theirs (id int)");
    assertThat(refusal(config(url(database), PostgresServer.USER)))
        .endsWith("holds tables that are not Trade Oracle's: name an empty one");
    assertThat(
            PostgresServer.rows(
                database, "select tablename from pg_tables where schemaname = 'public'"))
        .containsExactly("theirs");
  }

  @Test
  void leavesANewerSchemaAlone() {
    String database = empty();
    JdbcStores.open(PostgresServer.config(database)).close();
    PostgresServer.execute(
        database,
        "insert into trade_oracle_schema select 99, '99', 'later', 'SQL', 'V99__later.sql', 1,"
            + " installed_by, installed_on, 1, true from trade_oracle_schema limit 1");
    assertThat(refusal(config(url(database), PostgresServer.USER)))
        .endsWith("has schema version 99, newer than the 1 this version of Trade Oracle knows");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThat(refusal(config("jdbc:postgresql://localhost:x/" + SECRET, "trader")))
        .isEqualTo("jdbcUrl is not an address of PostgreSQL");
  }

  @Test
  void theServerOfTheseTestsForcesCommitsToDisk() {
    assertThat(PostgresServer.rows("postgres", "show fsync")).containsExactly("on");
    assertThat(PostgresServer.rows("postgres", "show synchronous_commit")).containsExactly("on");
  }
}
