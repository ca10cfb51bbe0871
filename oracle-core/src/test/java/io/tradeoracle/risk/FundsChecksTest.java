package io.tradeoracle.risk;

import static io.tradeoracle.risk.OpeningAssertions.denies;
import static io.tradeoracle.risk.OpeningAssertions.passes;
import static io.tradeoracle.risk.OpeningAssertions.reasons;
import static io.tradeoracle.risk.OpeningScenario.LONG_CALL;
import static io.tradeoracle.risk.OpeningScenario.SHORT_CALL;
import static io.tradeoracle.risk.OpeningScenario.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.OrderPrice;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.Structure.Leg;
import io.tradeoracle.risk.RiskContext.DayTrading;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FundsChecksTest {

  @Test
  void keepsATenthOfEquityFreeOfBuyingPower() {
    passes(s -> s.buyingPower = new BigDecimal("28856.00"));
    denies(DenialReason.BUYING_POWER, s -> s.buyingPower = new BigDecimal("28855.99"));
  }

  @Test
  void deniesStructuresAboveTheOptionLevel() {
    denies(DenialReason.OPTION_LEVEL, s -> s.optionLevel = 2);
    passes(s -> s.buying(LONG_CALL, 1.20, 1.24).optionLevel = 2);
    denies(DenialReason.OPTION_LEVEL, s -> s.buying(LONG_CALL, 1.20, 1.24).optionLevel = 1);
  }

  @Test
  void coveredSalesNeedTheLowestOptionLevel() {
    Equity share = new Equity("XYZ");
    Consumer<OpeningScenario> coveredCall =
        s -> {
          s.structure = new Structure(List.of(new Leg(share, 100), new Leg(SHORT_CALL, -1)));
          s.legs = List.of(market(share, 10.00, 10.02), market(SHORT_CALL, 1.20, 1.24));
          s.price = OrderPrice.limit(new BigDecimal("8.80"));
          s.units = 1;
          s.limits = RiskLimits.builder().allowUndefinedRisk(true).build();
        };
    passes(coveredCall.andThen(s -> s.optionLevel = 1));
    denies(DenialReason.OPTION_LEVEL, coveredCall.andThen(s -> s.optionLevel = 0));
  }

  @Test
  void aSmallMarginAccountHoldsNoSpreads() {
    assertThat(reasons(s -> s.equity = new BigDecimal("2000")))
        .doesNotContain(DenialReason.SMALL_MARGIN_ACCOUNT);
    assertThat(reasons(s -> s.equity = new BigDecimal("1999.99")))
        .contains(DenialReason.SMALL_MARGIN_ACCOUNT);
    assertThat(reasons(s -> s.buying(LONG_CALL, 1.20, 1.24).equity = new BigDecimal("1999.99")))
        .doesNotContain(DenialReason.SMALL_MARGIN_ACCOUNT);
  }

  @Test
  void aCashAccountBuysWithSettledCashOnly() {
    passes(s -> cashAccount(s, "3856.00"));
    denies(DenialReason.UNSETTLED_FUNDS, s -> cashAccount(s, "3855.99"));
  }

  private static void cashAccount(OpeningScenario s, String settled) {
    s.marginAccount = false;
    s.settledCash = new BigDecimal(settled);
  }

  @Test
  void deniesWhenClosingTheSameDayWouldBreakTheDayTradeRule() {
    OpeningScenario small = new OpeningScenario();
    small.units = 1;
    small.roundTripFees = new BigDecimal("5.60");
    small.equity = new BigDecimal("24999.99");
    small.dayTrading = new DayTrading(true, 2, false);
    assertThat(reasons(small.check())).isEmpty();
    small.dayTrading = new DayTrading(true, 3, false);
    assertThat(reasons(small.check())).containsExactly(DenialReason.DAY_TRADE_LIMIT);
    small.dayTrading = new DayTrading(false, 3, false);
    assertThat(reasons(small.check())).isEmpty();
    small.dayTrading = new DayTrading(true, 3, false);
    small.equity = new BigDecimal("25000");
    assertThat(reasons(small.check())).isEmpty();
    small.equity = new BigDecimal("24999.99");
    small.marginAccount = false;
    small.settledCash = small.equity;
    assertThat(reasons(small.check())).isEmpty();
  }

  @Test
  void deniesTheRestOfTheDayAfterAnIntradayMarginRefusal() {
    denies(DenialReason.INTRADAY_MARGIN, s -> s.dayTrading = new DayTrading(false, 0, true));
  }
}
