package io.tradeoracle.volatility;

import static io.tradeoracle.volatility.SmileSamples.VOGT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.PricingInputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SviParametersTest {

  private static final SviParameters SMILE = new SviParameters(0.01, 0.1, -0.4, 0.05, 0.2);

  @Test
  void totalVarianceIsGatheralsFormula() {
    assertThat(SMILE.totalVariance(0.05)).isCloseTo(0.01 + 0.1 * 0.2, within(1e-16));
    assertThat(SMILE.totalVariance(0.20)).isCloseTo(0.01 + 0.1 * (-0.06 + 0.25), within(1e-16));
    assertThat(SMILE.totalVariance(Double.NaN)).isNaN();
    assertThat(SMILE.leftWing()).isCloseTo(0.14, within(1e-15));
    assertThat(SMILE.rightWing()).isCloseTo(0.06, within(1e-15));
  }

  @Test
  void leastVarianceIsThatOfTheBottom() {
    double bottom = 0.05 + 0.4 * 0.2 / Math.sqrt(1 - 0.16);
    assertThat(SMILE.slope(bottom)).isCloseTo(0, within(1e-15));
    assertThat(SMILE.totalVariance(bottom)).isCloseTo(SMILE.leastVariance(), within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-2, -0.3, 0, 0.05, 0.1, 1.5})
  void slopeAndCurvatureAreThoseOfTotalVariance(double k) {
    double h = 1e-4;
    double up = SMILE.totalVariance(k + h);
    double down = SMILE.totalVariance(k - h);
    assertThat(SMILE.slope(k)).isCloseTo((up - down) / (2 * h), within(1e-7));
    assertThat(SMILE.curvature(k))
        .isCloseTo((up - 2 * SMILE.totalVariance(k) + down) / (h * h), within(1e-6));
  }

  /** The second derivative of the call price by the strike is the density. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.5, -0.1, 0, 0.3, 0.87, 1.2})
  void durrlemansFunctionHasTheSizeOfTheDensity(double k) {
    double strike = Math.exp(k);
    double h = 1e-3 * strike;
    double density =
        (call(VOGT, strike + h) - 2 * call(VOGT, strike) + call(VOGT, strike - h)) / (h * h);
    double w = VOGT.totalVariance(k);
    double d2 = -k / Math.sqrt(w) - Math.sqrt(w) / 2;
    double expected =
        VOGT.durrleman(k) * Math.exp(-d2 * d2 / 2) / Math.sqrt(2 * Math.PI * w) / strike;
    assertThat(density).isCloseTo(expected, within(1e-4));
  }

  private static double call(SviParameters svi, double strike) {
    double volatility = Math.sqrt(svi.totalVariance(Math.log(strike)));
    return BlackScholes.price(new PricingInputs(1, strike, 1, 0, 0, OptionRight.CALL), volatility);
  }

  @Test
  void vogtsSmileHasButterflyArbitrageFarInTheCalls() {
    ButterflyCheck check = VOGT.butterfly();
    assertThat(check.isFree()).isFalse();
    assertThat(check.leastDensity()).isCloseTo(-0.0329, within(1e-4));
    assertThat(check.atLogMoneyness()).isCloseTo(0.879, within(1e-3));
    assertThat(check.steepestWing()).isLessThan(2);
  }

  @Test
  void aWingSteeperThanTwoIsArbitrage() {
    assertThat(new SviParameters(4, 1.3, 0.5, 0, 1).butterfly().isFree()).isTrue();
    ButterflyCheck check = new SviParameters(4, 1.4, 0.5, 0, 1).butterfly();
    assertThat(check.isFree()).isFalse();
    assertThat(check.leastDensity()).isNegative();
  }

  @Test
  void aNarrowDipIsSeen() {
    ButterflyCheck check = new SviParameters(0.0001, 0.6, 0, 0.3, 1e-4).butterfly();
    assertThat(check.isFree()).isFalse();
  }

  @Test
  void aSmileThatTouchesZeroIsNotFree() {
    assertThat(new SviParameters(0, 0.1, 0.99, 0, 1e-3).butterfly().leastDensity()).isNegative();
    assertThat(SviParameters.flat(0).butterfly().isFree()).isFalse();
    assertThat(SviParameters.flat(0.04).butterfly().isFree()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, 0.1, 0, 0, 0.1, a and m",
    "0.1, -0.1, 0, 0, 0.1, b must",
    "0.1, 0.1, 1, 0, 0.1, rho must",
    "0.1, 0.1, NaN, 0, 0.1, rho must",
    "0.1, 0.1, 0, Infinity, 0.1, a and m",
    "0.1, 0.1, 0, 0, 0, sigma must",
    "-0.1, 0.1, 0, 0, 0.1, least total variance"
  })
  void refusesWhatIsNoSmile(
      double a, double b, double rho, double m, double sigma, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SviParameters(a, b, rho, m, sigma))
        .withMessageContaining(message);
  }
}
