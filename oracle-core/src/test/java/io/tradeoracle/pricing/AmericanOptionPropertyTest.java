package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class AmericanOptionPropertyTest {

  private static double promised(AmericanAccuracy accuracy) {
    return switch (accuracy) {
      case FAST -> 1e-4;
      case ACCURATE -> 1e-6;
      case REFERENCE -> 1e-8;
    };
  }

  @Property(tries = 300)
  void isWorthAtLeastExerciseAndTheEuropeanAndAtMostTheWhole(
      @ForAll @Scale(4) @DoubleRange(min = 40, max = 250) double spot,
      @ForAll @Scale(4) @DoubleRange(min = 0.002, max = 3) double years,
      @ForAll @Scale(4) @DoubleRange(min = -0.04, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.02, max = 2) double volatility,
      @ForAll OptionRight right,
      @ForAll AmericanAccuracy accuracy) {
    PricingInputs in = new PricingInputs(spot, 100, years, rate, yield, right);
    double price = AmericanOption.price(in, volatility, accuracy);
    assertThat(price)
        .isGreaterThanOrEqualTo(right.sign() * (spot - 100) - 1e-9)
        .isGreaterThanOrEqualTo(BlackScholes.price(in, volatility) - 1e-8)
        .isLessThanOrEqualTo(right == OptionRight.CALL ? spot : 100);
  }

  @Property(tries = 300)
  void callIsThePutWithSpotAndStrikeRateAndYieldExchanged(
      @ForAll @Scale(4) @DoubleRange(min = 40, max = 250) double spot,
      @ForAll @Scale(4) @DoubleRange(min = 0.002, max = 3) double years,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.02, max = 2) double volatility,
      @ForAll AmericanAccuracy accuracy) {
    PricingInputs call = new PricingInputs(spot, 100, years, rate, yield, OptionRight.CALL);
    PricingInputs put = new PricingInputs(100, spot, years, yield, rate, OptionRight.PUT);
    assertThat(AmericanOption.price(call, volatility, accuracy))
        .isCloseTo(
            AmericanOption.price(put, volatility, accuracy),
            within(2 * promised(accuracy) * Math.max(100, spot)));
  }

  @Property(tries = 300)
  void priceRisesWithVolatilityAndTimeAndMoneyness(
      @ForAll @Scale(4) @DoubleRange(min = 60, max = 170) double spot,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 2) double years,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.05, max = 1) double volatility,
      @ForAll OptionRight right,
      @ForAll AmericanAccuracy accuracy) {
    PricingInputs in = new PricingInputs(spot, 100, years, rate, yield, right);
    PricingInputs longer = new PricingInputs(spot, 100, 1.1 * years, rate, yield, right);
    double deeper = right == OptionRight.CALL ? 1.001 * spot : 0.999 * spot;
    PricingInputs inTheMoney = new PricingInputs(deeper, 100, years, rate, yield, right);
    double least = AmericanOption.price(in, volatility, accuracy) - 200 * promised(accuracy);
    assertThat(AmericanOption.price(in, 1.01 * volatility, accuracy)).isGreaterThan(least);
    assertThat(AmericanOption.price(longer, volatility, accuracy)).isGreaterThan(least);
    assertThat(AmericanOption.price(inTheMoney, volatility, accuracy)).isGreaterThan(least);
  }

  @Property(tries = 300)
  void priceIsConvexInTheStrike(
      @ForAll @Scale(4) @DoubleRange(min = 60, max = 170) double spot,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 2) double years,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.05, max = 1) double volatility,
      @ForAll @Scale(4) @DoubleRange(min = 0.1, max = 20) double apart,
      @ForAll OptionRight right,
      @ForAll AmericanAccuracy accuracy) {
    double[] price = new double[3];
    for (int i = 0; i < 3; i++) {
      double strike = 100 + (i - 1) * apart;
      PricingInputs in = new PricingInputs(spot, strike, years, rate, yield, right);
      price[i] = AmericanOption.price(in, volatility, accuracy);
    }
    assertThat(price[0] + price[2] - 2 * price[1]).isGreaterThan(-400 * promised(accuracy));
  }

  /** Tiers, shortcuts and the boundary itself switch somewhere on every such walk. */
  @Property(tries = 40)
  void priceDoesNotJump(
      @ForAll @Scale(4) @DoubleRange(min = 0.02, max = 8) double years,
      @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.03, max = 1.2) double volatility,
      @ForAll OptionRight right,
      @ForAll AmericanAccuracy accuracy) {
    int steps = accuracy == AmericanAccuracy.REFERENCE ? 40 : 400;
    walk(
        steps, promised(accuracy), x -> spotAt(x, years, rate, yield, volatility, right, accuracy));
    walk(
        steps,
        promised(accuracy),
        x ->
            AmericanOption.price(
                new PricingInputs(95, 100, years, rate, yield, right),
                volatility * (0.3 + 3 * x),
                accuracy));
    walk(
        steps,
        promised(accuracy),
        x ->
            AmericanOption.price(
                new PricingInputs(95, 100, years * (0.3 + 3 * x), rate, yield, right),
                volatility,
                accuracy));
  }

  private static double spotAt(
      double x,
      double years,
      double rate,
      double yield,
      double volatility,
      OptionRight right,
      AmericanAccuracy accuracy) {
    double spot = 50 * Math.exp(1.6 * x);
    PricingInputs in = new PricingInputs(spot, 100, years, rate, yield, right);
    return AmericanOption.price(in, volatility, accuracy) / Math.max(1, spot / 100);
  }

  /** Compares prices so close to each other that only a jump can set them apart. */
  private static void walk(int steps, double promised, DoubleUnaryOperator price) {
    double h = 1e-9;
    for (int i = 0; i < steps; i++) {
      double x = (i + 0.5) / steps;
      double before = price.applyAsDouble(x - h);
      double after = price.applyAsDouble(x + h);
      assertThat(after).isCloseTo(before, within(2 * 100 * promised + 2e3 * h));
    }
  }

  @Property(tries = 500)
  void volatilityOfAPriceGivesThePriceAgain(
      @ForAll @Scale(4) @DoubleRange(min = 60, max = 170) double spot,
      @ForAll @Scale(4) @DoubleRange(min = 0.005, max = 2) double years,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.05, max = 1.5) double volatility,
      @ForAll OptionRight right,
      @ForAll AmericanAccuracy accuracy) {
    PricingInputs in = new PricingInputs(spot, 100, years, rate, yield, right);
    double price = AmericanOption.price(in, volatility, accuracy);
    IvResult result = AmericanOption.impliedVolatility(in, price, accuracy);
    double again =
        result instanceof IvResult.Solved solved
            ? AmericanOption.price(in, solved.impliedVolatility(), accuracy)
            : AmericanOption.price(in, 0, accuracy);
    // Strikes are 100: ACCURATE and REFERENCE reproduce the price to 1e-9 of it.
    double promised = accuracy == AmericanAccuracy.FAST ? 1e-2 : 1e-7;
    assertThat(again).isCloseTo(price, within(promised));
  }
}
