package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALL_100;
import static io.tradeoracle.engine.EngineScenario.CALL_105;
import static io.tradeoracle.engine.EngineScenario.CALL_110;
import static io.tradeoracle.engine.EngineScenario.CONDOR;
import static io.tradeoracle.engine.EngineScenario.CREDIT_EXITS;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.PUT_100;
import static io.tradeoracle.engine.EngineScenario.PUT_90;
import static io.tradeoracle.engine.EngineScenario.PUT_95;
import static io.tradeoracle.engine.EngineScenario.SHARE;
import static io.tradeoracle.engine.EngineScenario.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.ExitReason;
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

  @Test
  void walksAnExitToNaturalAndThenTickByTick() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:01")));
    scenario.quoteCondor(1.20, 0.02, 0);

    scenario.goTo("10:01:29");

    // From the mid of 1.20 to the natural 1.28, rounded towards the market, then beyond.
    assertThat(scenario.pricesSent())
        .containsExactly("-1.20", "1.20", "1.23", "1.26", "1.28", "1.29", "1.30");
  }

  @Test
  void neverPaysMoreForACloseThanItCanBeWorth() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:01")));
    scenario.quoteCondor(5.20, 0.02, 0);

    scenario.goTo("10:02");

    assertThat(scenario.pricesSent()).containsExactly("-1.20", "5.05");
  }

  @Test
  void urgentCloseBeginsAtNaturalAndGoesThroughIt() {
    scenario.openCondor();
    scenario.silence();
    scenario.quoteCondor(2.60, 0.02, 1);
    scenario.goTo("10:00:26");

    // A unit fills at once; the rest waits at the natural price, then through it by a tenth.
    assertThat(scenario.events(EngineEvent.ExitDecided.class)).hasSize(1);
    assertThat(scenario.pricesSent()).containsExactly("-1.20", "2.68", "2.95");
    assertThat(scenario.position().quantityOf(EngineScenario.PUT_95)).isEqualTo(-2);
  }

  @Test
  void urgentSingleLegGoesToTheMarketAfterFifteenSeconds() {
    scenario.openStraddle();
    scenario.silence();
    scenario.market.quote(PUT_100, 1.40, 1.42, 1);
    scenario.market.quote(CALL_100, 1.40, 1.42, 1);
    scenario.goTo("10:00:40");

    // Each leg goes alone: at its bid, 0.14 through it, then at the market.
    assertThat(scenario.pricesSent().subList(1, scenario.pricesSent().size()))
        .containsExactly("-1.40", "-1.40", "-1.26", "-1.26", "market", "market");
  }

  @Test
  void legWithoutABidIsLeftToExpire() {
    scenario.openStraddle();
    scenario.market.quote(PUT_100, 0, 0.05, 50);
    scenario.market.quote(CALL_100, 12.20, 12.25, 50);

    scenario.goTo("10:02");

    assertThat(scenario.position().status()).isEqualTo(PositionStatus.CLOSING);
    assertThat(scenario.position().quantityOf(CALL_100)).isZero();
    assertThat(scenario.position().quantityOf(PUT_100)).isPositive();
    assertThat(scenario.working()).isEmpty();
  }

  @Test
  void closeIsPlannedAnewWhenALegLosesItsBid() {
    scenario.openCondor(CREDIT_EXITS.closingBy(at(DAY, "10:01")));
    scenario.quoteCondor(1.20, 0.02, 0);
    scenario.goTo("10:01:07");
    assertThat(scenario.working()).hasSize(1);

    scenario.quoteCondor(1.20, 0.02, 50);
    scenario.market.quote(PUT_90, 0, 0.05, 50);
    scenario.goTo("10:02");

    assertThat(scenario.position().quantityOf(PUT_90)).isEqualTo(3);
    assertThat(scenario.position().legs()).filteredOn(leg -> leg.quantity() != 0).hasSize(1);
  }

  @Test
  void sharesOfAnAssignmentGoFirstAMinuteAfterTheOpen() {
    scenario.openCondor();
    scenario.goTo("10:30");
    // A deep put without time value, whose interest to expiration is worth more, is assigned.
    scenario.quoteShare(60);
    scenario.silence();
    scenario.market.quote(PUT_90, 29.99, 30.01, 50);
    scenario.market.quote(PUT_95, 34.99, 35.01, 50);
    scenario.market.quote(CALL_105, 0, 0.05, 50);
    scenario.market.quote(CALL_110, 0, 0.05, 50);
    scenario.speakAgain();
    scenario.goTo("16:05");
    scenario.goTo(DAY.plusDays(1), "09:30:59");
    assertThat(scenario.position().quantityOf(SHARE)).isEqualTo(300);
    assertThat(scenario.working()).isEmpty();

    scenario.goTo(DAY.plusDays(1), "09:31:04");

    assertThat(scenario.position().quantityOf(SHARE)).isZero();
    assertThat(scenario.position().exitReason()).isEqualTo(ExitReason.DELIVERY);
    scenario.goTo(DAY.plusDays(1), "09:33");
    assertThat(scenario.position().legs())
        .filteredOn(leg -> leg.quantity() != 0)
        .extracting(leg -> leg.instrument().symbol())
        .containsExactly(CALL_110.symbol());
  }
}
