package io.tradeoracle.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.examples.postgres.LocalPostgres;
import io.tradeoracle.jdbc.JdbcStoreConfig;
import io.tradeoracle.jdbc.JdbcStores;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.port.BrokerActivity;
import io.tradeoracle.port.BrokerOrder;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.simulation.SimulatedExchange;
import io.tradeoracle.simulation.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo is killed, robbed and cut off from its database, and goes on. */
class DemoRecoveryTest {

  /** A market hour in four seconds: many orders are on their way at any moment. */
  private static final String[] FAST = {"--speed", "900"};

  private static final String NAME_AND_REASON = "{\"name\":\"test\",\"reason\":\"crash test\"}";

  @TempDir Path temporary;

  @Test
  void losesNothingWhenKilled() throws Exception {
    killAndCompare(1, 5);
  }

  @Test
  @Tag("proof")
  void losesNothingWhenKilledAgainAndAgain() throws Exception {
    killAndCompare(Integer.getInteger("proof.kills", 20), 7);
  }

  private void killAndCompare(int kills, long seed) throws Exception {
    Path folder = temporary.resolve("demo");
    Random random = new Random(seed);
    Instant reached = Instant.MIN;
    for (int i = 0; i < kills; i++) {
      try (DemoProcess demo = DemoProcess.start(folder, FAST)) {
        reached = later(clock(folder), reached);
        if (i == 0) {
          demo.await("filled", () -> demo.get("/api/orders").contains("FILLED"));
          demo.post("/api/risk/halt", NAME_AND_REASON);
          demo.await("halted", () -> demo.get("/api/risk/breaker").contains("HALTED"));
        } else if (i == 1) {
          assertThat(demo.get("/api/risk/breaker")).contains("HALTED").contains("crash test");
          demo.post("/api/risk/rearm", NAME_AND_REASON);
        }
        DemoProcess.pause(Duration.ofMillis(random.nextInt(2_500)));
        demo.kill();
      }
    }
    try (DemoProcess demo = DemoProcess.start(folder, FAST)) {
      later(clock(folder), reached);
      if (kills == 1) {
        assertThat(demo.get("/api/risk/breaker")).contains("HALTED").contains("crash test");
      }
      DemoProcess.Ended second = DemoProcess.end(folder, FAST);
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err().strip()).hasLineCount(1).contains(demo.url());
      assertThat(demo.stop()).isLessThan(Duration.ofSeconds(10));
    }
    requireSameBooks(folder, kills * 2);
  }

  private static Instant clock(Path folder) throws IOException {
    return Instant.parse(Files.readString(folder.resolve("clock")).strip());
  }

  private static Instant later(Instant now, Instant before) {
    assertThat(now).isAfterOrEqualTo(before);
    return now;
  }

  @Test
  void endsWithTheProcessThatStartedIt() throws Exception {
    Path folder = temporary.resolve("demo");
    List<ProcessHandle> started;
    try (DemoProcess shell = DemoProcess.startByShell(folder)) {
      assertThat(shell.get("/health/ready")).contains("true");
      started = shell.descendants();
      assertThat(started).isNotEmpty();
      shell.kill();
    }
    for (ProcessHandle process : started) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(Files.readString(temporary.resolve("demo.log"))).doesNotContain("not everything");
  }

  @Test
  void restoresAFillThatTheDatabaseLost() throws Exception {
    Path folder = temporary.resolve("demo");
    try (DemoProcess demo = DemoProcess.start(folder, FAST)) {
      demo.await("filled", () -> demo.get("/api/orders").contains("FILLED"));
      demo.stop();
    }
    try (LocalPostgres server = LocalPostgres.start(folder.resolve("postgres"));
        Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "delete from fills where execution_id ="
                      + " (select min(execution_id) from fills)"))
          .isEqualTo(1);
    }

    try (DemoProcess demo = DemoProcess.start(folder, FAST)) {
      demo.stop();
    }

    requireSameBooks(folder, 1);
    assertThat(Files.readString(temporary.resolve("demo.log")))
        .contains("the tables lack 1 fill that the exchange knows");
  }

  @Test
  void opensNothingWhileTheDatabaseIsAwayAndRecoversAlone() throws Exception {
    Path folder = temporary.resolve("demo");
    try (DemoProcess demo = DemoProcess.start(folder, FAST)) {
      LocalPostgres server = LocalPostgres.start(folder.resolve("postgres"));
      server.stop();
      demo.await(
          "unsafe",
          () ->
              demo.get("/health").contains("\"safeToTrade\":false")
                  && demo.get("/health").contains("the store"));
      LocalPostgres.start(folder.resolve("postgres"));
      demo.await("safe", () -> demo.get("/health").contains("\"safeToTrade\":true"));
      demo.stop();
    }
    requireSameBooks(folder, 0);
  }

  /** Compares the exchange's own books with what the database says of them. */
  private static void requireSameBooks(Path folder, int leastFills) throws Exception {
    VirtualTime time = new VirtualTime(clock(folder));
    try (SimulatedExchange exchange =
            SimulatedExchange.builder(time, ExchangeCalendar.newYork())
                .journal(folder.resolve("exchange.journal"))
                .build();
        LocalPostgres server = LocalPostgres.start(folder.resolve("postgres"));
        JdbcStores stores =
            JdbcStores.open(
                JdbcStoreConfig.builder(server.jdbcUrl(), server.user(), server.password())
                    .build())) {
      List<Order> orders = stores.trades().projections().orders(0, Integer.MAX_VALUE);
      List<Fill> fills = stores.trades().projections().fills(0, Integer.MAX_VALUE);
      List<Fill> theirs =
          exchange.activities("").stream()
              .filter(BrokerActivity.Traded.class::isInstance)
              .map(activity -> ((BrokerActivity.Traded) activity).fill())
              .toList();

      assertThat(exchange.verifyBooks()).isEmpty();
      assertThat(fills).containsExactlyInAnyOrderElementsOf(theirs);
      assertThat(fills).hasSizeGreaterThanOrEqualTo(leastFills);
      assertThat(receivedOrders(folder)).doesNotHaveDuplicates();
      assertThat(orders)
          .extracting(order -> order.id().value())
          .containsAll(receivedOrders(folder));
      for (Order order : orders) {
        int filled =
            exchange.order(order.id()).map(BrokerOrder::order).map(Order::filledUnits).orElse(0);
        assertThat(order.filledUnits()).as(order.id().value()).isEqualTo(filled);
      }
      assertThat(instants(stores)).isSorted();
    }
  }

  private static List<String> receivedOrders(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("exchange.journal")).stream()
        .filter(line -> line.contains(" received "))
        .map(line -> line.replaceAll(".* id=(\\S+).*", "$1"))
        .toList();
  }

  private static List<Instant> instants(JdbcStores stores) {
    List<Instant> instants = new ArrayList<>();
    List<LogEntry> page = stores.trades().eventsAfter(0, 1_000);
    while (!page.isEmpty()) {
      page.forEach(entry -> instants.add(entry.at()));
      page = stores.trades().eventsAfter(page.get(page.size() - 1).number(), 1_000);
    }
    return instants;
  }
}
