package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.pricing.internal.AmericanContract.Exercise;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delta, gamma and theta above the boundary against a far finer scheme and quadrature. */
class AmericanCloseUpTest {
  private static final AmericanScheme FINE = new AmericanScheme(32, 32, 128);
  private static final double STRIKE = 100;

  private final AmericanSolver solver = new AmericanSolver();
  private final AmericanContract contract = new AmericanContract();
  private final AmericanPerpetual perpetual = new AmericanPerpetual();
  private final AmericanTier fine = new AmericanTier(FINE, 1e-10, 0);

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 3e-2, 0.1, 0.2, 0.3, 0.5, 0.7, 1})
  void accurateSlopesHoldAtAnyDistanceFromTheBoundary(double deviations) {
    AmericanPremium exact =
        new AmericanPremium(AmericanQuadrature.graded(240, FINE, 0.5 * deviations));
    Random random = new Random(3);
    double[] out = new double[6];
    for (int i = 0; i < 60; i++) {
      double years = 0.003 * Math.exp(random.nextDouble() * Math.log(2_000));
      double sigma = 0.05 + 1.2 * random.nextDouble() * random.nextDouble();
      double rate = 0.005 + 0.09 * random.nextDouble();
      double yield = i % 3 == 0 ? 0 : 0.1 * random.nextDouble();
      String name = years + " " + rate + " " + yield + " " + sigma;
      assertThat(contract.set(STRIKE, STRIKE, years, rate, yield, false))
          .isEqualTo(Exercise.BELOW_BOUNDARY);
      perpetual.set(rate, yield, years, sigma);
      if (perpetual.decay > 15) {
        continue;
      }
      fine.solve(contract, perpetual, sigma);
      double width = sigma * Math.sqrt(years);
      double logSpot = fine.boundary.logBoundary() + deviations * width;
      double spot = Math.exp(logSpot);
      contract.set(STRIKE * spot, STRIKE, years, rate, yield, false);
      exact.contract(rate, yield, years);
      fine.boundary.fill(exact);
      double price = contract.european(sigma) + exact.price(contract.spot, contract.logSpot);
      double delta = contract.europeanDelta(sigma) + exact.delta();
      double gamma = contract.europeanGamma(sigma) + exact.gamma();
      double theta =
          rate * price - (rate - yield) * spot * delta - 0.5 * sigma * sigma * spot * spot * gamma;

      solver.value(
          STRIKE * spot, STRIKE, years, rate, yield, sigma, false, AmericanMode.ACCURATE, out);

      assertThat(out[1]).as(name).isCloseTo(delta, within(1e-6));
      // Nearer than the boundary is known the option may count as exercised.
      if (deviations > 2e-3 || out[1] != -1) {
        assertThat(out[2] * STRIKE * spot * width)
            .as(name)
            .isCloseTo(gamma * spot * width, within(1e-4));
        assertThat(out[4] / STRIKE * years).as(name).isCloseTo(theta * years, within(1e-4));
      }
    }
  }
}
