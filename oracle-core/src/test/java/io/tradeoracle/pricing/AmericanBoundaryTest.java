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

/** The spot price at which exercise becomes right. */
class AmericanBoundaryTest {

  private static PricingInputs option(
      double spot, double years, double rate, double yield, OptionRight right) {
    return new PricingInputs(spot, 100, years, rate, yield, right);
  }

  @ParameterizedTest
  @EnumSource(AmericanAccuracy.class)
  void exerciseIsRightOnOneSideOnly(AmericanAccuracy accuracy) {
    double put = AmericanOption.exerciseBoundary(option(100, 0.5, 0.05, 0.02, PUT), 0.3, accuracy);
    assertThat(AmericanOption.price(option(0.999 * put, 0.5, 0.05, 0.02, PUT), 0.3, accuracy))
        .isCloseTo(100 - 0.999 * put, within(1e-12));
    assertThat(AmericanOption.price(option(1.05 * put, 0.5, 0.05, 0.02, PUT), 0.3, accuracy))
        .isGreaterThan(100 - 1.05 * put + 1e-3);
    double call =
        AmericanOption.exerciseBoundary(option(100, 0.5, 0.02, 0.05, CALL), 0.3, accuracy);
    assertThat(AmericanOption.price(option(1.001 * call, 0.5, 0.02, 0.05, CALL), 0.3, accuracy))
        .isCloseTo(1.001 * call - 100, within(1e-12));
    assertThat(put * call).isCloseTo(100 * 100, within(1e-6 * 100 * 100));
  }

  @ParameterizedTest
  @CsvSource({"FAST, 2e-3", "ACCURATE, 2e-5"})
  void modesAgreeWithTheReference(AmericanAccuracy accuracy, double allowed) {
    for (double years = 0.01; years < 3; years *= 1.7) {
      for (double yield : new double[] {0, 0.03, 0.05, 0.08}) {
        PricingInputs in = option(100, years, 0.05, yield, PUT);
        double exact = AmericanOption.exerciseBoundary(in, 0.25, AmericanAccuracy.REFERENCE);
        assertThat(AmericanOption.exerciseBoundary(in, 0.25, accuracy))
            .isCloseTo(exact, within(allowed * 100));
      }
    }
  }

  @Test
  void fallsTowardsThePerpetualBoundary() {
    double last = 100;
    for (double years = 1e-3; years < 400; years *= 2) {
      double boundary = AmericanOption.exerciseBoundary(option(100, years, 0.05, 0, PUT), 0.3);
      assertThat(boundary).isLessThan(last + 1e-9);
      last = boundary;
    }
    // 2r/σ² = 1/0.9: the boundary is K·g/(1 + g) (Merton 1973).
    double g = 1 / 0.9;
    assertThat(last).isCloseTo(100 * g / (1 + g), within(1e-4));
  }

  @Test
  void hasItsLimitsAtZeroTimeAndZeroVolatility() {
    assertThat(AmericanOption.exerciseBoundary(option(100, 0, 0.05, 0.02, PUT), 0.3))
        .isEqualTo(100);
    assertThat(AmericanOption.exerciseBoundary(option(100, 0, 0.03, 0.06, PUT), 0.3))
        .isCloseTo(50, within(1e-10));
    assertThat(AmericanOption.exerciseBoundary(option(100, 1, 0.03, 0.06, PUT), 0))
        .isCloseTo(50, within(1e-10));
    assertThat(AmericanOption.exerciseBoundary(option(100, 0, 0.06, 0.03, CALL), 0.3))
        .isCloseTo(200, within(1e-10));
  }

  @Test
  void isBeyondReachWhereExerciseNeverPays() {
    assertThat(AmericanOption.exerciseBoundary(option(100, 1, 0, 0, PUT), 0.3)).isZero();
    assertThat(AmericanOption.exerciseBoundary(option(100, 1, -0.01, 0.02, PUT), 0.3)).isZero();
    assertThat(AmericanOption.exerciseBoundary(option(100, 1, 0.05, 0, CALL), 0.3))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(AmericanOption.exerciseBoundary(option(100, 1, 0.05, Double.NaN, CALL), 0.3))
        .isNaN();
  }

  @Test
  void premiumIsWhatTheAmericanOptionIsWorthMore() {
    PricingInputs put = option(95, 0.5, 0.05, 0.01, PUT);
    double premium = AmericanOption.earlyExercisePremium(put, 0.3);
    assertThat(premium)
        .isPositive()
        .isEqualTo(AmericanOption.price(put, 0.3) - BlackScholes.price(put, 0.3));
    assertThat(AmericanOption.earlyExercisePremium(option(95, 0.5, 0.05, 0, CALL), 0.3)).isZero();
  }
}
