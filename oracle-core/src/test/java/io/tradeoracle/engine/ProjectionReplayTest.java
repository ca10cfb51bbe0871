package io.tradeoracle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tradeoracle.contract.SampleLog;
import io.tradeoracle.port.FencingToken;
import io.tradeoracle.port.InMemoryTradeStore;
import io.tradeoracle.port.LogEntry;
import io.tradeoracle.port.Projections;
import io.tradeoracle.port.UnitOfWork;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectionReplayTest {

  private final EngineScenario scenario = EngineScenario.standard();

  @Test
  void replayMakesTheProjectionsTheEngineCommitted() {
    scenario.openCondor();
    scenario.goTo("16:05");

    ProjectionReplay replay = new ProjectionReplay();
    InMemoryTradeStore again = new InMemoryTradeStore();
    for (LogEntry entry : scenario.entries) {
      again.commit(new FencingToken(1), new UnitOfWork(List.of(entry), replay.apply(entry)));
    }

    assertSame(again.projections(), scenario.store.projections());
  }

  private static void assertSame(Projections actual, Projections expected) {
    int all = Integer.MAX_VALUE;
    assertThat(actual.orders(0, all)).isNotEmpty().isEqualTo(expected.orders(0, all));
    assertThat(actual.fills(0, all)).isNotEmpty().isEqualTo(expected.fills(0, all));
    assertThat(actual.openPositions()).isNotEmpty().isEqualTo(expected.openPositions());
    assertThat(actual.closedPositions(0, all)).isEqualTo(expected.closedPositions(0, all));
    assertThat(actual.portfolio(0, all)).isNotEmpty().isEqualTo(expected.portfolio(0, all));
    assertThat(actual.breaker()).isPresent().isEqualTo(expected.breaker());
  }

  @Test
  void refusesAnEntryThatDoesNotContinueTheLog() {
    SampleLog log = new SampleLog();
    log.next();
    LogEntry second = log.next();
    assertThatIllegalStateException()
        .isThrownBy(() -> new ProjectionReplay().apply(second))
        .withMessage("the event log is broken at number 2");
  }
}
