package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.tables.ExactVolatility;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class ImpliedVolatilityPropertyTest {

  /** From a minute (the logarithm of years is −13.2) to ten years, within five deviations. */
  @Provide
  Arbitrary<Option> options() {
    return Combinators.combine(
            Arbitraries.doubles().between(-13.1, 2.3).ofScale(6),
            Arbitraries.doubles().between(-5, 5).ofScale(6),
            Arbitraries.doubles().between(0.03, 3).ofScale(6),
            Arbitraries.doubles().between(-0.02, 0.1).ofScale(4),
            Arbitraries.doubles().between(0, 0.1).ofScale(4),
            Arbitraries.of(OptionRight.class))
        .as(Option::of);
  }

  @Property(tries = 500)
  void priceToVolatilityToPrice(@ForAll("options") Option option) {
    double volatility = ImpliedVolatility.european(option.in, option.price).orNaN();
    Assume.that(volatility > 0);
    double s = volatility * Math.sqrt(option.in.yearsToExpiration());
    double condition = 1 + option.h * option.h + (2 + Math.abs(option.h)) / s;
    assertThat(BlackScholes.price(option.in, volatility))
        .isCloseTo(option.price, within(2e-15 * condition * option.price + option.rounding()));
  }

  @Property(tries = 500)
  void volatilityRisesWithThePrice(
      @ForAll("options") Option option,
      @ForAll @Scale(2) @DoubleRange(min = 3, max = 15) double digits) {
    double higher = option.price * (1 + Math.pow(10, -digits));
    double volatility = ImpliedVolatility.european(option.in, option.price).orNaN();
    double more = ImpliedVolatility.european(option.in, higher).orNaN();
    Assume.that(volatility > 0 && more > 0);
    double slack = new ExactVolatility(option.in, option.price).unit(volatility);
    assertThat(more).isGreaterThanOrEqualTo(volatility * (1 - 3 * slack));
  }

  /** The deviation runs over the switches in steps of a thousandth of a percent or less. */
  @Property(tries = 50)
  void volatilityIsContinuousAcrossEverySwitch(
      @ForAll @Scale(6) @DoubleRange(min = 0, max = 6) double h,
      @ForAll("switches") double deviation) {
    for (int k = -4; k <= 4; k++) {
      double s = deviation * (1 + k * 1e-9);
      double strike = Math.exp(h * s);
      PricingInputs in = new PricingInputs(1, strike, 1, 0, 0, OptionRight.CALL);
      double price = BlackScholes.price(in, s);
      double volatility = ImpliedVolatility.european(in, price).orNaN();
      Assume.that(volatility > 0);
      assertThat(new ExactVolatility(in, price).errorInUnits(volatility)).isLessThan(2);
    }
  }

  /** The series of small deviations, the sides for many h, the end of the fast table, z = 127. */
  @Provide
  Arbitrary<Double> switches() {
    return Arbitraries.oneOf(
        Arbitraries.of(0.01, 1e-4, 1.0, 4.661), Arbitraries.doubles().between(0.001, 6).ofScale(6));
  }

  /** An option, how many deviations it is from the money, and a price that it may have. */
  record Option(PricingInputs in, double h, double price) {

    private static Option of(
        double logYears,
        double h,
        double volatility,
        double rate,
        double yield,
        OptionRight right) {
      double years = Math.exp(logYears);
      double strike = 100 * Math.exp(h * volatility * Math.sqrt(years) + (rate - yield) * years);
      PricingInputs in = new PricingInputs(100, strike, years, rate, yield, right);
      return new Option(in, h, BlackScholes.price(in, volatility));
    }

    private double rounding() {
      return 4 * Math.ulp(Math.max(in.spot(), in.strike()));
    }
  }
}
