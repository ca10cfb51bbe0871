package io.tradeoracle.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.contract.SampleLog;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {

  @Test
  void refusesToHoldNoEvent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnitOfWork(List.of(), List.of()))
        .withMessage("a unit of work has at least one event: []");
  }

  @Test
  void namesTheNumberThatIsMissing() {
    UnitOfWork work = new SampleLog().unit();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> work.requireContinues(1, LogEntry.GENESIS))
        .withMessage("number must be 2: 1");
  }

  @Test
  void continuesTheLogItWasMadeFor() {
    SampleLog log = new SampleLog();
    UnitOfWork first = new UnitOfWork(log.next(2), List.of());
    UnitOfWork second = log.unit();
    first.requireContinues(0, LogEntry.GENESIS);
    second.requireContinues(first.last().number(), first.last().hash());
    assertThat(first.last().number()).isEqualTo(2);
  }
}
