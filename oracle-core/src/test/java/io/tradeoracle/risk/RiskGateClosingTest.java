package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningAssertions.reasons;
import static io.tradeoracle.risk.OpeningScenario.CONDOR;
import static io.tradeoracle.risk.OpeningScenario.LONG_CALL;
import static io.tradeoracle.risk.OpeningScenario.LONG_PUT;
import static io.tradeoracle.risk.OpeningScenario.NOON;
import static io.tradeoracle.risk.OpeningScenario.SHORT_CALL;
import static io.tradeoracle.risk.OpeningScenario.SHORT_PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.BreakerState;
import io.tradeoracle.model.BreakerStatus;
import io.tradeoracle.model.ClientOrderId;
import io.tradeoracle.model.Equity;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.OrderRequest;
import io.tradeoracle.model.PositionIntent;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.TickSchedule;
import io.tradeoracle.model.TimeInForce;
import io.tradeoracle.risk.RiskContext.ClosableLeg;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskGateClosingTest {

  private static final OrderOrigin STRATEGY = new OrderOrigin.Strategy("condor");

  private FlattenPolicy policy = FlattenPolicy.ON_KILL;
  private boolean flattenRequested;
  private Structure structure = CONDOR.reversed();
  private int units = 10;
  private OrderPrice price = OrderPrice.limit(new BigDecimal("0.60"));
  private OrderOrigin origin = STRATEGY;
  private BreakerState breaker = BreakerState.ACTIVE;
  private boolean leaseHeld = true;
  private Instant readAt = Instant.MIN;
  private int recentOrderRequests;
  private boolean lastTradingDay;
  private boolean hasShortLeg = true;
  private List<ClosableLeg> held = held(10, 0);

  private static List<ClosableLeg> held(int condors, int working) {
    return List.of(
        new ClosableLeg(LONG_PUT, condors, working),
        new ClosableLeg(SHORT_PUT, -condors, working),
        new ClosableLeg(SHORT_CALL, -condors, working),
        new ClosableLeg(LONG_CALL, condors, working));
  }

  private OrderRequest order(PositionIntent intent) {
    return new OrderRequest(
        new ClientOrderId("to-2"), structure, units, intent, price, TimeInForce.DAY, "position-1");
  }

  private RiskContext context() {
    return new RiskContext(
        NOON,
        origin,
        new RiskContext.Authority(
            new BreakerStatus(breaker, NOON, "test", "because"),
            flattenRequested,
            leaseHeld,
            readAt),
        TickSchedule.ALWAYS_PENNY,
        recentOrderRequests,
        new RiskContext.Closing(lastTradingDay, hasShortLeg, held));
  }

  private RiskDecision check() {
    RiskLimits limits = RiskLimits.builder().flattenPolicy(policy).build();
    return new RiskGate(limits).check(order(PositionIntent.CLOSE), context());
  }

  private void passes() {
    assertThat(check()).isEqualTo(new RiskDecision.Approved(BigDecimal.ZERO));
  }

  private void denies(DenialReason... expected) {
    assertThat(reasons(check())).containsExactly(expected);
  }

  /** There is nothing in a closing order's context that could: no quote, no size, no Greek. */
  @Test
  void marketConditionsCannotBlockAClose() {
    passes();
    price = OrderPrice.market();
    passes();
    structure = Structure.single(OptionContract.parse("XYZ1261218C00105000"), -1);
    held = List.of(new ClosableLeg(structure.contracts().get(0), 10, 0));
    passes();
  }

  @Test
  void closesAnUndefinedRiskAndShares() {
    structure = Structure.single(SHORT_CALL, 1);
    passes();
    structure = Structure.single(new Equity("XYZ"), -100);
    held = List.of(new ClosableLeg(new Equity("XYZ"), 1000, 0));
    passes();
  }

  @Test
  void closesNoMoreThanIsHeldAndNotBeingClosed() {
    held = held(12, 2);
    passes();
    held = held(12, 3);
    DenialReason each = DenialReason.EXCEEDS_HELD_QUANTITY;
    denies(each, each, each, each);
    held = held(9, 0);
    denies(each, each, each, each);
  }

  @Test
  void aCloseMustNotOpenOrAdd() {
    held = held(-10, 0);
    DenialReason each = DenialReason.INTENT_MISMATCH;
    denies(each, each, each, each);
    held = held(10, 0).subList(0, 3);
    denies(each);
    held = held(0, 0);
    denies(each, each, each, each);
  }

  @Test
  void deniesAPriceOffTheTick() {
    price = OrderPrice.limit(new BigDecimal("0.605"));
    denies(DenialReason.OFF_TICK);
  }

  @Test
  void deniesTheEleventhRequestWithinTenSeconds() {
    recentOrderRequests = 9;
    passes();
    recentOrderRequests = 10;
    denies(DenialReason.ORDER_RATE);
  }

  @Test
  void nothingLeavesWithoutTheLease() {
    leaseHeld = false;
    denies(DenialReason.LEASE_LOST);
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE, STRATEGY, true",
    "ACTIVE, PERSON, true",
    "ACTIVE, FLATTEN, true",
    "ACTIVE, EXPIRY, true",
    "REDUCING, STRATEGY, true",
    "REDUCING, PERSON, true",
    "REDUCING, FLATTEN, true",
    "REDUCING, EXPIRY, true",
    "HALTED, STRATEGY, false",
    "HALTED, PERSON, true",
    "HALTED, FLATTEN, true",
    "HALTED, EXPIRY, true",
  })
  void closesAsTheBreakersTableSays(BreakerState state, String who, boolean allowed) {
    breaker = state;
    flattenRequested = true;
    lastTradingDay = true;
    readAt = NOON.minusSeconds(5);
    origin =
        switch (who) {
          case "PERSON" -> new OrderOrigin.Person("Ann");
          case "FLATTEN" -> new OrderOrigin.Flatten();
          case "EXPIRY" -> new OrderOrigin.ExpiryFlat();
          default -> STRATEGY;
        };

    if (allowed) {
      passes();
    } else {
      denies(DenialReason.BREAKER_HALTED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, false, false",
    "NONE, true, false",
    "ON_KILL, false, false",
    "ON_KILL, true, true",
    "ON_HALT, false, true",
    "ON_HALT, true, true",
  })
  void flattensAsThePolicySays(FlattenPolicy flattenPolicy, boolean requested, boolean allowed) {
    breaker = BreakerState.HALTED;
    readAt = NOON;
    origin = new OrderOrigin.Flatten();
    policy = flattenPolicy;
    flattenRequested = requested;

    if (allowed) {
      passes();
    } else {
      denies(DenialReason.BREAKER_HALTED);
    }
  }

  @Test
  void theExpiryFlatIsForStructuresWithAShortLegOnTheirLastTradingDay() {
    breaker = BreakerState.HALTED;
    readAt = NOON;
    origin = new OrderOrigin.ExpiryFlat();
    lastTradingDay = true;
    passes();
    hasShortLeg = false;
    denies(DenialReason.BREAKER_HALTED);
    hasShortLeg = true;
    lastTradingDay = false;
    denies(DenialReason.BREAKER_HALTED);
  }

  @Test
  void whileHaltedTheBrokersPositionsMustHaveBeenReadJustBefore() {
    breaker = BreakerState.HALTED;
    origin = new OrderOrigin.Person("Ann");
    readAt = NOON.minusSeconds(5);
    passes();
    readAt = readAt.minusNanos(1);
    denies(DenialReason.BROKER_POSITIONS_TOO_OLD);
    readAt = Instant.MIN;
    denies(DenialReason.BROKER_POSITIONS_TOO_OLD);
  }

  @Test
  void refusesAContextOfTheOtherPurpose() {
    RiskGate gate = new RiskGate(RiskLimits.defaults());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> gate.check(order(PositionIntent.OPEN), context()))
        .withMessageContaining("OPEN");
  }
}
