package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALL_100;
import static io.tradeoracle.engine.EngineScenario.CALL_105;
import static io.tradeoracle.engine.EngineScenario.PUT_100;
import static io.tradeoracle.engine.EngineScenario.PUT_95;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ValuationTest {

  private final EngineScenario scenario = EngineScenario.standard();

  private BigDecimal holdingsWorth() {
    return scenario.engine.portfolio().equity().subtract(scenario.engine.portfolio().cash());
  }

  @Test
  void marksAtTheMid() {
    scenario.openCondor();

    // Three units sold at mids of 1.12 and bought at mids of 0.52.
    assertThat(holdingsWorth()).isEqualByComparingTo("-360.00");
    assertThat(scenario.engine.portfolio().markable()).isTrue();
  }

  @Test
  void marksShortsAtTheOfferAndLongsAtTheBidWhereTheQuoteIsBad() {
    scenario.openCondor();
    scenario.market.quote(PUT_95, 0, 1.50, 50);
    scenario.market.quote(CALL_105, 1.30, 1.20, 50);
    scenario.market.quote(EngineScenario.PUT_90, 0, 0.60, 50);
    scenario.passSeconds(1);

    // −3 × (1.50 + 1.20) at the offers, +3 × (0 at the bid + 0.52 at the mid).
    assertThat(holdingsWorth()).isEqualByComparingTo("-654.00");
  }

  @Test
  void keepsTheLastGoodMarkForFiveMinutes() {
    scenario.openStraddle();
    BigDecimal before = holdingsWorth();
    scenario.silence();
    scenario.goTo("10:10");
    assertThat(holdingsWorth()).isEqualByComparingTo(before);
    assertThat(scenario.engine.portfolio().markable()).isTrue();

    scenario.goTo("10:10:15");

    assertThat(holdingsWorth()).isEqualByComparingTo(before);
    assertThat(scenario.engine.portfolio().markable()).isFalse();
  }

  @Test
  void shortThatNobodyOffersKeepsItsMark() {
    scenario.openCondor();
    scenario.goTo("10:00:06");
    scenario.market.quote(PUT_95, 1.10, 0, 50);
    scenario.passSeconds(1);

    assertThat(holdingsWorth()).isEqualByComparingTo("-360.00");
  }

  @Test
  void equityCountsFeesOnce() {
    BigDecimal start = scenario.exchange.report().account().cash();
    scenario.openStraddle();
    scenario.market.quote(PUT_100, 3.00, 3.04, 50);
    scenario.market.quote(CALL_100, 3.01, 3.05, 50);
    scenario.passSeconds(1);

    int units = scenario.position().openedUnits();
    // Bought at 6.05, worth 6.05 at the mids: what is gone are the fees.
    assertThat(start.subtract(scenario.engine.portfolio().equity()))
        .isEqualByComparingTo(scenario.position().fees());
    assertThat(units).isPositive();
  }
}
