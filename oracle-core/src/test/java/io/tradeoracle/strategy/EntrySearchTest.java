package io.tradeoracle.strategy;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.FeeSchedule;
import io.tradeoracle.model.Instrument;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.Quote;
import io.tradeoracle.model.Structure;
import io.tradeoracle.model.StructureKind;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.strategy.IvMeanReversion.CondorRule;
import io.tradeoracle.strategy.IvMeanReversion.DeltaRange;
import io.tradeoracle.testing.SyntheticChain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which legs are picked, and at what price they are still worth it. */
class EntrySearchTest {

  private static final Instant TEN = Instant.parse("2026-11-02T15:00:00Z");
  private static final String EXPIRATION = "2026-12-11";
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private static SyntheticChain share() {
    return new SyntheticChain("GOOG", 250, TEN)
        .volatility(0.5)
        .expiration("GOOG", EXPIRATION, 180, 340, 2.5);
  }

  private static OptionContract put(double strike) {
    return SyntheticChain.contract("GOOG", EXPIRATION, PUT, strike);
  }

  private static OptionContract call(double strike) {
    return SyntheticChain.contract("GOOG", EXPIRATION, CALL, strike);
  }

  private static Evaluation sale(OptionChain chain, String budget) {
    return IvMeanReversion.withDefaults().evaluate(new ViewBuilder(chain).budget(budget).build());
  }

  private static Evaluation purchase(OptionChain chain, String budget) {
    return IvMeanReversion.withDefaults()
        .evaluate(new ViewBuilder(chain).ivRank(0.2).budget(budget).build());
  }

  private static Signal only(Evaluation evaluation) {
    assertThat(evaluation.signals()).as("%s", evaluation.conditions()).hasSize(1);
    return evaluation.signals().get(0);
  }

  private static Condition last(Evaluation evaluation) {
    assertThat(evaluation.signals()).isEmpty();
    return evaluation.conditions().get(evaluation.conditions().size() - 1);
  }

  private static List<Double> strikes(Structure structure) {
    return structure.contracts().stream().map(c -> c.strike().doubleValue()).toList();
  }

  private static BigDecimal naturalNet(OptionChain chain, Structure structure) {
    double net = structure.naturalPrice(instrument -> quote(chain, instrument));
    return BigDecimal.valueOf(net).setScale(2, RoundingMode.CEILING);
  }

  private static Quote quote(OptionChain chain, Instrument instrument) {
    return chain.find((OptionContract) instrument).orElseThrow().quote();
  }

  private static BigDecimal fees(Structure structure) {
    return FeeSchedule.standard().estimatedRoundTrip(structure, LocalDate.parse("2026-11-02"));
  }

  private static BigDecimal loss(OptionChain chain, Structure structure) {
    return structure.maximumLoss(naturalNet(chain, structure)).add(fees(structure));
  }

  private static double width(Structure condor) {
    return strikes(condor).get(1) - strikes(condor).get(0);
  }

  /** A chain whose quotes are whole cents, as a venue's are. */
  private static OptionChain inCents(SyntheticChain chain) {
    for (OptionChain.Entry entry : chain.build().entries()) {
      double bid = Math.floor(entry.quote().bid() * 100) / 100;
      double ask = Math.ceil(entry.quote().ask() * 100) / 100;
      chain.quote(entry.contract(), bid, ask);
    }
    return chain.build();
  }

  @Test
  void theCondorsShortLegsAreNearestTwentyDelta() {
    Structure condor = only(sale(share().build(), "100000")).structure();
    List<Double> strikes = strikes(condor);

    assertThat(condor.kind()).isEqualTo(StructureKind.IRON_CONDOR);
    for (double strike : List.of(strikes.get(1), strikes.get(1) - 2.5, strikes.get(1) + 2.5)) {
      assertThat(distance(delta(strike, put(strike))))
          .isGreaterThanOrEqualTo(distance(delta(strikes.get(1), put(strikes.get(1)))));
    }
    for (double strike : List.of(strikes.get(2), strikes.get(2) - 2.5, strikes.get(2) + 2.5)) {
      assertThat(distance(delta(strike, call(strike))))
          .isGreaterThanOrEqualTo(distance(delta(strikes.get(2), call(strikes.get(2)))));
    }
  }

  private static double delta(double strike, OptionContract contract) {
    double years = ExchangeCalendar.newYork().yearsToExpiration(TEN, contract);
    PricingInputs in = new PricingInputs(250, strike, years, 0, 0, contract.right());
    return Math.abs(AmericanOption.value(in, 0.5).deltaPerUnitSpot());
  }

  private static double distance(double delta) {
    return Math.abs(delta - 0.20);
  }

  @Test
  void theWingsAreEqualAndAtMostFivePerCentOfSpotWide() {
    List<Double> strikes = strikes(only(sale(share().build(), "100000")).structure());

    assertThat(strikes.get(1) - strikes.get(0)).isEqualTo(12.5);
    assertThat(strikes.get(3) - strikes.get(2)).isEqualTo(12.5);
  }

