package io.tradeoracle.pricing;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImpliedVolatilityTest {

  private static final IvResult BELOW = new IvResult.BelowIntrinsic();
  private static final IvResult ABOVE = new IvResult.AboveMaximum();
  private static final IvResult INVALID = new IvResult.InvalidInput();

  private static PricingInputs plain(double spot, double strike, OptionRight right) {
    return new PricingInputs(spot, strike, 1, 0, 0, right);
  }

  @Test
  void priceAtIntrinsicHasNoVolatility() {
    assertThat(ImpliedVolatility.european(plain(110, 100, CALL), 10)).isEqualTo(BELOW);
    assertThat(ImpliedVolatility.european(plain(90, 100, PUT), 10)).isEqualTo(BELOW);
    assertThat(ImpliedVolatility.european(plain(100, 100, PUT), 0)).isEqualTo(BELOW);
    assertThat(ImpliedVolatility.european(plain(90, 100, CALL), 0)).isEqualTo(BELOW);
  }

  @Test
  void priceOneUlpAboveIntrinsicHasOne() {
    assertThat(ImpliedVolatility.european(plain(110, 100, CALL), Math.nextUp(10.0)).orNaN())
        .isBetween(0.005, 0.03);
  }

  @Test
  void priceAtTheCapHasNoVolatility() {
    assertThat(ImpliedVolatility.european(plain(110, 100, CALL), 110)).isEqualTo(ABOVE);
    assertThat(ImpliedVolatility.european(plain(110, 100, PUT), 100)).isEqualTo(ABOVE);
  }

  @Test
  void priceOneUlpBelowTheCapHasOne() {
    PricingInputs in = plain(100, 100, CALL);
    double price = Math.nextDown(100.0);
    double volatility = ImpliedVolatility.european(in, price).orNaN();
    assertThat(volatility).isBetween(16.0, 17.0);
    assertThat(BlackScholes.price(in, volatility)).isEqualTo(price);
  }

  @ParameterizedTest
  @ValueSource(doubles = {9, 11, 13, 15})
  void largeDeviationsAreSolved(double volatility) {
    PricingInputs in = plain(1e-6, 1, CALL);
    double price = BlackScholes.price(in, volatility);
    assertThat(ImpliedVolatility.european(in, price).orNaN()).isCloseTo(volatility, within(1e-3));
  }

  /** 60 digits, for the price that the double is. */
  @Test
  void subnormalPricesAreSolved() {
    assertThat(ImpliedVolatility.european(plain(100, 200, CALL), 1e-310).orNaN())
        .isCloseTo(0.018438611678186605, within(1e-17));
    assertThat(ImpliedVolatility.european(plain(100, 200, CALL), Double.MIN_VALUE).orNaN())
        .isCloseTo(0.01805217251275358, within(1e-17));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-15, 1e-12, 1e-6, 1e-3})
  void tinyVolatilitiesAtTheMoneyAreSolved(double volatility) {
    PricingInputs in = plain(100, 100, PUT);
    assertThat(ImpliedVolatility.european(in, BlackScholes.price(in, volatility)).orNaN())
        .isCloseTo(volatility, within(1e-15 * volatility));
  }

  @ParameterizedTest
  @EnumSource(OptionRight.class)
  void theSmallestPriceAtTheMoneyEndsInAPositiveVolatility(OptionRight right) {
    PricingInputs in = plain(1e10, 1e10, right);
    assertThat(ImpliedVolatility.european(in, Double.MIN_VALUE).orNaN())
        .isPositive()
        .isLessThan(1e-300);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void notFiniteIsInvalidInEveryPlace(double bad) {
    assertThat(ImpliedVolatility.european(plain(100, 100, CALL), bad)).isEqualTo(INVALID);
    assertThat(ImpliedVolatility.european(plain(bad, 100, CALL), 5)).isEqualTo(INVALID);
    assertThat(ImpliedVolatility.european(plain(100, bad, CALL), 5)).isEqualTo(INVALID);
    assertThat(implied(bad, 0, 0)).isEqualTo(INVALID);
    assertThat(implied(1, bad, 0)).isEqualTo(INVALID);
    assertThat(implied(1, 0, bad)).isEqualTo(INVALID);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, -0.0, -1.0})
  void spotStrikeAndTimeMustBePositive(double bad) {
    assertThat(ImpliedVolatility.european(plain(bad, 100, CALL), 5)).isEqualTo(INVALID);
    assertThat(ImpliedVolatility.european(plain(100, bad, CALL), 5)).isEqualTo(INVALID);
    assertThat(implied(bad, 0, 0)).isEqualTo(INVALID);
  }

  private static IvResult implied(double years, double rate, double yield) {
    return ImpliedVolatility.european(new PricingInputs(100, 100, years, rate, yield, CALL), 5);
  }
}
