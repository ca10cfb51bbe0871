package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningAssertions.denies;
import static io.tradeoracle.risk.OpeningAssertions.passes;
import static io.tradeoracle.risk.OpeningAssertions.reasons;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.model.TimeInForce;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RiskGateOpeningTest {

  @Test
  void approvesWithTheMaximumLossAndFees() {
    assertThat(new OpeningScenario().check())
        .isInstanceOfSatisfying(
            RiskDecision.Approved.class,
            approved -> assertThat(approved.maximumLoss()).isEqualByComparingTo("3856"));
    assertThat(new OpeningScenario().check().isApproved()).isTrue();
  }

  @Test
  void usesTheNaturalPriceForAMarketOrder() {
    OpeningScenario scenario = new OpeningScenario();
    scenario.price = OrderPrice.market();

    assertThat(scenario.check())
        .isInstanceOfSatisfying(
            RiskDecision.Approved.class,
            approved -> assertThat(approved.maximumLoss()).isEqualByComparingTo("3896"));
  }

  @Test
  void listsEveryFailedCheckInTheOrderOfTheReasons() {
    assertThat(
            reasons(
                s -> {
                  s.nextEarnings = new OptionalInput.Unavailable<>("timeout");
                  s.openStructures = 8;
                  s.leaseHeld = false;
                  s.recentOrderRequests = 10;
                  s.halted = true;
                  s.breaker = BreakerState.REDUCING;
                }))
        .containsExactly(
            DenialReason.LEASE_LOST,
            DenialReason.BREAKER_REDUCING,
            DenialReason.UNDERLYING_HALTED,
            DenialReason.OPEN_STRUCTURES_LIMIT,
            DenialReason.ORDER_RATE,
            DenialReason.INPUT_UNAVAILABLE);
  }

  @Test
  void saysTheFiguresThatLedToADenial() {
    OpeningScenario scenario = new OpeningScenario();
    scenario.underlyingLoss = new BigDecimal("10000");

    assertThat(scenario.check())
        .isInstanceOfSatisfying(
            RiskDecision.Denied.class,
            denied ->
                assertThat(denied.denials().get(0))
                    .hasToString("UNDERLYING_LOSS_LIMIT: maximum loss 13856.0000, limit 12500.00"));
  }

  @Test
  void refusesAContextOfTheOtherPurpose() {
    OpeningScenario scenario = new OpeningScenario();
    OrderRequest open = scenario.order();
    OrderRequest close =
        new OrderRequest(
            open.id(),
            open.structure(),
            1,
            PositionIntent.CLOSE,
            open.price(),
            TimeInForce.DAY,
            "position-1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskGate(scenario.limits).check(close, scenario.context()))
        .withMessageContaining("CLOSE");
  }

  @Test
  void deniesWithoutTheLease() {
    denies(DenialReason.LEASE_LOST, s -> s.leaseHeld = false);
  }

  @Test
  void deniesAPriceOffTheTick() {
    denies(DenialReason.OFF_TICK, s -> s.price = OrderPrice.limit(new BigDecimal("-1.205")));
    passes(
        s -> {
          s.ticks = TickSchedule.NICKEL;
          s.price = OrderPrice.limit(new BigDecimal("-1.25"));
        });
    denies(
        DenialReason.OFF_TICK,
        s -> {
          s.ticks = TickSchedule.NICKEL;
          s.price = OrderPrice.limit(new BigDecimal("-1.22"));
        });
  }

  @Test
  void deniesTheEleventhRequestWithinTenSeconds() {
    passes(s -> s.recentOrderRequests = 9);
    denies(DenialReason.ORDER_RATE, s -> s.recentOrderRequests = 10);
  }
}
