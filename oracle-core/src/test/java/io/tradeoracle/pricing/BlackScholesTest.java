package io.tradeoracle.pricing;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.Greeks;
import io.tradeoracle.model.OptionRight;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BlackScholesTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static PricingInputs inputs(double spot, double strike, double years, OptionRight right) {
    return new PricingInputs(spot, strike, years, 0.05, 0.02, right);
  }

  @Test
  void zeroVolatilityGivesTheDiscountedIntrinsicValueOfTheForward() {
    double forwardValue = 110 * Math.exp(-0.02) - 100 * Math.exp(-0.05);
    assertThat(BlackScholes.price(inputs(110, 100, 1, CALL), 0)).isEqualTo(forwardValue);
    assertThat(BlackScholes.price(inputs(110, 100, 1, PUT), 0)).isZero();
    assertThat(BlackScholes.price(inputs(110, 100, 1, CALL), 1e-300)).isEqualTo(forwardValue);
  }

  @Test
  void zeroTimeGivesTheIntrinsicValue() {
    assertThat(BlackScholes.price(inputs(110, 100, 0, CALL), 0.2)).isEqualTo(10);
    assertThat(BlackScholes.price(inputs(110, 100, 0, PUT), 0.2)).isZero();
    assertThat(BlackScholes.price(inputs(100, 100, 0, PUT), 0.2)).isZero();
  }

  @Test
  void expiredGreeksAreThoseOfTheForwardOrNothing() {
    assertThat(BlackScholes.value(inputs(110, 100, 0, CALL), 0.2))
        .isEqualTo(new Valuation(10, 1, 0, 0, 0.02 * 110 - 0.05 * 100, 0));
    assertThat(BlackScholes.value(inputs(90, 100, 0, CALL), 0.2))
        .isEqualTo(new Valuation(0, 0, 0, 0, 0, 0));
    assertThat(BlackScholes.secondOrder(inputs(90, 100, 0, CALL), 0.2)).satisfies(this::isZero);
    assertThat(BlackScholes.secondOrder(inputs(90, 100, 1, CALL), 0)).satisfies(this::isZero);
  }

  @Test
  void atTheMoneyAtExpiryGreeksAreTheMeanOfBothSides() {
    assertThat(BlackScholes.value(inputs(100, 100, 0, CALL), 0.2))
        .isEqualTo(new Valuation(0, 0.5, 0, 0, 0.5 * (2 - 5), 0));
    assertThat(BlackScholes.value(inputs(100, 100, 0, PUT), 0.2))
        .isEqualTo(new Valuation(0, -0.5, 0, 0, -0.5 * (2 - 5), 0));
    SecondOrder second = BlackScholes.secondOrder(inputs(100, 100, 0, CALL), 0.2);
    assertThat(second).satisfies(this::isZero);
    assertThat(second.charmPerUnitSpotPerYear()).isCloseTo(0.02 * 0.5, within(1e-15));
    assertThat(second.speedPerUnitSpotCubed()).isZero();
  }

  @Test
  void aWorthlessShareLeavesThePutTheDiscountedStrike() {
    double discounted = 100 * Math.exp(-0.05);
    assertThat(BlackScholes.price(inputs(0, 100, 1, CALL), 0.2)).isZero();
    assertThat(BlackScholes.price(inputs(0, 100, 1, PUT), 0.2)).isEqualTo(discounted);
    Valuation put = BlackScholes.value(inputs(0, 100, 1, PUT), 0.2);
    assertThat(put.price()).isEqualTo(discounted);
    assertThat(put.deltaPerUnitSpot()).isEqualTo(-Math.exp(-0.02));
    assertThat(put.thetaPerYear()).isEqualTo(0.05 * discounted);
    assertThat(put.rhoPerUnitRate()).isEqualTo(-discounted);
    assertThat(BlackScholes.value(inputs(0, 100, 1, CALL), 0.2))
        .isEqualTo(new Valuation(0, 0, 0, 0, 0, 0));
  }

  @Test
  void aStrikeOfZeroMakesTheCallAShareWithoutItsDividends() {
    assertThat(BlackScholes.price(inputs(100, 0, 1, CALL), 0.2)).isEqualTo(100 * Math.exp(-0.02));
    assertThat(BlackScholes.price(inputs(100, 0, 1, PUT), 0.2)).isZero();
    assertThat(BlackScholes.value(inputs(100, 0, 1, CALL), 0.2).deltaPerUnitSpot())
        .isEqualTo(Math.exp(-0.02));
    assertThat(BlackScholes.secondOrder(inputs(100, 0, 1, PUT), 0.2)).satisfies(this::isZero);
  }

  @Test
  void noVolatilityAtTheMoneyStillHasVega() {
    PricingInputs in = new PricingInputs(100, 100, 1, 0, 0, CALL);
    assertThat(BlackScholes.value(in, 0).vegaPerUnitVol()).isCloseTo(39.894228, within(1e-6));
    assertThat(BlackScholes.secondOrder(in, 0).vannaPerUnitSpotPerUnitVol())
        .isEqualTo(BlackScholes.secondOrder(in, 1e-9).vannaPerUnitSpotPerUnitVol(), within(1e-9));
  }

  @Test
  void endlessVolatilityGivesTheCap() {
    assertThat(BlackScholes.price(inputs(110, 100, 1, CALL), 1e300))
        .isEqualTo(110 * Math.exp(-0.02));
    assertThat(BlackScholes.price(inputs(110, 100, 1, PUT), 1e300))
        .isEqualTo(100 * Math.exp(-0.05));
    assertThat(BlackScholes.value(inputs(110, 100, 1, CALL), INFINITY).price())
        .isEqualTo(110 * Math.exp(-0.02));
    assertThat(BlackScholes.value(inputs(110, 100, 1, PUT), INFINITY).rhoPerUnitRate())
        .isEqualTo(-100 * Math.exp(-0.05));
  }

  @Test
  void deepOutOfTheMoneyPricesKeepTheirRelativeAccuracy() {
    // 60 digits: spot 100, strike 100·e^3.6, one year, no rates, volatility 0.1
    PricingInputs in = new PricingInputs(100, 3659.823444367799, 1, 0, 0, CALL);
    double expected = 7.009163868688861e-284;
    assertThat(BlackScholes.price(in, 0.1)).isCloseTo(expected, within(5e-13 * expected));
  }

  @Test
  void spotAndStrikeMayLieAtTheEndsOfTheRange() {
    PricingInputs in = new PricingInputs(1e300, 1e-300, 1, 0, 0, CALL);
    assertThat(BlackScholes.price(in, 0.2)).isEqualTo(1e300);
  }

  @Test
  void greeksComeInTheUnitsOfTheDesk() {
    Valuation value = new Valuation(1, 0.5, 0.02, 40, -7.3, 50);
    assertThat(value.greeks()).isEqualTo(new Greeks(0.5, 0.02, -7.3 / 365, 0.4, 0.5));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(-1, 100, 1, 0.05, 0.02, 0.2),
        Arguments.of(NAN, 100, 1, 0.05, 0.02, 0.2),
        Arguments.of(INFINITY, 100, 1, 0.05, 0.02, 0.2),
        Arguments.of(100, -1, 1, 0.05, 0.02, 0.2),
        Arguments.of(100, NAN, 1, 0.05, 0.02, 0.2),
        Arguments.of(100, INFINITY, 1, 0.05, 0.02, 0.2),
        Arguments.of(100, 100, -1, 0.05, 0.02, 0.2),
        Arguments.of(100, 100, NAN, 0.05, 0.02, 0.2),
        Arguments.of(100, 100, INFINITY, 0.05, 0.02, 0.2),
        Arguments.of(100, 100, 1, NAN, 0.02, 0.2),
        Arguments.of(100, 100, 1, -INFINITY, 0.02, 0.2),
        Arguments.of(100, 100, 1, 0.05, NAN, 0.2),
        Arguments.of(100, 100, 1, 0.05, INFINITY, 0.2),
        Arguments.of(100, 100, 1, 0.05, 0.02, -0.2),
        Arguments.of(100, 100, 1, 0.05, 0.02, NAN));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void everythingIsNaNWhereThereIsNoPrice(
      double spot, double strike, double years, double rate, double yield, double volatility) {
    PricingInputs in = new PricingInputs(spot, strike, years, rate, yield, PUT);
    assertThat(BlackScholes.price(in, volatility)).isNaN();
    assertThat(BlackScholes.value(in, volatility))
        .isEqualTo(new Valuation(NAN, NAN, NAN, NAN, NAN, NAN));
    assertThat(BlackScholes.secondOrder(in, volatility))
        .isEqualTo(new SecondOrder(NAN, NAN, NAN, NAN));
  }

  private void isZero(SecondOrder second) {
    assertThat(second.vannaPerUnitSpotPerUnitVol()).isZero();
    assertThat(second.volgaPerUnitVolSquared()).isZero();
  }
}
