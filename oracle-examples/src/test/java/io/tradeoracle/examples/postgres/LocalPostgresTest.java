package io.tradeoracle.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

  private static final String CONTENTS = "a test's data";

  /** One for all tests: what takes long is making the first data. */
  @TempDir private static Path folder;

  @TempDir private Path another;

  private static LocalPostgres start() throws IOException {
    return LocalPostgres.start(folder.resolve("postgres"));
  }

  private static String ask(LocalPostgres server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      boolean rows = statement.execute(sql);
      if (!rows) {
        return "";
      }
      try (ResultSet result = statement.getResultSet()) {
        assertThat(result.next()).isTrue();
        return result.getString(1);
      }
    }
  }

  private static List<String> serversOn(Path data) {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains("postgres") && line.contains(data.toString()))
        .toList();
  }

  @Test
  void writesThroughToTheDiskAndAnswersThisMachineOnly() throws Exception {
    try (LocalPostgres server = start()) {
      assertThat(ask(server, "show fsync")).isEqualTo("on");
      assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
      assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(server, "show server_version")).startsWith("18.");
      assertThat(server.toString()).doesNotContain(server.password());
    }
  }

  @Test
  void wantsThePassword() throws Exception {
    try (LocalPostgres server = start()) {
      assertThat(
              org.assertj.core.api.Assertions.catchThrowableOfType(
                      SQLException.class,
                      () -> DriverManager.getConnection(server.jdbcUrl(), server.user(), "wrong"))
                  .getSQLState())
          .isEqualTo("28P01");
    }
  }

  @Test
  void keepsItsDataAndLeavesNoProcess() throws Exception {
    try (LocalPostgres server = start()) {
      ask(server, "create table kept as select 7 as n");
    }
    assertThat(serversOn(folder)).isEmpty();

    try (LocalPostgres again = start()) {
      assertThat(ask(again, "select n from kept")).isEqualTo("7");
    }
    assertThat(serversOn(folder)).isEmpty();
  }

  @Test
  void goesOnWithTheServerOfAKilledProcess() throws Exception {
    Process owner = startOwner();
    try (BufferedReader out = owner.inputReader(StandardCharsets.UTF_8)) {
      String url = out.readLine();
      assertThat(url).startsWith("jdbc:postgresql://127.0.0.1:");
      assertThatIOException()
          .isThrownBy(() -> DataFolder.claim(another, CONTENTS))
          .withMessage(
              "the data folder %s is in use by process %d at http://127.0.0.1:1",
              another, owner.pid());

      owner.destroyForcibly();
      assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();

      DataFolder claimed = DataFolder.claim(another, CONTENTS);
      try (LocalPostgres server = start()) {
        assertThat(server.jdbcUrl()).isEqualTo(url);
        assertThat(ask(server, "select 1")).isEqualTo("1");
      }
      claimed.close();
      assertThat(serversOn(folder)).isEmpty();
    }
  }

  private Process startOwner() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-cp",
            System.getProperty("java.class.path"),
            PostgresOwner.class.getName(),
            another.toString(),
            CONTENTS,
            folder.resolve("postgres").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void takesNoOtherProgramForItsServer() throws Exception {
    start().close();
    Path pidFile = folder.resolve("postgres/data/postmaster.pid");
    long mine = ProcessHandle.current().pid();
    Files.writeString(pidFile, mine + "\n" + folder + "\n1\n1\n\n127.0.0.1\n\n");

    try (LocalPostgres server = start()) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesTheDataOfAnotherVersion() throws Exception {
    Files.createDirectories(another.resolve("data"));
    Files.writeString(another.resolve("data/PG_VERSION"), "12\n");

    assertThatIOException()
        .isThrownBy(() -> LocalPostgres.start(another))
        .withMessageContaining("are PostgreSQL 12's, this is 18");
  }

  @Test
  void namesMachinesItHasNothingFor() throws Exception {
    assertThat(PostgresBinaries.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
    assertThat(PostgresBinaries.archive("Mac OS X", "aarch64"))
        .isEqualTo("postgres-darwin-arm_64.txz");
    assertThatIOException()
        .isThrownBy(() -> PostgresBinaries.archive("SunOS", "sparc"))
        .withMessageContaining("--jdbc-url");
  }
}
