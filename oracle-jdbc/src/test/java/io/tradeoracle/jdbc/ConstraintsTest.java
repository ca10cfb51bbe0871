package io.tradeoracle.jdbc;

import static io.tradeoracle.contract.SampleTrades.AT;
import static io.tradeoracle.contract.SampleTrades.breaker;
import static io.tradeoracle.contract.SampleTrades.fill;
import static io.tradeoracle.contract.SampleTrades.order;
import static io.tradeoracle.contract.SampleTrades.position;
import static io.tradeoracle.contract.SampleTrades.valuation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tradeoracle.contract.SampleLog;
import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.Fill;
import io.tradeoracle.model.Order;
import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionStatus;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.ProjectionChange.BreakerChanged;
import io.tradeoracle.port.ProjectionChange.FillBooked;
import io.tradeoracle.port.ProjectionChange.OrderChanged;
import io.tradeoracle.port.ProjectionChange.PortfolioValued;
import io.tradeoracle.port.ProjectionChange.PositionChanged;
import io.tradeoracle.port.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

  private final TestDatabase database = new TestDatabase();
  private final SampleLog log = new SampleLog();
  private JdbcStores stores;

  @BeforeEach
  void fillTables() {
    stores = database.open();
    commit(
        new OrderChanged(order(1, OrderStatus.FILLED)),
        new FillBooked(fill(1)),
        new PositionChanged(position(1, PositionStatus.OPEN)),
        new PortfolioValued(valuation(1)),
        new BreakerChanged(breaker(BreakerState.ACTIVE, "start")));
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  private void commit(io.tradeoracle.port.ProjectionChange... changes) {
    commit(log.unit(changes));
  }

  private void commit(UnitOfWork unit) {
    new AwaitedStore(stores.trades()).commit(new FencingToken(1), unit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update orders set units = 0 | check",
        "update orders set filled_units = -1 | check",
        "update orders set status = 'HAPPY' | check",
        "update orders set intent = 'HOLD' | check",
        "update orders set leg_ratios = '{1,1}' | check",
        "update orders set leg_ratios = '{1,0,1,1}' | check",
        "update orders set id = 'theirs' | check",
        "update fills set quantity = 0 | check",
        "update fills set price = -0.01 | check",
        "update fills set fees = -0.01 | check",
        "insert into fills select * from fills | unique",
        "update positions set status = 'GONE' | check",
        "update positions set exit_reason = 'BORED' | check",
        "update positions set stop_multiple = 0 | check",
        "update position_legs set position_id = 'nobody' | foreign key",
        "insert into breaker_state (state, since_nanos, moved_by, reason) select state, 0, '', ''"
            + " from breaker_state | unique",
        "update breaker_state set state = 'OPEN' | check",
        "update events set hash = 'short' | check",
        "update events set number = 3 | check",
        "insert into snapshots values (7, 1, '{}') | foreign key",
        "insert into fence (token, changes) values (9, 9) | unique",
        "insert into iv_history values ('SPY', '2024-01-16', 'NaN', 'x') | check",
        "insert into iv_history values ('SPY', '2024-01-16', 0, 'x') | check"
      })
  void refusesWhatNoLedgerHolds(String sql, String constraint) {
    assertThatIllegalStateException()
        .isThrownBy(() -> database.execute(sql))
        .havingCause()
        .withMessageContaining(constraint);
  }

  @ParameterizedTest
  @CsvSource({"3, false", "2, true"})
  void refusesAGapAndASecondHistory(long number, boolean fork) {
    String hash = fork ? "f".repeat(64) : stores.trades().eventsAfter(0, 1).get(0).hash();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                database.execute(
                    "insert into events (number, at_nanos, type, version, fields, previous_hash,"
                        + " hash) values (%d, 0, 'X', 1, '{}', '%s', '%s')"
                            .formatted(number, hash, "a".repeat(64))))
        .havingCause()
        .withMessageContaining("foreign key");
  }

  @Test
  void aVenuesFactsAreNeverRefused() {
    Order wild = order(2, OrderStatus.FILLED);
    Order overFilled =
        new Order(
            wild.request(), wild.status(), 99, "broker \0 \\0 id", AT, AT, "refused: \\ \0 \uD83D");
    Fill external =
        new Fill(
            "their \0 id",
            new io.tradeoracle.model.ClientOrderId("to-unheard-of"),
            fill(1).instrument(),
            7,
            fill(1).price(),
            fill(1).fees(),
            Instant.MAX);
    LogEntry entry = log.fork().next();
    LogEntry odd =
        LogEntry.of(2, AT, "X", 1, Map.of("a\0", "b\0c\\", "d", "\\0"), entry.previousHash());
    commit(
        new UnitOfWork(
            List.of(odd), List.of(new OrderChanged(overFilled), new FillBooked(external))));

    assertThat(stores.trades().eventsAfter(1, 1)).containsExactly(odd).allMatch(LogEntry::isIntact);
    Order read = stores.trades().projections().order(wild.id()).orElseThrow();
    assertThat(read.brokerOrderId()).isEqualTo(overFilled.brokerOrderId());
    assertThat(read.filledUnits()).isEqualTo(99);
    assertThat(stores.trades().projections().fills(0, 1)).containsExactly(external);
  }

  @Test
  void keepsInstantsAsPeopleReadThem() {
    assertThat(database.rows("select at::text from fills"))
        .containsExactly("2024-01-16 15:00:00+00");
    assertThat(database.rows("select close_by::text from positions")).containsExactly("infinity");
  }
}
