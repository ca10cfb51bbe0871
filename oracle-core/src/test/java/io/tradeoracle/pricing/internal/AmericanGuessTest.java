package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AmericanGuessTest {

  @Test
  void keptCoefficientsAreTheOnesMadeHere() throws ReflectiveOperationException {
    assertKept("L", AmericanGuessFit.coefficients(/* highYield= */ false));
    assertKept("H", AmericanGuessFit.coefficients(/* highYield= */ true));
  }

  private static void assertKept(String prefix, double[] made) throws ReflectiveOperationException {
    for (int i = 0; i < made.length; i++) {
      Field kept = AmericanGuess.class.getDeclaredField(prefix + i);
      kept.setAccessible(true);
      assertThat(kept.getDouble(null)).as(prefix + i).isEqualTo(made[i]);
    }
  }

  @Test
  void oneStepFromTheGuessIsUsuallyEnough() {
    SplittableRandom random = new SplittableRandom(3);
    AmericanBoundary boundary = new AmericanBoundary(AmericanScheme.QUICK);
    AmericanPerpetual perpetual = new AmericanPerpetual();
    int enough = 0;
    int contracts = 1_000;
    for (int i = 0; i < contracts; i++) {
      double rate = 0.001 + 0.08 * random.nextDouble();
      double yield = 0.08 * random.nextDouble();
      double years = 0.01 + 2 * random.nextDouble();
      double sigma = 0.1 + 0.6 * random.nextDouble();
      perpetual.set(rate, yield, years, sigma);
      boundary.contract(rate, yield, years);
      boundary.volatility(sigma, perpetual.logX, perpetual.distance);
      boundary.guess();
      if (boundary.newtonStep() < 0.1) {
        enough++;
      }
    }
    assertThat(enough).isGreaterThan(contracts * 85 / 100);
  }
}
