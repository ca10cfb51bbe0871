package io.tradeoracle.volatility;

import static io.tradeoracle.model.ExerciseStyle.AMERICAN;
import static io.tradeoracle.model.ExerciseStyle.EUROPEAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.testing.SyntheticChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelFreeVarianceTest {

  private static final Instant CLOSE = Instant.parse("2026-11-02T21:00:00Z");
  private static final String DAYS_18 = "2026-11-20";
  private static final String DAYS_46 = "2026-12-18";

  private final ModelFreeVariance modelFree = new ModelFreeVariance(ExchangeCalendar.newYork());

  private static Carry carry(double years) {
    return new Carry(0.04, 0.01);
  }

  private static ChainSlice.Row row(double strike, double callMid, double putMid) {
    return new ChainSlice.Row(strike, side(callMid), side(putMid));
  }

  private static ChainSlice.Side side(double mid) {
    return mid == 0 ? new ChainSlice.Side(0, 0.05) : new ChainSlice.Side(mid - 0.05, mid + 0.05);
  }

  private ConstantMaturityResult.Available value(SyntheticChain chain) {
    ConstantMaturityResult result = modelFree.evaluate(chain.build(), ModelFreeVarianceTest::carry);
    assertThat(result).isInstanceOf(ConstantMaturityResult.Available.class);
    return (ConstantMaturityResult.Available) result;
  }

  @Test
  void aFlatSmileHasItsOwnVariance() {
    ChainSlice slice =
        SmileSamples.chain(EUROPEAN, 30 / 365.0, new Carry(0.04, 0.01), k -> 0.25, 1e-9);

    VarianceTerm term = VarianceTerm.of(slice, 0.04).orElseThrow();

    assertThat(Math.sqrt(term.variance())).isCloseTo(0.25, within(5e-4));
    assertThat(term.forward()).isCloseTo(100 * Math.exp(0.03 * 30 / 365), within(1e-6));
    assertThat(term.atMoneyStrike()).isEqualTo(100);
  }

  /**
   * Each piece by hand: F = 100.5 at the strike 100, K₀ = 100, and the strip of 90 to 110 in which
   * a zero bid is left out, two end it, and the widths take up the gaps.
   */
  @Test
  void sumsTheStripAsTheWhitePaperDoes() {
    ChainSlice slice =
        new ChainSlice(
            100,
            0.1,
            EUROPEAN,
            List.of(
                row(75, 25, 0.3),
                row(80, 20, 0),
                row(85, 15, 0),
                row(90, 10.2, 0.4),
                row(95, 6, 1),
                row(100, 3, 2.5),
                row(105, 1, 5.5),
                row(110, 0, 10),
                row(115, 0.2, 15),
                row(120, 0, 20),
                row(125, 0, 25),
                row(130, 0.4, 30)));

    VarianceTerm term = VarianceTerm.of(slice, 0).orElseThrow();

    double strip =
        5 * 0.4 / (90 * 90)
            + 5 * 1.0 / (95 * 95)
            + 5 * 2.75 / (100 * 100)
            + 7.5 * 1.0 / (105 * 105)
            + 10 * 0.2 / (115 * 115);
    assertThat(term.forward()).isCloseTo(100.5, within(1e-12));
    assertThat(term.strikes()).isEqualTo(5);
    assertThat(term.variance()).isCloseTo((2 * strip - 0.005 * 0.005) / 0.1, within(1e-12));
  }

  /** The forward of the worked example in Cboe's white paper, editions from 2014 on. */
  @Test
  void theForwardIsThatOfTheWhitePaper() {
    List<ChainSlice.Row> rows = new ArrayList<>();
    rows.add(row(1955, 26.6, 18.7));
    rows.add(row(1960, 24.25, 21.3));
    rows.add(row(1965, 21.05, 23.15));
    rows.add(row(1970, 18.1, 25.05));
    ChainSlice slice = new ChainSlice(1962.7, 0.0683486, EUROPEAN, rows);

    VarianceTerm term = VarianceTerm.of(slice, 0.000305).orElseThrow();

    assertThat(term.forward()).isCloseTo(1962.89996, within(5e-6));
    assertThat(term.atMoneyStrike()).isEqualTo(1960);
  }

  @Test
  void interpolatesToThirtyDays() {
    SyntheticChain chain =
        new SyntheticChain("SPX", 5002, CLOSE)
            .carry(0.04, 0.01)
            .halfSpread(1e-6)
            .volatility((strike, years) -> years < 0.1 ? 0.2 : 0.3)
            .expiration("SPXW", DAYS_18, 3500, 6500, 5)
            .expiration("SPXW", DAYS_46, 3000, 7500, 5);

    ConstantMaturityResult.Available value = value(chain);

    double variance = (0.2 * 0.2 * 18 + (30 - 18) / 28.0 * (0.3 * 0.3 * 46 - 0.2 * 0.2 * 18)) / 30;
    assertThat(value.impliedVolatility()).isCloseTo(Math.sqrt(variance), within(2e-4));
    assertThat(value.approximate()).isFalse();
    assertThat(value.detail()).contains("SPXW 2026-11-20 PM, 18.00 days", "strikes around");
  }

  /** A known variance off the flat case: E[−2 ln(S/F)] of an SVI density by numeric integration. */
  @Test
  void aSmileHasTheVarianceOfItsDensity() {
    SviParameters svi = new SviParameters(0.002, 0.02, -0.5, 0.01, 0.08);
    double years = 0.1;
    double expected = 0;
    double h = 1e-4;
    for (double k = -2.5; k < 2.5; k += h) {
      double w = svi.totalVariance(k);
      double d2 = -k / Math.sqrt(w) - Math.sqrt(w) / 2;
      double density = svi.durrleman(k) * Math.exp(-d2 * d2 / 2) / Math.sqrt(2 * Math.PI * w);
      expected += -2 * k * density * h / years;
    }
    List<ChainSlice.Row> rows =
        new ArrayList<>(
            SmileSamples.chain(
                    EUROPEAN,
                    years,
                    new Carry(0, 0),
                    k -> Math.sqrt(svi.totalVariance(Math.log(k / 100)) / years),
                    0)
                .rows());
    double atMoney = svi.totalVariance(0) / years;

    VarianceTerm term =
        VarianceTerm.of(new ChainSlice(100, years, EUROPEAN, rows), 0).orElseThrow();

    assertThat(expected).isGreaterThan(1.05 * atMoney);
    assertThat(term.variance()).isCloseTo(expected, within(0.01 * expected));
  }

  @Test
  void anAmericanChainLosesItsEarlyExerciseFirst() {
    Carry carry = new Carry(0.10, 0.02);
    ChainSlice american = SmileSamples.chain(AMERICAN, 0.25, carry, k -> 0.25, 1e-4);

    VarianceTerm raw =
        VarianceTerm.of(new ChainSlice(100, 0.25, EUROPEAN, american.rows()), 0.10).orElseThrow();
    VarianceTerm term = VarianceTerm.of(american.asEuropean(carry), 0.10).orElseThrow();

    assertThat(Math.sqrt(term.variance())).isCloseTo(0.25, within(1e-3));
    assertThat(Math.sqrt(raw.variance())).isGreaterThan(0.252);
    assertThatIllegalArgumentException().isThrownBy(() -> VarianceTerm.of(american, 0.10));
  }

  @Test
  void anAmericanChainOfAShareIsApproximate() {
    SyntheticChain chain =
        new SyntheticChain("GOOG", 100.3, CLOSE)
            .carry(0.04, 0.01)
            .halfSpread(1e-4)
            .volatility(0.3)
            .expiration("GOOG", DAYS_18, 70, 140, 1)
            .expiration("GOOG", DAYS_46, 60, 160, 1);

    assertThat(value(chain).impliedVolatility()).isCloseTo(0.3, within(2e-3));
    assertThat(value(chain).approximate()).isTrue();
  }

  @Test
  void saysWhyThereIsNone() {
    SyntheticChain alone =
        new SyntheticChain("SPX", 5002, CLOSE).expiration("SPXW", DAYS_18, 4900, 5100, 5);
    assertThat(modelFree.evaluate(alone.build(), ModelFreeVarianceTest::carry))
        .isInstanceOfSatisfying(
            ConstantMaturityResult.Unavailable.class,
            no -> assertThat(no.reason()).contains("30 days"));
    SyntheticChain above =
        new SyntheticChain("SPX", 5002, CLOSE)
            .expiration("SPXW", DAYS_18, 5100, 5200, 5)
            .expiration("SPXW", DAYS_46, 5100, 5200, 5);
    assertThat(modelFree.evaluate(above.build(), ModelFreeVarianceTest::carry))
        .isInstanceOfSatisfying(
            ConstantMaturityResult.Unavailable.class,
            no -> assertThat(no.reason()).contains("no strip of quotes"));
    assertThat(
            modelFree.evaluate(
                new SyntheticChain("SPX", Double.NaN, CLOSE).build(), ModelFreeVarianceTest::carry))
        .isEqualTo(new ConstantMaturityResult.Unavailable("no price of SPX"));
  }
}
