package io.tradeoracle.strategy;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionalInput;
import io.tradeoracle.model.StructureKind;
import io.tradeoracle.strategy.IvMeanReversion.DayRange;
import io.tradeoracle.strategy.IvMeanReversion.RankRule;
import io.tradeoracle.testing.SyntheticChain;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conditions that stand before the choice of legs, and what a signal carries. */
class IvMeanReversionTest {

  /** A Monday, 10:00 in New York. */
  private static final Instant TEN = Instant.parse("2026-11-02T15:00:00Z");

  private static final String DAYS_39 = "2026-12-11";

  private final IvMeanReversion strategy = IvMeanReversion.withDefaults();

  private static SyntheticChain share(String... expirations) {
    SyntheticChain chain = new SyntheticChain("GOOG", 250, TEN).volatility(0.5);
    for (String date : expirations) {
      chain.expiration("GOOG", date, 180, 340, 2.5);
    }
    return chain;
  }

  private static ViewBuilder view(String... expirations) {
    return new ViewBuilder(share(expirations).build());
  }

  private Condition condition(MarketView view, String name) {
    return strategy.evaluate(view).conditions().stream()
        .filter(condition -> condition.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private boolean signals(MarketView view) {
    return !strategy.evaluate(view).signals().isEmpty();
  }

  private LocalDate expirationOf(MarketView view) {
    List<Signal> signals = strategy.evaluate(view).signals();
    assertThat(signals).hasSize(1);
    List<LocalDate> dates =
        signals.get(0).structure().contracts().stream()
            .map(OptionContract::expiration)
            .distinct()
            .toList();
    assertThat(dates).hasSize(1);
    return dates.get(0);
  }

  @Test
  void everyConditionOfASaleIsReported() {
    Evaluation evaluation = strategy.evaluate(view(DAYS_39).build());

    assertThat(evaluation.strategy()).isEqualTo("iv-mean-reversion");
    assertThat(evaluation.underlying()).isEqualTo("GOOG");
    assertThat(evaluation.at()).isEqualTo(TEN);
    assertThat(evaluation.conditions())
        .extracting(Condition::name)
        .containsExactlyElementsOf(IvMeanReversion.CONDITIONS);
    assertThat(evaluation.conditions()).noneMatch(Condition::blocks);
    assertThat(evaluation.signals()).hasSize(1);
  }

  @Test
  void everyConditionOfAPurchaseIsReported() {
    Evaluation evaluation = strategy.evaluate(view(DAYS_39).ivRank(0.2).build());

    assertThat(evaluation.conditions())
        .extracting(Condition::name)
        .endsWith("expiration", "earnings", "legs", "budget");
    assertThat(evaluation.signals()).hasSize(1);
  }

  @Test
  void theSameViewGivesTheSameEvaluation() {
    assertThat(strategy.evaluate(view(DAYS_39).build()))
        .isEqualTo(IvMeanReversion.withDefaults().evaluate(view(DAYS_39).build()));
  }

  @ParameterizedTest
  @CsvSource({"0.70, false", "0.7000001, true", "1, true", "0.50, false"})
  void sellsAboveTheRank(double ivRank, boolean sells) {
    MarketView view = view(DAYS_39).ivRank(ivRank).build();

    assertThat(signals(view)).isEqualTo(sells);
    assertThat(condition(view, "IV rank").blocks()).isNotEqualTo(sells);
  }

  @ParameterizedTest
  @CsvSource({"0.30, false", "0.2999999, true", "0, true"})
  void buysBelowTheRank(double ivRank, boolean buys) {
    MarketView view = view(DAYS_39).ivRank(ivRank).build();

    assertThat(signals(view)).isEqualTo(buys);
    assertThat(condition(view, "IV rank").blocks()).isNotEqualTo(buys);
  }

  @Test
  void theRankIsToldInFigures() {
    assertThat(condition(view(DAYS_39).ivRank(0.74).build(), "IV rank").detail())
        .isEqualTo("0.74 > 0.70 (131 observations)");
    assertThat(condition(view(DAYS_39).ivRank(0.5).build(), "IV rank").detail())
        .isEqualTo("0.50 is from 0.30 to 0.70 (131 observations)");
    assertThat(condition(view(DAYS_39).ivRank(0.1).build(), "IV rank").detail())
        .isEqualTo("0.10 < 0.30 (131 observations)");
  }

  @Test
  void withoutARankThereIsNoSignal() {
    MarketView view = view(DAYS_39).ivRank(Double.NaN).build();

    assertThat(signals(view)).isFalse();
    assertThat(condition(view, "implied volatility").status())
        .isEqualTo(Condition.Status.UNAVAILABLE);
    assertThat(condition(view, "IV rank").status()).isEqualTo(Condition.Status.UNAVAILABLE);
  }

  @Test
  void theCallersLocaleDoesNotChangeTheText() {
    assertThat(condition(view(DAYS_39).build(), "implied volatility").detail())
        .isEqualTo("0.4000; history: test");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-02T14:44:59Z, false", // 09:44:59
    "2026-11-02T14:45:00Z, true",
    "2026-11-02T20:45:00Z, true", // 15:45
    "2026-11-02T20:45:01Z, false",
    "2026-11-02T22:00:00Z, false",
    "2026-11-01T16:00:00Z, false", // a Sunday
    "2026-11-27T17:45:00Z, true", // 12:45 of a half day
    "2026-11-27T17:45:01Z, false"
  })
  void entersOnlyInItsHours(Instant at, boolean met) {
    Condition condition = condition(view(DAYS_39).at(at).build(), "session time");

    assertThat(condition.blocks()).isNotEqualTo(met);
  }

  @Test
  void hoursAreToldInNewYorkTime() {
    assertThat(condition(view(DAYS_39).build(), "session time").detail())
        .isEqualTo("10:00 in New York; entries from 09:45 to 15:45");
  }

  @Test
  void anOpenPositionBlocks() {
    MarketView view = view(DAYS_39).positionOpen().build();

    assertThat(signals(view)).isFalse();
    assertThat(condition(view, "no open position").blocks()).isTrue();
  }

  @Test
  void aStopBlocks() {
    MarketView view = view(DAYS_39).stopped().build();

    assertThat(signals(view)).isFalse();
    assertThat(condition(view, "not stopped").blocks()).isTrue();
  }

  @Test
  void allStandingConditionsAreJudgedAtOnce() {
    Evaluation evaluation =
        strategy.evaluate(view(DAYS_39).ivRank(0.5).positionOpen().stopped().build());

    assertThat(evaluation.conditions()).hasSize(5);
    assertThat(evaluation.conditions().stream().filter(Condition::blocks)).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "SELL_VOLATILITY, 0.51, false",
    "SELL_VOLATILITY, 0.50, true",
    "SELL_VOLATILITY, 0.10, true",
    "BUY_VOLATILITY, 0.49, false",
    "BUY_VOLATILITY, 0.50, true",
    "BUY_VOLATILITY, 0.90, true",
    "SELL_VOLATILITY, NaN, false",
    "BUY_VOLATILITY, NaN, false",
    "BULLISH, 0.9, true"
  })
  void reentryNeedsTheRankToComeBack(SignalDirection stopped, double ivRank, boolean allowed) {
    MarketView view = view(DAYS_39).ivRank(ivRank).build();

    assertThat(strategy.allowsReentry(new StopMemory(stopped, TEN), view)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01, false", // 29 days
    "2026-12-02, true", // 30
    "2026-12-17, true", // 45
    "2026-12-18, false" // 46
  })
  void expirationsFromThirtyToFortyFiveDaysCount(String date, boolean met) {
    MarketView view = view(date).build();

    assertThat(signals(view)).isEqualTo(met);
    assertThat(condition(view, "expiration").blocks()).isNotEqualTo(met);
  }

