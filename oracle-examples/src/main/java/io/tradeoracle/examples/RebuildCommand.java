package io.tradeoracle.examples;

import io.tradeoracle.jdbc.JdbcStoreConfig;
import io.tradeoracle.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the tables people query again from the event log. */
@Command(
    name = "rebuild",
    description = {
      "Replays the event log of a PostgreSQL store from its first event and makes orders, fills,"
          + " positions, portfolio and breaker again, in one transaction.",
      "",
      "User and password are taken from the address (?user=NAME&password=...) or from PGUSER and"
          + " PGPASSWORD."
    })
final class RebuildCommand implements Callable<Integer> {

  private final Streams streams;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      required = true,
      description = "Where the store is: jdbc:postgresql://HOST:PORT/DATABASE.")
  private String jdbcUrl = "";

  RebuildCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    try (JdbcStores stores = JdbcStores.open(config())) {
      String told = "events replayed: " + stores.rebuild() + System.lineSeparator();
      streams.out().write(told.getBytes(StandardCharsets.UTF_8));
      streams.out().flush();
    }
    return 0;
  }

  private JdbcStoreConfig config() {
    try {
      return JdbcStoreConfig.builder(jdbcUrl, System.getenv()).build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
