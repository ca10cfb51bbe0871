package io.tradeoracle.pricing;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bachelier's prices, sensitivities and volatilities against 60 digits and at their limits. */
class BachelierExactTest {

  private static final double NAN = Double.NaN;

  private static ForwardInputs inputs(double forward, double strike, OptionRight right) {
    return new ForwardInputs(forward, strike, 1, 0.05, right);
  }

  @Test
  void bachelierIsWithinTheBarsOfTheExactFormula() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      ForwardInputs in = random(random);
      double volatility = Math.exp(-3 + 6 * random.nextDouble());
      ExactEuropean exact = ExactEuropean.bachelier(in, volatility);
      if (exact.price < 1e-280) {
        continue;
      }
      String row = in + " at " + volatility;
      Valuation value = Bachelier.value(in, volatility);
      assertThat(Bachelier.price(in, volatility)).as(row).isEqualTo(value.price());
      assertThat(Math.abs(value.price() / exact.price - 1))
          .as(row)
          .isLessThanOrEqualTo(4 * exact.unit);
      checkGreeks(row, in, value, exact.value);
      checkSecondOrder(row, Bachelier.secondOrder(in, volatility), exact.secondOrder);
    }
  }

  private static ForwardInputs random(Random random) {
    double forward = 100 * random.nextGaussian();
    return new ForwardInputs(
        forward,
        forward + 5 * random.nextGaussian(),
        Math.exp(-7 + 9 * random.nextDouble()),
        -0.05 + 0.15 * random.nextDouble(),
        random.nextBoolean() ? CALL : PUT);
  }

  private static void checkGreeks(
      String row, ForwardInputs in, Valuation actual, Valuation expected) {
    double scale = Math.max(Math.abs(in.forward()), Math.abs(in.strike()));
    check(row, actual.deltaPerUnitSpot(), expected.deltaPerUnitSpot(), 1e-12, 1);
    check(row, actual.gammaPerUnitSpotSquared(), expected.gammaPerUnitSpotSquared(), 1e-11, 0);
    check(row, actual.vegaPerUnitVol(), expected.vegaPerUnitVol(), 1e-12, 1);
    check(row, actual.thetaPerYear(), expected.thetaPerYear(), 1e-12, scale);
    check(row, actual.rhoPerUnitRate(), expected.rhoPerUnitRate(), 1e-12, scale);
  }

  private static void checkSecondOrder(String row, SecondOrder actual, SecondOrder expected) {
    double vanna = expected.vannaPerUnitSpotPerUnitVol();
    double volga = expected.volgaPerUnitVolSquared();
    double charm = expected.charmPerUnitSpotPerYear();
    double speed = expected.speedPerUnitSpotCubed();
    check(row, actual.vannaPerUnitSpotPerUnitVol(), vanna, 1e-11, 1e-280);
    check(row, actual.volgaPerUnitVolSquared(), volga, 1e-11, 1e-280);
    check(row, actual.charmPerUnitSpotPerYear(), charm, 1e-11, 1e-10);
    check(row, actual.speedPerUnitSpotCubed(), speed, 1e-11, 1e-280);
  }

  private static void check(
      String row, double actual, double expected, double relative, double scale) {
    assertThat(Math.abs(actual - expected))
        .as("error of %s, not %s, of %s", actual, expected, row)
        .isLessThanOrEqualTo(relative * Math.max(Math.abs(expected), scale));
  }

  @Test
  void bachelierFindsTheVolatilityBehindItsPrice() {
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      double deviations = 30 * random.nextDouble() * random.nextDouble();
      double volatility = Math.exp(-3 + 6 * random.nextDouble());
      double years = Math.exp(-7 + 9 * random.nextDouble());
      double strike = 3 + deviations * volatility * Math.sqrt(years);
      ForwardInputs in = new ForwardInputs(3, strike, years, 0.03, CALL);
      double found = Bachelier.impliedVolatility(in, Bachelier.price(in, volatility)).orNaN();
      assertThat(found).as("%s", in).isCloseTo(volatility, within(2e-14 * volatility));
    }
  }

  @Test
  void bachelierFindsVolatilitiesAtTheEndsOfTheRange() {
    assertThat(Bachelier.impliedVolatility(inputs(5, 5, PUT), 1e-300).orNaN())
        .isCloseTo(1e-300 * Math.sqrt(2 * Math.PI) * Math.exp(0.05), within(1e-314));
    ForwardInputs far = inputs(5, 6, CALL);
    double least = Bachelier.impliedVolatility(far, Double.MIN_VALUE).orNaN();
    assertThat(Bachelier.price(far, least)).isBetween(0.0, 3 * Double.MIN_VALUE);
    assertThat(least).isBetween(0.02, 0.03);
    double most = Bachelier.impliedVolatility(far, 1e300).orNaN();
    assertThat(Bachelier.price(far, most)).isCloseTo(1e300, within(1e286));
  }

  @Test
  void bachelierClassifiesPricesWithoutVolatility() {
    ForwardInputs in = inputs(10, 7, CALL);
    double intrinsic = Math.exp(-0.05) * 3;
    assertThat(Bachelier.impliedVolatility(in, intrinsic))
        .isInstanceOf(IvResult.BelowIntrinsic.class);
    assertThat(Bachelier.impliedVolatility(in, -1)).isInstanceOf(IvResult.BelowIntrinsic.class);
    assertThat(Bachelier.impliedVolatility(in, NAN)).isInstanceOf(IvResult.InvalidInput.class);
    assertThat(Bachelier.impliedVolatility(new ForwardInputs(1, 1, 0, 0, CALL), 1))
        .isInstanceOf(IvResult.InvalidInput.class);
  }

  @Test
  void withoutVolatilityOrTimeBachelierIsTheForward() {
    double discount = Math.exp(-0.05);
    Valuation value = Bachelier.value(inputs(-2, -5, CALL), 0);
    assertThat(value.price()).isEqualTo(3 * discount);
    assertThat(value.deltaPerUnitSpot()).isEqualTo(discount);
    assertThat(value.gammaPerUnitSpotSquared()).isZero();
    assertThat(value.vegaPerUnitVol()).isZero();
    Valuation expired = Bachelier.value(new ForwardInputs(5, 5, 0, 0.05, PUT), 10);
    assertThat(expired.deltaPerUnitSpot()).isCloseTo(-0.5, within(2e-16));
    assertThat(expired.gammaPerUnitSpotSquared()).isZero();
    assertThat(expired.thetaPerYear()).isZero();
    assertThat(Bachelier.value(inputs(5, 5, CALL), 0).vegaPerUnitVol())
        .isCloseTo(discount / Math.sqrt(2 * Math.PI), within(1e-16));
    assertThat(Bachelier.secondOrder(new ForwardInputs(5, 6, 0, 0, CALL), 10))
        .isEqualTo(new SecondOrder(0, 0, 0, 0));
  }

  @Test
  void bachelierRefusesWhatHasNoPrice() {
    Valuation none = new Valuation(NAN, NAN, NAN, NAN, NAN, NAN);
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Bachelier.value(inputs(NAN, 1, CALL), 1)).isEqualTo(none);
    assertThat(Bachelier.value(inputs(1, infinity, CALL), 1)).isEqualTo(none);
    assertThat(Bachelier.value(inputs(1, 1, CALL), -1)).isEqualTo(none);
    assertThat(Bachelier.value(inputs(1, 1, CALL), infinity)).isEqualTo(none);
    assertThat(Bachelier.value(new ForwardInputs(1, 1, -1, 0, CALL), 1)).isEqualTo(none);
    assertThat(Bachelier.price(new ForwardInputs(1, 1, 1, NAN, CALL), 1)).isNaN();
    assertThat(Bachelier.secondOrder(inputs(1, 1, CALL), NAN))
        .isEqualTo(new SecondOrder(NAN, NAN, NAN, NAN));
  }
}
