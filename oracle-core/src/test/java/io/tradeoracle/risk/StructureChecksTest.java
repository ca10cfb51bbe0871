package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningAssertions.denies;
import static io.tradeoracle.risk.OpeningAssertions.reasons;
import static io.tradeoracle.risk.OpeningScenario.LONG_PUT;
import static io.tradeoracle.risk.OpeningScenario.SHORT_CALL;
import static io.tradeoracle.risk.OpeningScenario.SHORT_PUT;
import static io.tradeoracle.risk.OpeningScenario.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.Structure.Leg;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StructureChecksTest {

  @Test
  void flatteningNeverOpens() {
    denies(DenialReason.INTENT_MISMATCH, s -> s.origin = new OrderOrigin.Flatten());
    denies(DenialReason.INTENT_MISMATCH, s -> s.origin = new OrderOrigin.ExpiryFlat());
  }

  @Test
  void adjustedContractsAreClosingOnly() {
    denies(
        DenialReason.ADJUSTED_CONTRACT,
        s -> s.buying(OptionContract.parse("XYZ1261218C00105000"), 1.20, 1.24));
  }

  @Test
  void undefinedRiskMustBeAllowedByName() {
    Consumer<OpeningScenario> shortPut =
        s -> {
          s.structure = Structure.single(SHORT_PUT, -1);
          s.legs = List.of(market(SHORT_PUT, 1.10, 1.14));
          s.price = OrderPrice.limit(new BigDecimal("-1.10"));
          s.units = 1;
          s.equity = new BigDecimal("1000000");
          s.buyingPower = new BigDecimal("1000000");
        };
    denies(DenialReason.UNDEFINED_RISK, shortPut);
    OpeningScenario allowed = new OpeningScenario();
    shortPut.accept(allowed);
    allowed.limits = RiskLimits.builder().allowUndefinedRisk(true).build();

    assertThat(allowed.check())
        .isInstanceOfSatisfying(
            RiskDecision.Approved.class,
            approved -> assertThat(approved.maximumLoss()).isEqualByComparingTo("9446"));
  }

  @Test
  void aLossWithoutBoundIsNeverAllowed() {
    denies(
        DenialReason.MAXIMUM_LOSS_UNKNOWN,
        s -> {
          s.structure = Structure.single(SHORT_CALL, -1);
          s.legs = List.of(market(SHORT_CALL, 1.20, 1.24));
          s.limits = RiskLimits.builder().allowUndefinedRisk(true).build();
        });
  }

  @Test
  void deniesLegsThatExpireOnDifferentDates() {
    OptionContract later = OptionContract.parse("XYZ270115C00105000");
    denies(
        DenialReason.MAXIMUM_LOSS_UNKNOWN,
        s -> {
          s.structure = new Structure(List.of(new Leg(later, 1), new Leg(SHORT_CALL, -1)));
          s.legs = List.of(market(later, 2.20, 2.24), market(SHORT_CALL, 1.20, 1.24));
          s.price = OrderPrice.limit(new BigDecimal("1.00"));
        });
  }

  @Test
  void deniesFiguresTooLargeToComputeWith() {
    assertThat(reasons(s -> s.units = Integer.MAX_VALUE))
        .contains(DenialReason.DISPLAYED_SIZE, DenialReason.ABOVE_TRADE_CAP);
    assertThat(
            reasons(
                s -> {
                  s.structure = Structure.single(LONG_PUT, Integer.MAX_VALUE);
                  s.price = OrderPrice.limit(new BigDecimal("99999999"));
                  s.units = Integer.MAX_VALUE;
                }))
        .contains(DenialReason.MAXIMUM_LOSS_UNKNOWN);
  }

  @Test
  void deniesAMarketOrderWithoutAQuote() {
    assertThat(
            reasons(
                s -> {
                  s.price = OrderPrice.market();
                  s.legs = s.legs.subList(1, 4);
                }))
        .containsExactly(DenialReason.MAXIMUM_LOSS_UNKNOWN, DenialReason.QUOTE_MISSING);
  }
}
