package io.tradeoracle.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.risk.BudgetDecision.Basis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PositionSizerTest {

  private static final BigDecimal EQUITY = new BigDecimal("100000");
  private final PositionSizer sizer = new PositionSizer(RiskLimits.defaults().sizing());

  private BudgetDecision budget(int closed, double winRate, double win, double loss) {
    return sizer.budget(EQUITY, new TradeStatistics(closed, winRate, win, loss));
  }

  private static void granted(
      BudgetDecision decision, String amount, String fraction, Basis basis) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            BudgetDecision.Granted.class,
            granted -> {
              assertThat(granted.amount()).isEqualTo(new BigDecimal(amount));
              assertThat(granted.fraction()).isEqualByComparingTo(fraction);
              assertThat(granted.basis()).isEqualTo(basis);
            });
  }

  private static void refused(BudgetDecision decision, DenialReason reason) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            BudgetDecision.Refused.class,
            refused -> assertThat(refused.denial().reason()).isEqualTo(reason));
  }

  @Test
  void capsHalfOfKelly() {
    assertThat(new TradeStatistics(100, 0.75, 120, 80).kelly()).isEqualTo(0.5833, within(5e-5));
    granted(budget(100, 0.75, 120, 80), "2000.00", "0.02", Basis.CAP);
  }

  @Test
  void usesHalfOfKellyBelowTheCap() {
    // Kelly 0.5 - 0.5 x 0.97 = 0.015.
    granted(budget(30, 0.5, 1, 0.97), "750.00", "0.0075", Basis.HALF_KELLY);
    // Just below the cap: half of 0.039.
    granted(budget(30, 0.5, 1, 0.922), "1950.00", "0.0195", Basis.HALF_KELLY);
  }

  @Test
  void refusesWithoutAnEdge() {
    refused(budget(30, 0.5, 1, 1), DenialReason.NEGATIVE_EDGE);
    refused(budget(30, 0.4, 1, 1), DenialReason.NEGATIVE_EDGE);
  }

  @Test
  void usesTheFixedFractionUntilThereIsSomethingToLearnFrom() {
    granted(budget(29, 0.4, 1, 1), "500.00", "0.005", Basis.FIXED);
    granted(budget(50, 1, 1, Double.NaN), "500.00", "0.005", Basis.FIXED);
    granted(budget(50, 0, Double.NaN, 1), "500.00", "0.005", Basis.FIXED);
    granted(sizer.budget(EQUITY, TradeStatistics.NONE), "500.00", "0.005", Basis.FIXED);
  }

  @Test
  void refusesWithoutEquity() {
    for (String equity : List.of("0", "-1000", "1.99")) {
      refused(
          sizer.budget(new BigDecimal(equity), TradeStatistics.NONE),
          DenialReason.BUDGET_TOO_SMALL);
    }
  }

  @Test
  void roundsTheBudgetDownToCents() {
    granted(
        sizer.budget(new BigDecimal("2003.99"), TradeStatistics.NONE),
        "10.01",
        "0.005",
        Basis.FIXED);
  }

  private SizingDecision units(String budget, String headroom, String loss, String fees) {
    return sizer.units(
        new BigDecimal(budget),
        new BigDecimal(headroom),
        new BigDecimal(loss),
        new BigDecimal(fees));
  }

  private static void refused(SizingDecision decision, DenialReason reason) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            SizingDecision.Refused.class,
            refused -> assertThat(refused.denial().reason()).isEqualTo(reason));
  }

  @Test
  void fitsWholeUnitsIntoBudgetAndHeadroom() {
    SizingDecision.Sized five = new SizingDecision.Sized(5);
    assertThat(units("1928.00", "9999", "380", "5.60")).isEqualTo(five);
    assertThat(units("2313.59", "9999", "380", "5.60")).isEqualTo(five);
    assertThat(units("9999", "1928.00", "380", "5.60")).isEqualTo(five);
    assertThat(units("1E+12", "1E+12", "1", "0"))
        .isEqualTo(new SizingDecision.Sized(Integer.MAX_VALUE));
  }

  @Test
  void neverRaisesNoneToOne() {
    refused(units("385.59", "9999", "380", "5.60"), DenialReason.BUDGET_TOO_SMALL);
    refused(units("9999", "0", "380", "5.60"), DenialReason.BUDGET_TOO_SMALL);
    refused(units("9999", "-1000", "380", "5.60"), DenialReason.BUDGET_TOO_SMALL);
    assertThat(units("385.60", "9999", "380", "5.60")).isEqualTo(new SizingDecision.Sized(1));
  }

  @Test
  void refusesWhatSeemsUnableToLose() {
    refused(units("1000", "1000", "0", "0"), DenialReason.MAXIMUM_LOSS_UNKNOWN);
    assertThat(units("1000", "1000", "0", "5")).isEqualTo(new SizingDecision.Sized(200));
  }

  @Test
  void refusesNegativeLossesAndFees() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> units("1000", "1000", "-1", "5"))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> units("1000", "1000", "5", "-2"))
        .withMessageContaining("-2");
  }

  @Property
  void sizedUnitsNeverExceedTheBudgetAndAreTheMostThatFit(
      @ForAll @IntRange(min = 0, max = 5_000_000) int budgetCents,
      @ForAll @IntRange(min = -1000, max = 5_000_000) int headroomCents,
      @ForAll @IntRange(min = 0, max = 500_000) int lossCents,
      @ForAll @IntRange(min = 1, max = 5_000) int feeCents) {
    BigDecimal room = BigDecimal.valueOf(Math.min(budgetCents, headroomCents), 2);
    BigDecimal unit = BigDecimal.valueOf((long) lossCents + feeCents, 2);
    SizingDecision decision =
        sizer.units(
            BigDecimal.valueOf(budgetCents, 2),
            BigDecimal.valueOf(headroomCents, 2),
            BigDecimal.valueOf(lossCents, 2),
            BigDecimal.valueOf(feeCents, 2));

    int units = decision instanceof SizingDecision.Sized sized ? sized.units() : 0;
    assertThat(unit.multiply(BigDecimal.valueOf(units)))
        .isLessThanOrEqualTo(room.max(BigDecimal.ZERO));
    assertThat(unit.multiply(BigDecimal.valueOf(units + 1L))).isGreaterThan(room);
  }

  @Property
  void aBudgetIsNeverAboveTheCap(
      @ForAll @IntRange(min = 0, max = 100) int winPercent,
      @ForAll @IntRange(min = 1, max = 300) int winHundredths,
      @ForAll @IntRange(min = 1, max = 300) int lossHundredths) {
    BudgetDecision decision =
        budget(100, winPercent / 100.0, winHundredths / 100.0, lossHundredths / 100.0);

    if (decision instanceof BudgetDecision.Granted granted) {
      assertThat(granted.amount()).isBetween(new BigDecimal("0.01"), new BigDecimal("2000.00"));
    }
  }

  private static ClosedResult result(String profit) {
    return new ClosedResult(new BigDecimal(profit), new BigDecimal("400"));
  }

  @Test
  void statisticsAreProfitOverMaximumLoss() {
    TradeStatistics statistics =
        TradeStatistics.of(List.of(result("200"), result("100"), result("-400"), result("0")), 100);

    assertThat(statistics).isEqualTo(new TradeStatistics(4, 0.5, 0.375, 0.5));
    assertThat(statistics.hasAverages()).isTrue();
  }

  @Test
  void statisticsWithoutWinsOrLossesHaveNoAverages() {
    TradeStatistics wins = TradeStatistics.of(List.of(result("200"), result("0")), 100);
    assertThat(wins.averageLoss()).isNaN();
    assertThat(wins.hasAverages()).isFalse();
    TradeStatistics losses = TradeStatistics.of(List.of(result("-200")), 100);
    assertThat(losses.averageWin()).isNaN();
    assertThat(losses.hasAverages()).isFalse();
    assertThat(TradeStatistics.of(List.of(), 100)).isEqualTo(TradeStatistics.NONE);
  }

  @Test
  void onlyTheNewestResultsCount() {
    List<ClosedResult> results = new ArrayList<>(List.of(result("-400")));
    results.add(result("100"));
    results.add(result("200"));

    assertThat(TradeStatistics.of(results, 2).closed()).isEqualTo(2);
    assertThat(TradeStatistics.of(results, 2).winRate()).isEqualTo(1);
    assertThat(TradeStatistics.of(results, 3).closed()).isEqualTo(3);
  }

  @Test
  void statisticsRefuseImpossibleFigures() {
    assertThatIllegalArgumentException().isThrownBy(() -> TradeStatistics.of(List.of(), 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new TradeStatistics(-1, 0.5, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TradeStatistics(1, 1.01, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TradeStatistics(1, -0.01, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TradeStatistics(1, 0.5, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TradeStatistics(1, 0.5, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClosedResult(BigDecimal.ONE, BigDecimal.ZERO))
        .withMessageContaining("maximumLoss");
  }
}
