package io.tradeoracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Compares a Jacobian with central differences of its residuals. */
final class JacobianCheck {

  private static final double STEP = 1e-5;

  private JacobianCheck() {}

  static void assertDerivatives(LeastSquares.Residuals problem, double[] x, double tolerance) {
    double[][] jacobian = new double[problem.size()][x.length];
    problem.evaluate(x, new double[problem.size()], jacobian);
    double size = 0;
    for (int j = 0; j < x.length; j++) {
      double[] up = residuals(problem, x, j, STEP);
      double[] down = residuals(problem, x, j, -STEP);
      for (int i = 0; i < up.length; i++) {
        double difference = (up[i] - down[i]) / (2 * STEP);
        assertThat(jacobian[i][j])
            .as("residual %d by variable %d", i, j)
            .isCloseTo(difference, within(tolerance * (1 + Math.abs(difference))));
        size += Math.abs(difference);
      }
    }
    assertThat(size).isPositive();
  }

  private static double[] residuals(
      LeastSquares.Residuals problem, double[] x, int variable, double step) {
    double[] moved = x.clone();
    moved[variable] += step;
    double[] residuals = new double[problem.size()];
    problem.evaluate(moved, residuals, new double[problem.size()][x.length]);
    return residuals;
  }
}