  @Test
  void aWingWithoutItsEqualIsNotUsed() {
    List<Double> all = strikes(only(sale(share().build(), "100000")).structure());
    OptionChain chain = share().without(call(all.get(3))).build();
    Structure condor = only(sale(chain, "100000")).structure();

    assertThat(width(condor)).isEqualTo(10);
    assertThat(strikes(condor).get(3) - strikes(condor).get(2)).isEqualTo(10);
  }

  @Test
  void theBudgetNarrowsTheWings() {
    OptionChain chain = inCents(share());
    Structure widest = only(sale(chain, "100000")).structure();
    BigDecimal loss = loss(chain, widest);

    assertThat(width(only(sale(chain, loss.toPlainString())).structure())).isEqualTo(12.5);
    BigDecimal cent = new BigDecimal("0.01");
    assertThat(width(only(sale(chain, loss.subtract(cent).toPlainString())).structure()))
        .isEqualTo(10);
  }

  @Test
  void aBudgetBelowTheNarrowestCondorBlocks() {
    Condition budget = last(sale(share().build(), "20"));

    assertThat(budget.name()).isEqualTo("budget");
    assertThat(budget.status()).isEqualTo(Condition.Status.NOT_MET);
    assertThat(budget.detail())
        .startsWith("a condor 2.5 wide can lose ")
        .endsWith("above the budget of 20");
  }

  @Test
  void theCreditMayFallToAFifthOfTheWidthAfterFees() {
    OptionChain chain = inCents(share());
    Signal signal = only(sale(chain, "100000"));
    // 2.50 and the fees of four legs, both ways: 5.60 dollars.
    assertThat(fees(signal.structure())).isEqualByComparingTo("5.60");

    assertThat(signal.worstNet()).isEqualTo(new BigDecimal("-2.56"));
    assertThat(naturalNet(chain, signal.structure())).isLessThan(signal.worstNet());
  }

