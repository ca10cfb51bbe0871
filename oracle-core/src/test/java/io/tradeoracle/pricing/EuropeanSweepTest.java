package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.testing.Proof;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random options far beyond the golden ones against 60 digits, one by one and as columns:
 * log-uniform times from a minute to thirty years, volatilities from 0.1 % to 600 %, moneyness to
 * twelve total deviations, rates and yields of both signs.
 */
class EuropeanSweepTest {

  private static final double CALL_UNITS = 4;
  private static final double BATCH_UNITS = 8;
  private static final double GREEK = 1e-12;
  private static final double CURVATURE = 1e-11;

  /** Below this a double has lost digits. */
  private static final double SMALLEST_PRICE = 1e-290;

  @Test
  void fewThousandRandomOptionsKeepTheirAccuracy() {
    sweep(3_000, 1);
  }

  @Test
  @Tag("proof")
  void manyRandomOptionsKeepTheirAccuracy() {
    sweep(Proof.count(200_000), 2);
  }

  private static void sweep(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PricingColumns in = PricingColumns.ofSize(size);
    double[] volatility = new double[size];
    for (int i = 0; i < size; i++) {
      volatility[i] = logUniform(random, 1e-3, 6);
      in.set(i, option(random, volatility[i]));
    }
    ValuationColumns batch = ValuationColumns.ofSize(size);
    EuropeanBatch.value(in, volatility, batch);
    SecondOrderColumns seconds = SecondOrderColumns.ofSize(size);
    EuropeanBatch.secondOrder(in, volatility, seconds);
    double[] prices = new double[size];
    EuropeanBatch.price(in, volatility, prices);
    for (int i = 0; i < size; i++) {
      PricingInputs row = in.row(i);
      String described = row + " at " + volatility[i];
      ExactEuropean exact = ExactEuropean.blackScholes(row, volatility[i]);
      Valuation one = BlackScholes.value(row, volatility[i]);
      assertThat(one.price()).isEqualTo(BlackScholes.price(row, volatility[i]));
      assertThat(prices[i]).isEqualTo(batch.price()[i]);
      assertPrice(described, exact, one.price(), CALL_UNITS);
      assertPrice(described, exact, prices[i], BATCH_UNITS);
      assertGreeks(described, row, exact.value, one);
      assertGreeks(described, row, exact.value, batch.row(i));
      assertSecondOrder(described, exact, BlackScholes.secondOrder(row, volatility[i]));
      assertSecondOrder(described, exact, seconds.row(i));
    }
  }

  private static PricingInputs option(SplittableRandom random, double volatility) {
    double years = logUniform(random, 2e-6, 30);
    double spot = logUniform(random, 0.01, 10_000);
    double deviations = random.nextDouble(-12, 12) * random.nextDouble();
    double logMoneyness = Math.max(-20, Math.min(20, deviations * volatility * Math.sqrt(years)));
    return new PricingInputs(
        spot,
        spot * Math.exp(logMoneyness),
        years,
        random.nextDouble(-0.1, 0.3),
        random.nextDouble(-0.1, 0.3),
        random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT);
  }

  private static double logUniform(SplittableRandom random, double low, double high) {
    return low * Math.exp(random.nextDouble() * Math.log(high / low));
  }

  private static void assertPrice(
      String described, ExactEuropean exact, double price, double units) {
    double expected = exact.value.price();
    if (expected > SMALLEST_PRICE) {
      assertThat(Math.abs(price - expected) / expected / exact.unit)
          .as("price %s instead of %s: %s", price, expected, described)
          .isLessThan(units);
    } else {
      assertThat(price).as(described).isBetween(0.0, 2 * SMALLEST_PRICE);
    }
  }

  private static void assertGreeks(
      String described, PricingInputs in, Valuation expected, Valuation actual) {
    double scale = Math.max(in.spot(), in.strike());
    assertClose(described, expected.deltaPerUnitSpot(), actual.deltaPerUnitSpot(), 1);
    assertClose(described, expected.vegaPerUnitVol(), actual.vegaPerUnitVol(), scale);
    assertClose(described, expected.thetaPerYear(), actual.thetaPerYear(), scale);
    assertClose(described, expected.rhoPerUnitRate(), actual.rhoPerUnitRate(), scale);
    double gamma = expected.gammaPerUnitSpotSquared();
    if (gamma * in.spot() * in.spot() > SMALLEST_PRICE) {
      assertThat(Math.abs(actual.gammaPerUnitSpotSquared() - gamma))
          .as("gamma of %s", described)
          .isLessThan(CURVATURE * gamma);
    }
  }

  /** Far in the wings, where a gamma vanishes, so may they. */
  private static void assertSecondOrder(String described, ExactEuropean exact, SecondOrder actual) {
    SecondOrder expected = exact.secondOrder;
    if (exact.value.gammaPerUnitSpotSquared() < SMALLEST_PRICE) {
      return;
    }
    assertRelative(
        described, expected.vannaPerUnitSpotPerUnitVol(), actual.vannaPerUnitSpotPerUnitVol());
    assertRelative(described, expected.volgaPerUnitVolSquared(), actual.volgaPerUnitVolSquared());
    assertRelative(described, expected.charmPerUnitSpotPerYear(), actual.charmPerUnitSpotPerYear());
    assertRelative(described, expected.speedPerUnitSpotCubed(), actual.speedPerUnitSpotCubed());
  }

  private static void assertRelative(String described, double expected, double actual) {
    double error = Math.abs(actual - expected);
    assertThat(error)
        .as("%s instead of %s: %s", actual, expected, described)
        .isLessThanOrEqualTo(CURVATURE * Math.abs(expected) + SMALLEST_PRICE);
  }

  private static void assertClose(String described, double expected, double actual, double scale) {
    assertThat(Math.abs(actual - expected))
        .as("%s instead of %s: %s", actual, expected, described)
        .isLessThanOrEqualTo(GREEK * Math.max(Math.abs(expected), scale));
  }
}
