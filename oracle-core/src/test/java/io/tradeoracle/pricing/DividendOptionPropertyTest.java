package io.tradeoracle.pricing;

import static io.tradeoracle.model.ExerciseStyle.AMERICAN;
import static io.tradeoracle.model.ExerciseStyle.EUROPEAN;
import static io.tradeoracle.pricing.AmericanAccuracy.FAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class DividendOptionPropertyTest {
  /** Twice what FAST promises, of a strike of 100. */
  private static final double SLACK = 2e-2;

  @Property(tries = 40)
  void americanIsWorthNoLessThanEuropeanAndExercise(
      @ForAll @DoubleRange(min = 60, max = 150) double spot,
      @ForAll @DoubleRange(min = 0.1, max = 2) double years,
      @ForAll @DoubleRange(min = 0.1, max = 0.8) double volatility,
      @ForAll @DoubleRange(min = -0.02, max = 0.08) double rate,
      @ForAll @DoubleRange(min = 0, max = 20) double amount,
      @ForAll OptionRight right) {
    PricingInputs in = new PricingInputs(spot, 100, years, rate, 0.01, right);
    List<CashDividend> one = List.of(new CashDividend(0.4 * years, amount));
    double american = DividendOption.price(in, AMERICAN, one, volatility, FAST);
    double payoff = right == OptionRight.CALL ? spot - 100 : 100 - spot;
    assertThat(american)
        .isGreaterThanOrEqualTo(payoff)
        .isGreaterThanOrEqualTo(DividendOption.price(in, EUROPEAN, one, volatility, FAST) - SLACK);
  }

  @Property(tries = 40)
  void europeanCallAndPutDifferByTheForward(
      @ForAll @DoubleRange(min = 80, max = 150) double spot,
      @ForAll @DoubleRange(min = 0.1, max = 1) double years,
      @ForAll @DoubleRange(min = 0.1, max = 0.3) double volatility,
      @ForAll @DoubleRange(min = 0, max = 10) double amount) {
    List<CashDividend> one = List.of(new CashDividend(0.4 * years, amount));
    PricingInputs call = new PricingInputs(spot, 100, years, 0.03, 0.01, OptionRight.CALL);
    PricingInputs put = new PricingInputs(spot, 100, years, 0.03, 0.01, OptionRight.PUT);
    double parity =
        spot * Math.exp(-0.01 * years)
            - amount * Math.exp((-0.03 * 0.4 - 0.01 * 0.6) * years)
            - 100 * Math.exp(-0.03 * years);
    assertThat(
            DividendOption.price(call, EUROPEAN, one, volatility, FAST)
                - DividendOption.price(put, EUROPEAN, one, volatility, FAST))
        .isCloseTo(parity, within(SLACK));
  }

  @Property(tries = 40)
  void aLargerDividendLowersTheCallAndRaisesThePut(
      @ForAll @DoubleRange(min = 60, max = 150) double spot,
      @ForAll @DoubleRange(min = 0.1, max = 1) double years,
      @ForAll @DoubleRange(min = 0, max = 10) double amount,
      @ForAll @DoubleRange(min = 0, max = 10) double more) {
    for (OptionRight right : OptionRight.values()) {
      PricingInputs in = new PricingInputs(spot, 100, years, 0.03, 0, right);
      double small = price(in, years, amount);
      double large = price(in, years, amount + more);
      double rise = right == OptionRight.CALL ? small - large : large - small;
      assertThat(rise).isGreaterThan(-SLACK);
    }
  }

  private static double price(PricingInputs in, double years, double amount) {
    List<CashDividend> one = List.of(new CashDividend(0.6 * years, amount));
    return DividendOption.price(in, AMERICAN, one, 0.3, FAST);
  }
}
