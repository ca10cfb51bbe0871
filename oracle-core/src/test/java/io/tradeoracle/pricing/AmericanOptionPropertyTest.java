package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class AmericanOptionPropertyTest {

  @Property(tries = 500)
  void isWorthAtLeastExerciseAndTheEuropeanAndAtMostTheWhole(
      @ForAll @Scale(4) @DoubleRange(min = 40, max = 250) double spot,
      @ForAll @Scale(4) @DoubleRange(min = 0.002, max = 3) double years,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.02, max = 2) double volatility,
      @ForAll OptionRight right) {
    PricingInputs in = new PricingInputs(spot, 100, years, rate, yield, right);
    double price = AmericanOption.price(in, volatility);
    assertThat(price)
        .isGreaterThanOrEqualTo(right.sign() * (spot - 100) - 1e-9)
        .isGreaterThanOrEqualTo(BlackScholes.price(in, volatility) - 1e-8)
        .isLessThanOrEqualTo(right == OptionRight.CALL ? spot : 100);
  }

  @Property(tries = 500)
  void callIsThePutWithSpotAndStrikeRateAndYieldExchanged(
      @ForAll @Scale(4) @DoubleRange(min = 40, max = 250) double spot,
      @ForAll @Scale(4) @DoubleRange(min = 0.002, max = 3) double years,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.02, max = 2) double volatility) {
    PricingInputs call = new PricingInputs(spot, 100, years, rate, yield, OptionRight.CALL);
    PricingInputs put = new PricingInputs(100, spot, years, yield, rate, OptionRight.PUT);
    assertThat(AmericanOption.price(call, volatility))
        .isCloseTo(AmericanOption.price(put, volatility), within(2e-4));
  }

  @Property(tries = 500)
  void priceRisesWithVolatilityAndTime(
      @ForAll @Scale(4) @DoubleRange(min = 60, max = 170) double spot,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 2) double years,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double rate,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.12) double yield,
      @ForAll @Scale(4) @DoubleRange(min = 0.05, max = 1) double volatility,
      @ForAll OptionRight right) {
    PricingInputs in = new PricingInputs(spot, 100, years, rate, yield, right);
    PricingInputs longer = new PricingInputs(spot, 100, 1.1 * years, rate, yield, right);
    double price = AmericanOption.price(in, volatility);
    assertThat(AmericanOption.price(in, 1.05 * volatility)).isGreaterThan(price - 1e-4);
    assertThat(AmericanOption.price(longer, volatility)).isGreaterThan(price - 1e-4);
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
    double promised = accuracy == AmericanAccuracy.FAST ? 1e-2 : 1e-4;
    assertThat(again).isCloseTo(price, within(promised));
  }
}
