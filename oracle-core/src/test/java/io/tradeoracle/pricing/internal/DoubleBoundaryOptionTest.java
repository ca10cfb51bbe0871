package io.tradeoracle.pricing.internal;

import static io.tradeoracle.pricing.internal.AmericanMode.ACCURATE;
import static io.tradeoracle.pricing.internal.AmericanMode.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.pricing.reference.FiniteDifferences;
import io.tradeoracle.testing.Proof;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleBoundaryOptionTest {
  private static final double SPOT = 100;

  private final DoubleBoundaryOption option = new DoubleBoundaryOption();

  private record Draw(
      double strike, double years, double rate, double yield, double volatility, boolean call) {}

  private static Draw draw(Random random) {
    boolean wide = random.nextInt(3) == 0;
    double years = wide ? logUniform(random, 1e-3, 20) : logUniform(random, 0.02, 10);
    double volatility = wide ? logUniform(random, 0.03, 1) : 0.05 + 0.4 * random.nextDouble();
    double rate = -(wide ? logUniform(random, 1e-5, 0.1) : 0.05 * random.nextDouble());
    double yield = rate * (1 + (wide ? logUniform(random, 0.01, 5) : 3 * random.nextDouble()));
    boolean call = random.nextBoolean();
    double width = 0.03 + volatility * Math.sqrt(years);
    double strike = SPOT * Math.exp(0.7 * width * random.nextGaussian());
    return new Draw(strike, years, call ? yield : rate, call ? rate : yield, volatility, call);
  }

  private static double logUniform(Random random, double from, double to) {
    return from * Math.exp(random.nextDouble() * Math.log(to / from));
  }

  private double price(Draw d, AmericanMode mode) {
    return price(d, SPOT, d.years, d.rate, d.volatility, mode);
  }

  private double price(
      Draw d, double spot, double years, double rate, double volatility, AmericanMode mode) {
    return option.price(spot, d.strike, years, rate, d.yield, volatility, d.call, mode);
  }

  private static double european(Draw d) {
    return BlackScholesKernel.price(SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call);
  }

  // Of finite differences with 200 and 800 steps on either side.
  @ParameterizedTest
  @CsvSource({
    "100, 1, -0.01, -0.03, 0.2, false", "105.2631579, 1, -0.01, -0.03, 0.1, false",
    "142.857142857, 0.2, -0.01, -0.02, 0.4, false", "250, 2, -0.03, -0.06, 0.15, false",
    "100, 10, -0.005, -0.01, 0.05, false", "104.47, 8.35, -0.175, -0.0494, 0.42, true",
    "81.56, 2.93, -0.01227, -0.0436, 0.36, false", "97, 1, -0.03, -0.01, 0.2, true"
  })
  void agreesWithFiniteDifferences(
      double strike, double years, double rate, double yield, double volatility, boolean call) {
    agrees(new Draw(strike, years, rate, yield, volatility, call), 192, 1e-6);
  }

  @Test
  @Tag("proof")
  void manyAgreeWithFineFiniteDifferences() {
    Random random = new Random(21);
    for (int i = 0; i < Proof.count(150); i++) {
      agrees(draw(random), 1600, 1e-8);
    }
  }

  private void agrees(Draw d, int size, double slack) {
    FiniteDifferences.Estimate estimate =
        FiniteDifferences.price(
            FiniteDifferences.Contract.american(
                SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call),
            size);
    assertThat(price(d, REFERENCE))
        .as("%s, %s", d, estimate)
        .isCloseTo(estimate.price(), within(estimate.error() + slack * d.strike));
  }

  @Test
  void usualStepsAgreeWithFineOnes() {
    fineAgree(60, 22);
  }

  @Test
  @Tag("proof")
  void usualStepsAgreeWithFineOnesManyTimes() {
    fineAgree(Proof.count(20_000), 23);
  }

  private void fineAgree(int draws, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < draws; i++) {
      Draw d = draw(random);
      double price = price(d, ACCURATE);
      assertThat(price).as("%s", d).isCloseTo(price(d, REFERENCE), within(1e-7 * d.strike));
      assertThat(price).as("%s", d).isGreaterThanOrEqualTo(european(d) - 1e-9 * d.strike);
      double payoff = d.call ? SPOT - d.strike : d.strike - SPOT;
      assertThat(price).as("%s", d).isGreaterThanOrEqualTo(payoff);
    }
  }

  @Test
  void sensitivitiesAgreeWithDifferences() {
    Random random = new Random(24);
    double[] out = new double[6];
    int told = 0;
    for (int i = 0; i < 16; i++) {
      Draw d = draw(random);
      option.value(SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call, REFERENCE, out);
      double width = d.volatility * Math.sqrt(d.years);
      double h = 2e-3 * SPOT * Math.min(0.5, width);
      double middle = price(d, REFERENCE);
      double up = price(d, SPOT + h, d.years, d.rate, d.volatility, REFERENCE);
      double down = price(d, SPOT - h, d.years, d.rate, d.volatility, REFERENCE);
      assertThat(out[0]).isEqualTo(middle);
      double payoff = d.call ? SPOT - d.strike : d.strike - SPOT;
      if (middle <= payoff + 1e-3 * width * d.strike) {
        continue;
      }
      told++;
      String name = d.toString();
      assertThat(out[1]).as(name).isCloseTo((up - down) / (2 * h), within(1e-5));
      double gamma = (up - 2 * middle + down) / (h * h);
      assertThat(out[2] * SPOT * width).as(name).isCloseTo(gamma * SPOT * width, within(1e-3));
      double v = 1e-3 * d.volatility;
      double vega =
          (price(d, SPOT, d.years, d.rate, d.volatility + v, REFERENCE)
                  - price(d, SPOT, d.years, d.rate, d.volatility - v, REFERENCE))
              / (2 * v);
      assertThat(out[3] / SPOT).as(name).isCloseTo(vega / SPOT, within(1e-4));
      double r = 1e-3 * Math.min(Math.abs(d.rate), Math.abs(d.rate - d.yield));
      double rho =
          (price(d, SPOT, d.years, d.rate + r, d.volatility, REFERENCE)
                  - price(d, SPOT, d.years, d.rate - r, d.volatility, REFERENCE))
              / (2 * r);
      assertThat(out[5] * r * 1e3 / SPOT).as(name).isCloseTo(rho * r * 1e3 / SPOT, within(1e-5));
      double t = 1e-3 * d.years;
      double theta =
          (price(d, SPOT, d.years - t, d.rate, d.volatility, REFERENCE)
                  - price(d, SPOT, d.years + t, d.rate, d.volatility, REFERENCE))
              / (2 * t);
      assertThat(out[4] * d.years / SPOT).as(name).isCloseTo(theta * d.years / SPOT, within(1e-4));
    }
    assertThat(told).isGreaterThan(8);
  }

  @Test
  void isExercisedBetweenTheBoundariesOnly() {
    double[] deltas = new double[3];
    double[] out = new double[6];
    double[] spots = {30, 50, 80};
    for (int i = 0; i < 3; i++) {
      option.value(spots[i], 100, 1, -0.01, -0.03, 0.2, false, ACCURATE, out);
      deltas[i] = out[1];
    }
    assertThat(deltas[1]).isEqualTo(-1);
    assertThat(out[0]).isGreaterThan(20);
    assertThat(option.price(50, 100, 1, -0.01, -0.03, 0.2, false, ACCURATE)).isEqualTo(50);
    assertThat(deltas[2]).isGreaterThan(-1);
    assertThat(deltas[0]).isLessThan(-1);
  }

  @Test
  void volatilityReproducesThePrice() {
    Random random = new Random(25);
    for (int i = 0; i < 10; i++) {
      Draw d = draw(random);
      double price = price(d, ACCURATE);
      double found =
          option.impliedVolatility(
              price, SPOT, d.strike, d.years, d.rate, d.yield, d.call, ACCURATE);
      if (found > 0) {
        double again = price(d, SPOT, d.years, d.rate, found, ACCURATE);
        assertThat(again).as("%s", d).isCloseTo(price, within(1e-9 * d.strike));
      } else {
        double least = price(d, SPOT, d.years, d.rate, 0, ACCURATE);
        assertThat(found).isEqualTo(ImpliedVolatilityKernel.BELOW_INTRINSIC);
        assertThat(price).as("%s", d).isCloseTo(least, within(1e-9 * d.strike));
      }
    }
  }

  @Test
  void pricesWithoutAVolatilityAreTold() {
    assertThat(option.impliedVolatility(10, 90, 100, 1, -0.01, -0.03, false, ACCURATE))
        .isEqualTo(ImpliedVolatilityKernel.BELOW_INTRINSIC);
    double most = 100 * Math.exp(0.01);
    assertThat(option.impliedVolatility(most, 90, 100, 1, -0.01, -0.03, false, ACCURATE))
        .isEqualTo(ImpliedVolatilityKernel.ABOVE_MAXIMUM);
    assertThat(option.impliedVolatility(0.999 * most, 90, 100, 1, -0.01, -0.03, false, ACCURATE))
        .isGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutVolatilityTheBestCertainExerciseCounts(boolean call) {
    double rate = call ? -0.06 : -0.02;
    double yield = call ? -0.02 : -0.06;
    double strike = call ? 40 : 250;
    double best = 0;
    for (double t = 0; t <= 30; t += 1e-3) {
      double gain = strike * Math.exp(-rate * t) - SPOT * Math.exp(-yield * t);
      best = Math.max(best, call ? -gain : gain);
    }
    assertThat(option.price(SPOT, strike, 30, rate, yield, 0, call, ACCURATE))
        .isCloseTo(best, within(1e-5));
    assertThat(option.price(SPOT, strike, 30, rate, yield, 1e-3, call, ACCURATE))
        .isCloseTo(best, within(1e-2));
  }

  @Test
  void wildInputsGiveBoundedNumbers() {
    wild(200, 27);
  }

  @Test
  @Tag("proof")
  void veryManyWildInputsGiveBoundedNumbers() {
    wild(Proof.count(20_000), 28);
  }

  /** Any volatility, time and rates, but no discount factor beyond e^20. */
  private void wild(int draws, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < draws; i++) {
      double years = logUniform(random, 1e-7, 100);
      double volatility = logUniform(random, 1e-7, 10);
      double most = Math.min(1, 10 / years);
      double rate = -logUniform(random, 1e-9, most);
      double yield = rate - logUniform(random, 1e-9, most);
      double width = Math.min(5, 0.1 + 2 * volatility * Math.sqrt(years));
      double strike = SPOT * Math.exp(width * random.nextGaussian());
      Draw d = new Draw(strike, years, rate, yield, volatility, false);
      double unit = 1e-7 * strike * Math.exp(-yield * years);
      double price = price(d, ACCURATE);
      assertThat(price).as("%s", d).isCloseTo(price(d, REFERENCE), within(unit));
      assertThat(price).as("%s", d).isGreaterThanOrEqualTo(european(d) - unit);
      double least = price(d, SPOT, years, rate, 0, ACCURATE);
      assertThat(price).as("%s", d).isGreaterThanOrEqualTo(least - unit);
    }
  }

  @Property(tries = 30)
  void becomesEuropeanAsTheYieldRisesToTheRate(
      @ForAll @DoubleRange(min = 0.1, max = 5) double years,
      @ForAll @DoubleRange(min = 0.05, max = 0.8) double volatility,
      @ForAll @DoubleRange(min = -0.05, max = -0.01) double rate,
      @ForAll @DoubleRange(min = 70, max = 140) double strike,
      @ForAll boolean call) {
    double yield = rate * (1 + 1e-6);
    Draw d = new Draw(strike, years, call ? yield : rate, call ? rate : yield, volatility, call);
    double payoff = call ? SPOT - strike : strike - SPOT;
    assertThat(price(d, ACCURATE)).isCloseTo(Math.max(payoff, european(d)), within(1e-9 * strike));
  }

  @Property(tries = 15)
  void joinsTheSingleBoundaryAsTheRateRisesToZero(
      @ForAll @DoubleRange(min = 0.1, max = 5) double years,
      @ForAll @DoubleRange(min = 0.1, max = 0.8) double volatility,
      @ForAll @DoubleRange(min = -0.06, max = -0.01) double yield,
      @ForAll @DoubleRange(min = 80, max = 140) double strike) {
    double below = option.price(SPOT, strike, years, -1e-9, yield, volatility, false, REFERENCE);
    double above =
        new AmericanSolver().price(SPOT, strike, years, 0, yield, volatility, false, REFERENCE);
    assertThat(below).isCloseTo(above, within(5e-8 * strike));
  }

  @Test
  void answersDoNotDependOnWhatWasComputedBefore() {
    Random random = new Random(26);
    for (int i = 0; i < 5; i++) {
      Draw d = draw(random);
      double used = price(d, ACCURATE);
      assertThat(
              new DoubleBoundaryOption()
                  .price(SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call, ACCURATE))
          .isEqualTo(used);
    }
  }
}
