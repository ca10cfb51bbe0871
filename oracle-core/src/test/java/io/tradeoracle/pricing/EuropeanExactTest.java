package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OptionRight;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random options of every kind, wider than the golden files, against 60 digits. */
class EuropeanExactTest {

  private static final double GREEK = 1e-12;
  private static final double CURVATURE = 1e-11;

  /** Prices below it are about to lose digits by underflow. */
  private static final double LEAST_PRICE = 1e-280;

  @Test
  void aThousandRandomOptionsAreWithinTheBars() {
    sweep(1, 1000);
  }

  @Test
  @Tag("proof")
  void aHundredThousandRandomOptionsAreWithinTheBars() {
    sweep(2, 100_000);
  }

  private static void sweep(long seed, int size) {
    Random random = new Random(seed);
    PricingColumns columns = PricingColumns.ofSize(size);
    double[] volatility = new double[size];
    for (int i = 0; i < size; i++) {
      columns.set(i, inputs(random));
      volatility[i] = Math.exp(-6.5 + 8 * random.nextDouble());
    }
    double[] prices = new double[size];
    ValuationColumns values = ValuationColumns.ofSize(size);
    EuropeanBatch.price(columns, volatility, prices);
    EuropeanBatch.value(columns, volatility, values);
    for (int i = 0; i < size; i++) {
      PricingInputs in = columns.row(i);
      String row = in + " at " + volatility[i];
      ExactEuropean exact = ExactEuropean.blackScholes(in, volatility[i]);
      checkPrice(row, BlackScholes.price(in, volatility[i]), exact, 4);
      checkPrice(row, prices[i], exact, 8);
      checkPrice(row, values.price()[i], exact, 8);
      checkGreeks(row, in, BlackScholes.value(in, volatility[i]), exact.value);
      checkGreeks(row, in, values.row(i), exact.value);
      checkSecondOrder(row, BlackScholes.secondOrder(in, volatility[i]), exact.secondOrder);
    }
  }

  /** From a minute to thirty years, at most some twenty deviations out of the money. */
  private static PricingInputs inputs(Random random) {
    double spot = Math.exp(-3 + 12 * random.nextDouble());
    double years = Math.exp(-13 + 16.4 * random.nextDouble());
    double moneyness = random.nextGaussian() * (random.nextBoolean() ? 0.05 : 1.5);
    return new PricingInputs(
        spot,
        spot * Math.exp(moneyness * Math.min(1, 3 * Math.sqrt(years))),
        years,
        -0.08 + 0.25 * random.nextDouble(),
        -0.03 + 0.15 * random.nextDouble(),
        random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT);
  }

  private static void checkPrice(String row, double actual, ExactEuropean exact, double units) {
    if (exact.price > LEAST_PRICE) {
      double error = Math.abs(actual - exact.price) / exact.price;
      assertThat(error / exact.unit).as("units of %s", row).isLessThanOrEqualTo(units);
    } else {
      assertThat(actual).as(row).isBetween(0.0, 2 * LEAST_PRICE);
    }
  }

  private static void checkGreeks(
      String row, PricingInputs in, Valuation actual, Valuation expected) {
    double scale = Math.max(in.spot(), in.strike());
    check(row, "delta", actual.deltaPerUnitSpot(), expected.deltaPerUnitSpot(), GREEK, 1);
    check(row, "vega", actual.vegaPerUnitVol(), expected.vegaPerUnitVol(), GREEK, scale);
    check(row, "theta", actual.thetaPerYear(), expected.thetaPerYear(), GREEK, scale);
    check(row, "rho", actual.rhoPerUnitRate(), expected.rhoPerUnitRate(), GREEK, scale);
    double gamma = expected.gammaPerUnitSpotSquared();
    if (gamma > LEAST_PRICE) {
      check(row, "gamma", actual.gammaPerUnitSpotSquared(), gamma, CURVATURE, 0);
    }
  }

  private static void checkSecondOrder(String row, SecondOrder actual, SecondOrder expected) {
    // Each is a difference that may vanish: its largest term gives the scale.
    double vanna = expected.vannaPerUnitSpotPerUnitVol();
    double volga = expected.volgaPerUnitVolSquared();
    double speed = expected.speedPerUnitSpotCubed();
    check(row, "vanna", actual.vannaPerUnitSpotPerUnitVol(), vanna, CURVATURE, LEAST_PRICE);
    check(row, "volga", actual.volgaPerUnitVolSquared(), volga, CURVATURE, LEAST_PRICE);
    check(row, "speed", actual.speedPerUnitSpotCubed(), speed, CURVATURE, LEAST_PRICE);
    double charm = expected.charmPerUnitSpotPerYear();
    check(row, "charm", actual.charmPerUnitSpotPerYear(), charm, CURVATURE, 1e-10);
  }

  private static void check(
      String row, String name, double actual, double expected, double relative, double scale) {
    assertThat(Math.abs(actual - expected))
        .as("error of %s %s, not %s, of %s", name, actual, expected, row)
        .isLessThanOrEqualTo(relative * Math.max(Math.abs(expected), scale));
  }
}