  @Test
  void theCreditMayNotFallSoFarThatTheLossExceedsTheBudget() {
    OptionChain chain = inCents(share());
    BigDecimal loss = loss(chain, only(sale(chain, "100000")).structure());
    Signal atLimit = only(sale(chain, loss.toPlainString()));
    Signal halfDollarMore = only(sale(chain, loss.add(new BigDecimal("50.9")).toPlainString()));

    BigDecimal natural = naturalNet(chain, atLimit.structure());
    assertThat(atLimit.worstNet()).isEqualTo(natural);
    assertThat(halfDollarMore.worstNet()).isEqualTo(natural.add(new BigDecimal("0.50")));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, true", "0.0001, 0, false", "-0.1, -0.0001, false"})
  void theCreditLiesWithinItsShareOfTheWidth(String addLeast, String addMost, boolean met) {
    OptionChain chain = inCents(share());
    Structure condor = only(sale(chain, "100000")).structure();
    BigDecimal credit = naturalNet(chain, condor).negate().subtract(fees(condor).divide(HUNDRED));
    BigDecimal share = credit.divide(new BigDecimal("12.5"));
    CondorRule rule =
        new CondorRule(
            new DeltaRange(0.15, 0.20, 0.25),
            0.05,
            share.add(new BigDecimal(addLeast)),
            share.add(new BigDecimal(addMost)).max(share.add(new BigDecimal(addLeast))));

    Evaluation evaluation =
        IvMeanReversion.builder().condor(rule).build().evaluate(new ViewBuilder(chain).build());

    assertThat(evaluation.signals()).hasSize(met ? 1 : 0);
    assertThat(evaluation.conditions().get(9).name()).isEqualTo("credit");
    assertThat(evaluation.conditions().get(9).blocks()).isNotEqualTo(met);
  }

  @Test
  void aThinCreditBlocks() {
    OptionChain chain =
        share().halfSpread(1.2).expiration("GOOG", EXPIRATION, 180, 340, 2.5).build();
    Condition credit = last(sale(chain, "100000"));

    assertThat(credit.name()).isEqualTo("credit");
    assertThat(credit.detail()).endsWith("of the width of 12.5; from 0.20 to 0.45 is wanted");
  }

  @Test
  void aLegWithoutImpliedVolatilityIsNotSold() {
    double sold = strikes(only(sale(share().build(), "100000")).structure()).get(1);
    SyntheticChain chain = share().without(put(sold));
    Quote quote = quote(share().build(), put(sold));
    chain.quote(put(sold), quote.bid(), quote.ask());

    assertThat(strikes(only(sale(chain.build(), "100000")).structure()).get(1)).isNotEqualTo(sold);
  }

  @Test
  void lowBidsAreLeftOut() {
    List<Double> strikes = strikes(only(sale(share().build(), "100000")).structure());
    SyntheticChain chain = share();
    chain.quote(put(strikes.get(1)), 0.09, 0.12);
    chain.quote(call(strikes.get(2)), 0.09, 0.12);
    List<Double> picked = strikes(only(sale(chain.build(), "100000")).structure());
    assertThat(picked.get(1)).isNotEqualTo(strikes.get(1));
    assertThat(picked.get(2)).isNotEqualTo(strikes.get(2));

    OptionChain thinWing = share().quote(put(strikes.get(0)), 0.04, 0.06).build();
    assertThat(strikes(only(sale(thinWing, "100000")).structure()).get(0))
        .isGreaterThan(strikes.get(0));
  }

  @Test
  void bidsAtTheMinimumAreGoodEnough() {
    List<Double> strikes = strikes(only(sale(share().build(), "100000")).structure());
    OptionChain chain = share().quote(put(strikes.get(0)), 0.05, 0.06).build();
    ViewBuilder view = new ViewBuilder(chain);
    IvMeanReversion anyCredit =
        IvMeanReversion.builder()
            .condor(
                new CondorRule(
                    new DeltaRange(0.15, 0.20, 0.25), 0.05, new BigDecimal("0.01"), BigDecimal.ONE))
            .build();

    assertThat(strikes(only(anyCredit.evaluate(view.build())).structure())).isEqualTo(strikes);
  }

  @Test
  void deltasOfAnIndexAreEuropean() {
    SyntheticChain chain = new SyntheticChain("SPX", 5000, TEN).volatility(0.4).carry(0.08, 0);
    chain.expiration("SPXW", EXPIRATION, 3500, 6500, 5);
    Evaluation evaluation =
        IvMeanReversion.withDefaults()
            .evaluate(new ViewBuilder(chain.build()).carry(0.08, 0).build());
    OptionContract sold = only(evaluation).structure().contracts().get(1);
    double years = ExchangeCalendar.newYork().yearsToExpiration(TEN, sold);
    double delta =
        BlackScholes.value(
                new PricingInputs(5000, sold.strike().doubleValue(), years, 0.08, 0, PUT), 0.4)
            .deltaPerUnitSpot();

    assertThat(delta).isCloseTo(-0.20, within(0.002));
  }

  @Test
  void theStraddleIsAtTheStrikeNearestTheForward() {
    SyntheticChain chain = new SyntheticChain("GOOG", 250, TEN).volatility(0.5).carry(0.06, 0);
    OptionChain built = inCents(chain.expiration("GOOG", EXPIRATION, 180, 340, 2.5));
    // The forward is 251.6: nearer to 252.5 than to 250, where the spot is.
    Evaluation evaluation =
        IvMeanReversion.withDefaults()
            .evaluate(new ViewBuilder(built).ivRank(0.2).carry(0.06, 0).build());
    Signal signal = only(evaluation);

    assertThat(signal.structure()).isEqualTo(Structure.straddle(put(252.5), call(252.5)));
    assertThat(signal.worstNet()).isEqualTo(naturalNet(built, signal.structure()));
  }

  @Test
  void aStraddleAboveTheBudgetBecomesAStrangle() {
    OptionChain chain = inCents(share());
    BigDecimal loss = loss(chain, only(purchase(chain, "100000")).structure());
    String cent = loss.subtract(new BigDecimal("0.01")).toPlainString();

    assertThat(only(purchase(chain, loss.toPlainString())).structure().kind())
        .isEqualTo(StructureKind.STRADDLE);
    Signal strangle = only(purchase(chain, cent));
    assertThat(strangle.structure().kind()).isEqualTo(StructureKind.STRANGLE);
    assertThat(delta(strikes(strangle.structure()).get(0), strangle.structure().contracts().get(0)))
        .isCloseTo(0.25, within(0.02));
    assertThat(strangle.worstNet()).isEqualTo(naturalNet(chain, strangle.structure()));
  }

  @Test
  void aStrangleAboveTheBudgetBlocksToo() {
    Condition budget = last(purchase(share().build(), "500"));

    assertThat(budget.name()).isEqualTo("budget");
    assertThat(budget.detail()).startsWith("a strangle can lose ").endsWith("the budget of 500");
  }

  @Test
  void aStrangleOutsideItsDeltasIsNotBought() {
    SyntheticChain chain =
        new SyntheticChain("GOOG", 250, TEN)
            .volatility(0.5)
            .expiration("GOOG", EXPIRATION, 200, 300, 50);
    Condition legs = last(purchase(chain.build(), "500"));

    assertThat(legs.name()).isEqualTo("legs");
    assertThat(legs.detail()).contains("no strangle at deltas from 0.20 to 0.30");
  }

  @Test
  void aStraddleWithoutACallIsNotReplacedByAnotherStrike() {
    Condition legs = last(purchase(share().without(call(250)).build(), "100000"));

    assertThat(legs.detail()).isEqualTo("no call to buy at the strike nearest the forward 250.00");
  }
}
