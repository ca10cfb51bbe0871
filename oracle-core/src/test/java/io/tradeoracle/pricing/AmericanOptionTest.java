package io.tradeoracle.pricing;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmericanOptionTest {

  private static PricingInputs option(
      double spot, double strike, double years, double rate, double yield, OptionRight right) {
    return new PricingInputs(spot, strike, years, rate, yield, right);
  }

  private static PricingInputs put(double spot) {
    return option(spot, 100, 0.5, 0.05, 0.01, PUT);
  }

  private static PricingInputs call(double spot) {
    return option(spot, 100, 0.5, 0.02, 0.06, CALL);
  }

  @Test
  void putOnAShareWithoutDividendsIsWorthMoreThanTheEuropean() {
    // 6.0903706 by a binomial tree refined and extrapolated; European 5.5735260.
    PricingInputs in = option(100, 100, 1, 0.05, 0, PUT);
    assertThat(AmericanOption.price(in, 0.2)).isCloseTo(6.090371, within(1e-5));
    assertThat(BlackScholes.price(in, 0.2)).isCloseTo(5.573526, within(1e-5));
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0, CALL", "0, 0, PUT", "-0.01, 0.02, PUT", "0.03, -0.01, CALL", "0, 0, CALL"})
  void isEuropeanWhereExerciseNeverPays(double rate, double yield, OptionRight right) {
    PricingInputs in = option(90, 100, 0.7, rate, yield, right);
    assertThat(AmericanOption.price(in, 0.3)).isEqualTo(BlackScholes.price(in, 0.3));
    assertThat(AmericanOption.value(in, 0.3)).isEqualTo(BlackScholes.value(in, 0.3));
    double price = BlackScholes.price(in, 0.3);
    assertThat(AmericanOption.impliedVolatility(in, price))
        .isEqualTo(ImpliedVolatility.european(in, price));
  }

  @ParameterizedTest
  @CsvSource({"-0.01, -0.03, PUT", "-0.03, -0.01, CALL"})
  void answersWhereExerciseIsRightBetweenTwoBoundaries(
      double rate, double yield, OptionRight right) {
    PricingInputs in = option(100, 100, 1, rate, yield, right);
    // By finite differences; 7.1444 European.
    assertThat(AmericanOption.price(in, 0.2)).isCloseTo(7.2571091, within(1e-6));
    Valuation value = AmericanOption.value(in, 0.2);
    assertThat(value.price()).isEqualTo(AmericanOption.price(in, 0.2));
    assertThat(Math.abs(value.deltaPerUnitSpot())).isBetween(0.3, 0.6);
    assertThat(AmericanOption.impliedVolatility(in, value.price()).orNaN())
        .isCloseTo(0.2, within(1e-8));
    assertThat(AmericanOption.impliedVolatility(in, 102)).isEqualTo(new IvResult.AboveMaximum());
    assertThat(AmericanOption.impliedVolatility(in, 0)).isEqualTo(new IvResult.BelowIntrinsic());
    assertThat(AmericanOption.price(in, Double.NaN)).isNaN();
  }

  @Test
  void deepInTheMoneyIsWorthExercise() {
    Valuation put = AmericanOption.value(put(40), 0.2);
    assertThat(put).isEqualTo(new Valuation(60, -1, 0, 0, 0, 0));
    Valuation call = AmericanOption.value(call(300), 0.2);
    assertThat(call.price()).isCloseTo(200, within(1e-10));
    assertThat(call.deltaPerUnitSpot()).isCloseTo(1, within(1e-12));
    assertThat(call.gammaPerUnitSpotSquared()).isZero();
    assertThat(call.vegaPerUnitVol()).isZero();
  }

  @Test
  void valueHasThePriceOfPrice() {
    for (double spot = 60; spot < 150; spot += 7) {
      assertThat(AmericanOption.value(put(spot), 0.3).price())
          .isCloseTo(AmericanOption.price(put(spot), 0.3), within(1e-4));
      assertThat(AmericanOption.value(call(spot), 0.3).price())
          .isCloseTo(AmericanOption.price(call(spot), 0.3), within(1e-4));
    }
  }

  @Test
  void expiredOptionIsWorthItsIntrinsicValue() {
    assertThat(AmericanOption.price(option(90, 100, 0, 0.05, 0, PUT), 0.2)).isEqualTo(10);
    assertThat(AmericanOption.price(option(90, 100, 0, 0.05, 0.01, CALL), 0.2)).isZero();
    assertThat(AmericanOption.value(option(90, 100, 0, 0.05, 0, PUT), 0.2).deltaPerUnitSpot())
        .isEqualTo(-1);
  }

  @Test
  void certainOptionIsExercisedAtItsBestTime() {
    // Immediately; at expiration; and in between, where the yield is above the positive rate.
    assertThat(AmericanOption.price(option(90, 100, 1, 0.05, 0, PUT), 0))
        .isCloseTo(10, within(1e-12));
    PricingInputs later = option(100, 100, 1, 0.01, 0.08, PUT);
    double atEnd = 100 * Math.exp(-0.01) - 100 * Math.exp(-0.08);
    assertThat(AmericanOption.price(later, 0)).isCloseTo(atEnd, within(1e-12));
    PricingInputs between = option(100, 100, 60, 0.05, 0.08, PUT);
    double best = 0;
    for (double t = 0; t <= 60; t += 1e-3) {
      best = Math.max(best, 100 * (Math.exp(-0.05 * t) - Math.exp(-0.08 * t)));
    }
    assertThat(AmericanOption.price(between, 0)).isCloseTo(best, within(1e-6));
    assertThat(AmericanOption.value(between, 0).thetaPerYear()).isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1})
  void answersNaNToNonsense(double bad) {
    assertThat(AmericanOption.price(option(bad, 100, 1, 0.05, 0, PUT), 0.2)).isNaN();
    assertThat(AmericanOption.price(option(100, bad, 1, 0.05, 0, PUT), 0.2)).isNaN();
    assertThat(AmericanOption.price(option(100, 100, bad, 0.05, 0, PUT), 0.2)).isNaN();
    assertThat(AmericanOption.price(option(100, 100, 1, 0.05, 0, PUT), bad)).isNaN();
    assertThat(AmericanOption.value(option(100, 100, bad, 0.05, 0, PUT), 0.2).price()).isNaN();
    assertThat(AmericanOption.value(option(0, 100, 1, 0.05, 0, PUT), 0.2).price()).isNaN();
    IvResult invalid = new IvResult.InvalidInput();
    assertThat(AmericanOption.impliedVolatility(option(bad, 100, 1, 0.05, 0, PUT), 5))
        .isEqualTo(invalid);
    assertThat(AmericanOption.impliedVolatility(option(100, 100, bad, 0.05, 0, PUT), 5))
        .isEqualTo(invalid);
  }

  @Test
  void zeroTimeAndUnknownPricesHaveNoVolatility() {
    IvResult invalid = new IvResult.InvalidInput();
    assertThat(AmericanOption.impliedVolatility(option(100, 100, 0, 0.05, 0, PUT), 5))
        .isEqualTo(invalid);
    assertThat(AmericanOption.impliedVolatility(put(100), Double.NaN)).isEqualTo(invalid);
    assertThat(AmericanOption.impliedVolatility(put(100), Double.POSITIVE_INFINITY))
        .isEqualTo(invalid);
  }

  @Test
  void priceAtOrBelowExerciseHasNoVolatility() {
    IvResult below = new IvResult.BelowIntrinsic();
    assertThat(AmericanOption.impliedVolatility(put(80), 20)).isEqualTo(below);
    assertThat(AmericanOption.impliedVolatility(put(80), 19.99)).isEqualTo(below);
    assertThat(AmericanOption.impliedVolatility(put(120), 0)).isEqualTo(below);
    assertThat(AmericanOption.impliedVolatility(put(120), -3)).isEqualTo(below);
    assertThat(AmericanOption.impliedVolatility(call(120), 20)).isEqualTo(below);
    // Worth more than exercise now, but less than exercise at a certain better time.
    PricingInputs later = option(95, 100, 1, 0.01, 0.08, PUT);
    assertThat(AmericanOption.impliedVolatility(later, 5.5)).isEqualTo(below);
  }

  @Test
  void priceOfTheStrikeOrTheSpotIsTooMuch() {
    IvResult above = new IvResult.AboveMaximum();
    assertThat(AmericanOption.impliedVolatility(put(80), 100)).isEqualTo(above);
    assertThat(AmericanOption.impliedVolatility(put(80), 101)).isEqualTo(above);
    assertThat(AmericanOption.impliedVolatility(call(80), 80)).isEqualTo(above);
  }

  @ParameterizedTest
  @ValueSource(doubles = {20.0001, 20.01, 21, 30, 60, 90, 98, 99.9})
  void everyPriceBetweenHasAVolatility(double price) {
    for (AmericanAccuracy accuracy : AmericanAccuracy.values()) {
      double found = AmericanOption.impliedVolatility(put(80), price, accuracy).orNaN();
      double promised = accuracy == AmericanAccuracy.FAST ? 1e-2 : 1e-4;
      assertThat(AmericanOption.price(put(80), found, accuracy)).isCloseTo(price, within(promised));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.1, 0.29, 0.3, 0.31, 0.9, 50})
  void seedDoesNotChangeTheAnswer(double seed) {
    double price = AmericanOption.price(call(105), 0.3);
    double found =
        AmericanOption.impliedVolatilityNear(call(105), price, AmericanAccuracy.ACCURATE, seed)
            .orNaN();
    assertThat(found).isCloseTo(0.3, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(AmericanAccuracy.class)
  void findsTheVolatilityOfAPriceWhoseSearchEndsInRoundingNoise(AmericanAccuracy accuracy) {
    for (double volatility : new double[] {0.9, 1.0, 1.2725, 1.5}) {
      for (double spot : new double[] {60.0, 60.0371}) {
        PricingInputs in = new PricingInputs(spot, 100, 0.0053, 0.0023, 0.002, OptionRight.CALL);
        double price = AmericanOption.price(in, volatility, accuracy);

        assertThat(AmericanOption.impliedVolatility(in, price, accuracy).orNaN())
            .isCloseTo(volatility, within(1e-9));
      }
    }
  }
}
