package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.CREDIT_EXITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OrderStatus;
import io.tradeoracle.model.PositionStatus;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class OrderDeskTest {

  private final EngineScenario scenario = EngineScenario.standard();

  @Test
  void walksAnEntryFromMidTowardsNatural() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);

    scenario.goTo("10:00:29");

    assertThat(scenario.pricesSent()).containsExactly("-1.20", "-1.18", "-1.16", "-1.14");
    assertThat(scenario.timesOf(EngineEvent.ReplaceIntended.class))
        .containsExactly("10:00:05", "10:00:10", "10:00:15");
  }

  @Test
  void cancelsAnEntryAfterHalfAMinute() {
    scenario.strategy.raise(CONDOR, "-1.12", CREDIT_EXITS);

    scenario.goTo("10:00:31");

    assertThat(scenario.timesOf(EngineEvent.CancelIntended.class)).containsExactly("10:00:30");
    assertThat(scenario.working()).isEmpty();
    assertThat(scenario.countOrders(OrderStatus.CANCELLED)).isEqualTo(1);
    assertThat(scenario.engine.openPositions()).isEmpty();
  }

  @Test
  void neverPaysMoreThanTheSignalAllows() {
    scenario.strategy.raise(CONDOR, "-1.17", CREDIT_EXITS);

    scenario.goTo("10:00:29");

    assertThat(scenario.pricesSent()).containsExactly("-1.20", "-1.18", "-1.17");
  }

  @Test
  void opensAPositionByItsFills() {
    scenario.openCondor();

    assertThat(scenario.position().status()).isEqualTo(PositionStatus.OPEN);
    assertThat(scenario.position().openedUnits()).isEqualTo(3);
    assertThat(scenario.position().entryCash()).isEqualByComparingTo(new BigDecimal("360.00"));
    assertThat(scenario.exchange.report().holdings()).isEqualTo(scenario.engine.holdings());
  }
}
