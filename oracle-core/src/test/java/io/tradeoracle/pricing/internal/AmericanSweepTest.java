package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.pricing.reference.FiniteDifferences;
import io.tradeoracle.testing.Proof;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random contracts in four equal parts, spot 100 throughout, strikes within a few standard
 * deviations of the spot or of the forward:
 *
 * <ul>
 *   <li>ordinary: one day to 8 years, volatility 0.05 to 1.45, rates and yields 0 to 0.1, a third
 *       of the yields zero;
 *   <li>wide: five minutes to 30 years, volatility 0.01 to 3, rates 1e-7 to 0.4, yields of that
 *       size, a fifth of them negative;
 *   <li>low volatility: 1 to 30 years, volatility 0.01 to 0.1, rates to 0.15, yields −0.03 to 0.12;
 *   <li>negative rates: a week to 20 years, volatility 0.05 to 1, rates and yields −0.05 to 0.03;
 *       those with two boundaries, which have a test of their own, are given the two swapped.
 * </ul>
 *
 * FAST and ACCURATE are compared with REFERENCE, and that with finite differences, as are far
 * wilder contracts: volatilities, rates and yields of hundreds of per cent, and next to none.
 */
class AmericanSweepTest {
  private static final double SPOT = 100;

  private final AmericanSolver solver = new AmericanSolver();

  private record Draw(
      double strike, double years, double rate, double yield, double volatility, boolean call) {

    Draw moving(double newVolatility) {
      return new Draw(strike, years, rate, yield, newVolatility, call);
    }

    Draw lasting(double newYears) {
      return new Draw(strike, newYears, rate, yield, volatility, call);
    }

    boolean isBetweenBoundaries() {
      return call ? yield < 0 && rate < yield : rate < 0 && yield < rate;
    }
  }

  @Test
  void fastAndAccurateKeepTheirPromise() {
    compare(2_000, 1);
  }

  @Test
  @Tag("proof")
  void fastAndAccurateKeepTheirPromiseOnAHundredThousandContracts() {
    compare(Proof.count(100_000), 2);
  }