  @Test
  void takesTheExpirationNearestThirtyEightDays() {
    assertThat(expirationOf(view("2026-12-04", DAYS_39, "2026-12-17").build()))
        .isEqualTo("2026-12-11");
  }

  @Test
  void takesTheEarlierOfTwoAsNear() {
    assertThat(expirationOf(view("2026-12-09", DAYS_39).build())).isEqualTo("2026-12-09");
  }

  @Test
  void adjustedContractsAreNotTraded() {
    SyntheticChain chain = share();
    chain.expiration("GOOG1", DAYS_39, 180, 340, 2.5);

    assertThat(condition(new ViewBuilder(chain.build()).build(), "expiration").blocks()).isTrue();
  }

  @Test
  void rootsAreNotMixed() {
    SyntheticChain chain = new SyntheticChain("SPX", 5000, TEN).volatility(0.3);
    chain.expiration("SPX", "2026-12-10", 4000, 6000, 25);
    chain.expiration("SPXW", "2026-12-10", 4000, 6000, 25);
    Signal signal = strategy.evaluate(new ViewBuilder(chain.build()).build()).signals().get(0);

    assertThat(signal.structure().contracts())
        .extracting(OptionContract::root)
        .containsOnly("SPXW");
  }

  @Test
  void aReportOnTheDayOfThePlannedExitDoesNotBlock() {
    // 21 days before 11 December; reports come after the close.
    MarketView view = view(DAYS_39).report("2026-11-20").build();

    assertThat(signals(view)).isTrue();
    assertThat(condition(view, "earnings").detail())
        .isEqualTo("the report of 2026-11-20 is not before the planned exit on 2026-11-20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-19", "2026-11-02"})
  void aReportBeforeThePlannedExitBlocks(String report) {
    for (double ivRank : new double[] {0.8, 0.2}) {
      MarketView view = view(DAYS_39).ivRank(ivRank).report(report).build();

      assertThat(signals(view)).isFalse();
      assertThat(condition(view, "earnings").status()).isEqualTo(Condition.Status.NOT_MET);
    }
  }

