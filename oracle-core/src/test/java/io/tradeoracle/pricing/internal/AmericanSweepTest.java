package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random contracts against a finer discretisation, and far wilder ones for sane answers only. */
class AmericanSweepTest {
  private static final double SPOT = 100;

  private final AmericanSolver solver = new AmericanSolver();
  private final AmericanContract contract = new AmericanContract();
  private final AmericanPerpetual perpetual = new AmericanPerpetual();

  private record Draw(
      double strike, double years, double rate, double yield, double volatility, boolean call) {}

  @Test
  void everyTierAgreesWithTheReference() {
    compare(new AmericanTier(AmericanScheme.EXTREME, 1e-9, 1e-6), 300, 1);
  }

  @Test
  @Tag("proof")
  void everyTierAgreesWithAFarFinerScheme() {
    compare(new AmericanTier(new AmericanScheme(32, 32, 160), 1e-9, 1e-6), 20_000, 2);
  }

  private void compare(AmericanTier reference, int draws, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < draws; i++) {
      Draw draw = i % 2 == 0 ? ordinary(random) : wide(random);
      double exact = reference(reference, draw);
      if (!Double.isNaN(exact)) {
        assertThat(price(draw, AmericanMode.ACCURATE))
            .as("seed %d: %s", seed, draw)
            .isCloseTo(exact, within(1.5e-6 * draw.strike));
        assertThat(price(draw, AmericanMode.FAST))
            .as("seed %d: %s", seed, draw)
            .isCloseTo(exact, within(1e-4 * draw.strike));
      }
    }
  }

  private double price(Draw d, AmericanMode mode) {
    return solver.price(SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call, mode);
  }

  private double reference(AmericanTier tier, Draw d) {
    if (contract.set(SPOT, d.strike, d.years, d.rate, d.yield, d.call)
        != AmericanContract.Exercise.BELOW_BOUNDARY) {
      return Double.NaN;
    }
    perpetual.set(contract.rate, contract.yield, contract.years, d.volatility);
    if (perpetual.isBelow(contract.logSpot)) {
      return contract.unit * contract.intrinsic();
    }
    tier.solve(contract, perpetual, d.volatility);
    return contract.unit * tier.price(contract);
  }

  private static Draw ordinary(Random random) {
    double years = logUniform(random, 0.003, 8);
    double volatility = 0.05 + 1.4 * random.nextDouble() * random.nextDouble();
    double yield = random.nextInt(3) == 0 ? 0 : 0.1 * random.nextDouble();
    double width = volatility * Math.sqrt(years);
    double strike = SPOT * Math.exp(0.8 * width * random.nextGaussian());
    return new Draw(
        strike, years, 0.1 * random.nextDouble(), yield, volatility, random.nextBoolean());
  }

  private static Draw wide(Random random) {
    double years = logUniform(random, 1e-6, 30);
    double volatility = logUniform(random, 0.01, 3);
    double yield = (random.nextInt(5) == 0 ? -1 : 1) * logUniform(random, 1e-7, 0.4);
    double width = 0.1 + volatility * Math.sqrt(years);
    double strike = SPOT * Math.exp(width * random.nextGaussian());
    return new Draw(
        strike, years, logUniform(random, 1e-7, 0.4), yield, volatility, random.nextBoolean());
  }

  @Test
  void wildInputsGiveBoundedNumbers() {
    wild(2_000, 3);
  }

  @Test
  @Tag("proof")
  void veryManyWildInputsGiveBoundedNumbers() {
    wild(200_000, 4);
  }

  private void wild(int draws, long seed) {
    Random random = new Random(seed);
    double[] out = new double[6];
    for (int i = 0; i < draws; i++) {
      Draw d = wildDraw(random);
      AmericanMode mode = random.nextBoolean() ? AmericanMode.ACCURATE : AmericanMode.FAST;
      String name = "seed " + seed + ", " + mode + ": " + d;
      double price = price(d, mode);
      if (d.call ? d.yield < 0 && d.rate < d.yield : d.rate < 0 && d.yield < d.rate) {
        assertThat(price).as(name).isNaN();
        continue;
      }
      assertThat(price).as(name).isFinite().isNotNegative();
      if (solver.value(SPOT, d.strike, d.years, d.rate, d.yield, d.volatility, d.call, mode, out)) {
        assertThat(out).as(name).doesNotContain(Double.NaN);
        double promised = mode == AmericanMode.FAST ? 1e-4 : 1e-6;
        assertThat(out[0]).as(name).isCloseTo(price, within(promised * Math.max(SPOT, d.strike)));
      }
      double volatility =
          solver.impliedVolatility(
              price, SPOT, d.strike, d.years, d.rate, d.yield, d.call, mode, Double.NaN);
      assertThat(volatility).as(name).isFinite();
    }
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