  private void compare(int draws, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < draws; i++) {
      Draw draw = draw(random, i % 4);
      double exact = price(draw, AmericanMode.REFERENCE);
      assertThat(price(draw, AmericanMode.ACCURATE))
          .as("seed %d: %s", seed, draw)
          .isCloseTo(exact, within(1e-6 * draw.strike));
      assertThat(price(draw, AmericanMode.FAST))
          .as("seed %d: %s", seed, draw)
          .isCloseTo(exact, within(1e-4 * draw.strike));
    }
  }

  @Test
  void referenceAgreesWithFiniteDifferences() {
    agreeWithFiniteDifferences(12, 3, 320, 1e-7);
  }

  @Test
  @Tag("proof")
  void referenceAgreesWithFineFiniteDifferences() {
    agreeWithFiniteDifferences(Proof.count(320), 4, 1600, 1e-8);
  }

  private void agreeWithFiniteDifferences(int draws, long seed, int size, double slack) {
    Random random = new Random(seed);
    for (int i = 0; i < draws; i++) {
      Draw d = draw(random, i % 4);
      FiniteDifferences.Estimate estimate =
          FiniteDifferences.price(
              FiniteDifferences.Contract.american(
                  SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call),
              size);
      assertThat(price(d, AmericanMode.REFERENCE))
          .as("seed %d: %s, %s", seed, d, estimate)
          .isCloseTo(estimate.price(), within(estimate.error() + slack * d.strike));
    }
  }

  @Test
  void volatilitiesReproduceTheirPrices() {
    reproduce(2_000, 6);
  }

  @Test
  @Tag("proof")
  void volatilitiesOfAHundredThousandContractsReproduceTheirPrices() {
    reproduce(Proof.count(100_000), 7);
  }

  private void reproduce(int draws, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < draws; i++) {
      Draw d = draw(random, i % 4);
      double price = price(d, AmericanMode.ACCURATE);
      double volatility = volatility(solver, d, price);
      if (volatility > 0) {
        assertThat(price(d.moving(volatility), AmericanMode.ACCURATE))
            .as("seed %d: %s", seed, d)
            .isCloseTo(price, within(1e-9 * d.strike));
      } else {
        assertThat(price).as("seed %d: %s", seed, d).isLessThan(leastAt(d) + 1e-9 * d.strike);
      }
    }
  }

  /** Without volatility the price is the least. */
  private double leastAt(Draw d) {
    return price(d.moving(0), AmericanMode.ACCURATE);
  }

  private double price(Draw d, AmericanMode mode) {
    return solver.price(SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call, mode);
  }

  private static Draw draw(Random random, int part) {
    return switch (part) {
      case 0 -> ordinary(random);
      case 1 -> wide(random);
      case 2 -> lowVolatility(random);
      default -> negativeRates(random);
    };
  }

  private static Draw ordinary(Random random) {
    double years = logUniform(random, 0.003, 8);
    double volatility = 0.05 + 1.4 * random.nextDouble() * random.nextDouble();
    double yield = random.nextInt(3) == 0 ? 0 : 0.1 * random.nextDouble();
    return struck(random, years, 0.1 * random.nextDouble(), yield, volatility);
  }

  private static Draw wide(Random random) {
    double years = logUniform(random, 1e-5, 30);
    double volatility = logUniform(random, 0.01, 3);
    double yield = (random.nextInt(5) == 0 ? -1 : 1) * logUniform(random, 1e-7, 0.4);
    return struck(random, years, logUniform(random, 1e-7, 0.4), yield, volatility);
  }

  private static Draw lowVolatility(Random random) {
    double years = logUniform(random, 1, 30);
    double volatility = logUniform(random, 0.01, 0.1);
    double yield = 0.15 * random.nextDouble() - 0.03;
    return struck(random, years, 0.15 * random.nextDouble(), yield, volatility);
  }

  private static Draw negativeRates(Random random) {
    double years = logUniform(random, 0.02, 20);
    double volatility = logUniform(random, 0.05, 1);
    double rate = 0.08 * random.nextDouble() - 0.05;
    double yield = 0.08 * random.nextDouble() - 0.05;
    Draw d = struck(random, years, rate, yield, volatility);
    return d.isBetweenBoundaries()
        ? new Draw(d.strike, years, /* rate= */ yield, /* yield= */ rate, volatility, d.call)
        : d;
  }

  private static Draw struck(
      Random random, double years, double rate, double yield, double volatility) {
    double width = 0.02 + volatility * Math.sqrt(years);
    double centre = random.nextBoolean() ? (rate - yield) * years : 0;
    double strike = SPOT * Math.exp(0.8 * width * random.nextGaussian() + centre);
    double within = Math.max(1, Math.min(1e4, strike));
    return new Draw(within, years, rate, yield, volatility, random.nextBoolean());
  }

  @Test
  void wildInputsGiveRightNumbers() {
    wild(2_000, 3);
  }

  @Test
  @Tag("proof")
  void veryManyWildInputsGiveRightNumbers() {
    wild(Proof.count(200_000), 4);
  }

  private void wild(int draws, long seed) {
    Random random = new Random(seed);
    double[] out = new double[6];
    for (int i = 0; i < draws; i++) {
      Draw d = wildDraw(random);
      AmericanMode mode = random.nextBoolean() ? AmericanMode.ACCURATE : AmericanMode.FAST;
      String name = "seed " + seed + ", " + mode + ": " + d;
      double price = price(d, mode);
      if (d.isBetweenBoundaries()) {
        continue;
      }
      double unit = d.call ? SPOT : d.strike;
      double promised = (mode == AmericanMode.FAST ? 1e-4 : 1e-6) * unit;
      double exact = price(d, AmericanMode.REFERENCE);
      assertThat(price).as(name).isCloseTo(exact, within(promised));
      solver.value(SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call, mode, out);
      assertThat(out).as(name).doesNotContain(Double.NaN);
      assertThat(out[0]).as(name).isCloseTo(exact, within(promised));
      // An American option never loses by a longer life, nor is it ever worth less than a European.
      assertThat(price(d.lasting(0.9 * d.years), AmericanMode.REFERENCE))
          .as(name)
          .isLessThanOrEqualTo(exact + 1e-8 * unit);
      assertThat(exact).as(name).isGreaterThanOrEqualTo(european(d) - 1e-8 * unit);
      double volatility =
          solver.impliedVolatility(
              price, SPOT, d.strike, d.years, d.rate, d.yield, d.call, mode, Double.NaN);
      assertThat(volatility).as(name).isFinite();
    }
  }

  private static double european(Draw d) {
    return BlackScholesKernel.price(SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call);
  }

  /** Puts: finite differences lose calls of many deviations among huge spots. */
  @Test
  void wildReferenceAgreesWithFiniteDifferences() {
    agreeInTheWild(6, 8, 800, 1e-4);
  }

  @Test
  @Tag("proof")
  void wildReferenceAgreesWithFineFiniteDifferences() {
    agreeInTheWild(Proof.count(300), 8, 1600, 1e-5);
  }

  private void agreeInTheWild(int draws, long seed, int size, double slack) {
    Random random = new Random(seed);
    int compared = 0;
    while (compared < draws) {
      Draw d = longDraw(random);
      double exact = price(d, AmericanMode.REFERENCE);
      boolean isDull = exact - Math.max(european(d), d.strike - SPOT) < 1e-6 * d.strike;
      if (d.isBetweenBoundaries() || isDull) {
        continue;
      }
      FiniteDifferences.Estimate estimate =
          FiniteDifferences.price(
              FiniteDifferences.Contract.american(
                  SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call),
              size);
      assertThat(exact)
          .as("seed %d: %s, %s", seed, d, estimate)
          .isCloseTo(estimate.price(), within(estimate.error() + slack * d.strike));
      compared++;
    }
  }

  private static Draw longDraw(Random random) {
    double years = logUniform(random, 0.01, 60);
    double width = logUniform(random, 1, 8);
    double strike = SPOT * Math.exp(width * random.nextGaussian());
    double rate = wildRate(random, years);
    double yield = rate + (10 / years) * (2 * random.nextDouble() - 1);
    return new Draw(strike, years, rate, yield, width / Math.sqrt(years), /* call= */ false);
  }

  private static Draw wildDraw(Random random) {
    double years = logUniform(random, 1e-9, 100);
    double volatility = logUniform(random, 1e-8, 100);
    double width = 0.1 + Math.min(60, 5 * volatility * Math.sqrt(years));
    double strike = SPOT * Math.exp(width * random.nextGaussian());
    return new Draw(
        strike,
        years,
        wildRate(random, years),
        wildRate(random, years),
        volatility,
        random.nextBoolean());
  }

  /** Any size and sign, but no discount factor beyond the range of a double. */
  private static double wildRate(Random random, double years) {
    double size = Math.min(logUniform(random, 1e-12, 7), 300 / years);
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> -size;
      default -> size;
    };
  }

  @Test
  void inputsOfAnySizeGiveNumbersNoLessThanExercise() {
    double[] sizes = {1e-150, 1e-50, 1e-10, 1, 100, 1e5, 1e50, 1e150};
    double[] lives = {1e-12, 1e-3, 1, 10, 100};
    double[] rates = {0, 1e-320, 1e-12, 0.05, -0.05, -1e-12, 5, -5};
    double[] volatilities = {0, 4.9e-324, 1e-200, 1e-8, 1e-3, 0.2, 3, 100, 1e4};
    Random random = new Random(9);
    double[] out = new double[6];
    for (int i = 0; i < 3_000; i++) {
      double spot = any(random, sizes);
      Draw d =
          new Draw(
              any(random, sizes),
              any(random, lives),
              any(random, rates),
              any(random, rates),
              any(random, volatilities),
              random.nextBoolean());
      AmericanMode mode = any(random, AmericanMode.values());
      if (d.isBetweenBoundaries()) {
        continue;
      }
      solver.value(spot, d.strike, d.years, d.rate, d.yield, d.volatility, d.call, mode, out);
      String name = mode + " at " + spot + ": " + d;
      assertThat(out).as(name).doesNotContain(Double.NaN);
      double payoff = d.call ? spot - d.strike : d.strike - spot;
      assertThat(out[0]).as(name).isGreaterThanOrEqualTo(Math.max(0, payoff));
    }
  }

  private static double any(Random random, double[] of) {
    return of[random.nextInt(of.length)];
  }

  private static AmericanMode any(Random random, AmericanMode[] of) {
    return of[random.nextInt(of.length)];
  }

  private static double logUniform(Random random, double from, double to) {
    return from * Math.exp(random.nextDouble() * Math.log(to / from));
  }

  @Test
  void answersDoNotDependOnWhatWasComputedBefore() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      Draw d = ordinary(random);
      double used = price(d, AmericanMode.ACCURATE);
      double usedVolatility = volatility(solver, d, used);
      AmericanSolver fresh = new AmericanSolver();
      assertThat(volatility(fresh, d, used)).isEqualTo(usedVolatility);
      assertThat(
              new AmericanSolver()
                  .price(
                      SPOT,
                      d.strike,
                      d.years,
                      d.rate,
                      d.yield,
                      d.volatility,
                      d.call,
                      AmericanMode.ACCURATE))
          .isEqualTo(used);
    }
  }

  private static double volatility(AmericanSolver solver, Draw d, double price) {
    return solver.impliedVolatility(
        price, SPOT, d.strike, d.years, d.rate, d.yield, d.call, AmericanMode.ACCURATE, Double.NaN);
  }
}