  @Test
  void thePlannedExitIsASession() {
    // 21 days before 17 December is Thanksgiving.
    assertThat(signals(view("2026-12-17").report("2026-11-26").build())).isFalse();
    assertThat(signals(view("2026-12-17").report("2026-11-27").build())).isTrue();
  }

  @Test
  void aReportInThePastSaysNothing() {
    MarketView view = view(DAYS_39).report("2026-10-30").build();

    assertThat(signals(view)).isFalse();
    assertThat(condition(view, "earnings").status()).isEqualTo(Condition.Status.UNAVAILABLE);
  }

  @Test
  void earningsThatCannotBeHadBlock() {
    MarketView view =
        view(DAYS_39).nextEarnings(new OptionalInput.Unavailable<>("calendar is down")).build();

    assertThat(signals(view)).isFalse();
    assertThat(condition(view, "earnings").detail()).isEqualTo("calendar is down");
  }

  @Test
  void earningsThatAreNotConfiguredOrNotAnnouncedDoNotBlock() {
    MarketView none = view(DAYS_39).nextEarnings(new OptionalInput.None<>()).build();

    assertThat(signals(none)).isTrue();
    assertThat(condition(none, "earnings").status()).isEqualTo(Condition.Status.MET);
    assertThat(condition(view(DAYS_39).build(), "earnings").status())
        .isEqualTo(Condition.Status.NOT_CONFIGURED);
  }

  @Test
  void aSaleIsClosedBeforeAnAnnouncedReport() {
    Signal onSession =
        strategy.evaluate(view(DAYS_39).report("2026-11-24").build()).signals().get(0);
    Signal onHoliday =
        strategy.evaluate(view(DAYS_39).report("2026-11-26").build()).signals().get(0);

    assertThat(onSession.exits().closeBy()).isEqualTo("2026-11-24T20:30:00Z");
    assertThat(onHoliday.exits().closeBy()).isEqualTo("2026-11-25T20:30:00Z");
  }

  @Test
  void exitsDependOnTheDirection() {
    Signal sale = strategy.evaluate(view(DAYS_39).build()).signals().get(0);
    Signal purchase =
        strategy.evaluate(view(DAYS_39).ivRank(0.2).report("2026-11-24").build()).signals().get(0);

    assertThat(sale.direction()).isEqualTo(SignalDirection.SELL_VOLATILITY);
    assertThat(sale.exits().targetMultiple()).isEqualByComparingTo("0.5");
    assertThat(sale.exits().stopMultiple()).isEqualByComparingTo("2");
    assertThat(sale.exits().exitDaysToExpiration()).isEqualTo(21);
    assertThat(sale.exits().closeBy()).isEqualTo(Instant.MAX);
    assertThat(purchase.direction()).isEqualTo(SignalDirection.BUY_VOLATILITY);
    assertThat(purchase.exits().targetMultiple()).isEqualByComparingTo("2");
    assertThat(purchase.exits().stopMultiple()).isEqualByComparingTo("0.5");
    assertThat(purchase.exits().closeBy()).isEqualTo(Instant.MAX);
  }

  @Test
  void theReasonNamesRankAndPrice() {
    Signal sale = strategy.evaluate(view(DAYS_39).build()).signals().get(0);

    assertThat(sale.reason())
        .startsWith("IV rank 0.80: IRON_CONDOR at net -")
        .endsWith("no worse than " + sale.worstNet().toPlainString());
  }

  @ParameterizedTest
  @EnumSource(
      value = StructureKind.class,
      names = {"IRON_CONDOR", "STRADDLE"})
  void anOptionMissingFromTheChainIsReported(StructureKind kind) {
    SyntheticChain chain = share(DAYS_39);
    boolean sale = kind == StructureKind.IRON_CONDOR;
    for (double strike = 180; strike <= 340; strike += 2.5) {
      chain.without(SyntheticChain.contract("GOOG", DAYS_39, sale ? CALL : PUT, strike));
    }
    MarketView view = new ViewBuilder(chain.build()).ivRank(sale ? 0.8 : 0.2).build();

    assertThat(signals(view)).isFalse();
    assertThat(condition(view, "legs").detail())
        .isEqualTo(
            sale
                ? "no call to sell at a delta from 0.15 to 0.25"
                : "no put to buy at the strike nearest the forward 250.00");
  }

  @Test
  void rulesThatCannotBeMeantAreRefused() {
    assertThatThrownBy(() -> new RankRule(0.3, 0.7, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.7, 0.5, 0.3");
    assertThatThrownBy(() -> new DayRange(30, 29, 45))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("30, 29, 45");
    assertThatThrownBy(() -> IvMeanReversion.builder().days(new DayRange(21, 30, 45)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("saleExits must come after an entry 21 days before expiration: 21");
  }

  @Test
  void nothingIsOpenedWithoutABudget() {
    MarketView view = view(DAYS_39).budget(BigDecimal.ZERO).build();

    assertThat(signals(view)).isFalse();
    assertThat(condition(view, "budget").blocks()).isTrue();
  }
}
