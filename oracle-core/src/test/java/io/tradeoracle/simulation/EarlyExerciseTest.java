package io.tradeoracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyExerciseTest {

  private static final double RATE = 0.04;

  @ParameterizedTest
  @CsvSource({
    "90, 0.10, 0.3", "110, 0.10, 0.3", "120, 0.10, 0.3", "130, 0.10, 0.3", "150, 0.10, 0.3",
    "110, 0.02, 0.3", "120, 0.02, 0.3", "130, 0.02, 0.3", "110, 0.20, 0.2", "125, 0.20, 0.2",
    "110, 0.20, 0.6", "120, 0.20, 0.6", "140, 0.20, 0.6", "122.5, 0.02, 0.15"
  })
  void isCloseToABinomialTree(double strike, double years, double volatility) {
    double variance = volatility * volatility * years;
    double european = tree(120, strike, years, volatility, false);
    double american = tree(120, strike, years, volatility, true);

    assertThat(EarlyExercise.americanPut(european, 120, strike, RATE * years, variance))
        .isCloseTo(american, within(0.06))
        .isGreaterThanOrEqualTo(european);
  }

  @Test
  void isNeverBelowIntrinsicAndGrowsWithTheStrike() {
    double before = 0;
    for (double strike = 60; strike <= 200; strike += 0.5) {
      double european = tree(120, strike, 0.1, 0.3, false);
      double put = EarlyExercise.americanPut(european, 120, strike, RATE * 0.1, 0.009);
      assertThat(put)
          .isGreaterThanOrEqualTo(Math.max(0, strike - 120))
          .isGreaterThanOrEqualTo(before);
      before = put;
    }
    assertThat(before).isEqualTo(80);
  }

  @Test
  void addsNothingWithoutInterest() {
    assertThat(EarlyExercise.americanPut(5.5, 120, 121, 0, 0.01)).isEqualTo(5.5);
  }

  /** Cox, Ross and Rubinstein (1979) with 400 steps. */
  private static double tree(
      double spot, double strike, double years, double volatility, boolean american) {
    int steps = 400;
    double up = Math.exp(volatility * Math.sqrt(years / steps));
    double growth = Math.exp(RATE * years / steps);
    double probability = (growth - 1 / up) / (up - 1 / up);
    double[] values = new double[steps + 1];
    for (int i = 0; i <= steps; i++) {
      values[i] = Math.max(0, strike - spot * Math.pow(up, 2 * i - steps));
    }
    for (int step = steps - 1; step >= 0; step--) {
      for (int i = 0; i <= step; i++) {
        double held = (probability * values[i + 1] + (1 - probability) * values[i]) / growth;
        double exercised = american ? strike - spot * Math.pow(up, 2 * i - step) : 0;
        values[i] = Math.max(held, exercised);
      }
    }
    return values[0];
  }
}
