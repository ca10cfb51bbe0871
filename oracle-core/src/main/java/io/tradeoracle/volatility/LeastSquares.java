package io.tradeoracle.volatility;

import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Levenberg-Marquardt as the fits use it: residuals with an analytic Jacobian, aimed at zero. The
 * best point seen is the answer, however the search ends; a search that can improve no more because
 * the fit is exact ends with an exception there.
 */
final class LeastSquares {

  /** Residuals and their derivatives at a point. */
  interface Residuals {
    int size();

    /**
     * Computes them.
     *
     * @param residuals filled
     * @param jacobian filled: row i holds the derivatives of residual i
     */
    void evaluate(double[] x, double[] residuals, double[][] jacobian);
  }

  /** A point, and its sum of squared residuals. */
  // Made here only, and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  record Solution(double[] x, double cost) {}

  private static final int MAX_ITERATIONS = 120;

  private final Residuals problem;
  private final double tolerance;
  private double[] best;
  private double least = Double.POSITIVE_INFINITY;

  private LeastSquares(Residuals problem, double[] start, double tolerance) {
    this.problem = problem;
    this.best = start;
    this.tolerance = tolerance;
  }

  /**
   * Returns the best point found.
   *
   * @param tolerance relative change of cost and of the variables that ends the search
   */
  static Solution solve(Residuals problem, double[] start, double tolerance) {
    return new LeastSquares(problem, start, tolerance).solve();
  }

  /** Returns the sum of squared residuals at a point. */
  static double cost(Residuals problem, double[] x) {
    double[] residuals = new double[problem.size()];
    problem.evaluate(x, residuals, new double[residuals.length][x.length]);
    return squares(residuals);
  }

  private static double squares(double[] residuals) {
    double sum = 0;
    for (double residual : residuals) {
      sum += residual * residual;
    }
    return sum;
  }

  private Solution solve() {
    try {
      new LevenbergMarquardtOptimizer()
          .withCostRelativeTolerance(tolerance)
          .withParameterRelativeTolerance(tolerance)
          .optimize(
              new LeastSquaresBuilder()
                  .start(best)
                  .target(new double[problem.size()])
                  .model(this::model)
                  .lazyEvaluation(false)
                  .maxEvaluations(2 * MAX_ITERATIONS)
                  .maxIterations(MAX_ITERATIONS)
                  .build());
    } catch (MathIllegalStateException e) {
      // Nothing can be improved any more, or the iterations are over.
      return new Solution(best, least);
    }
    return new Solution(best, least);
  }

  private Pair<RealVector, RealMatrix> model(RealVector point) {
    double[] x = point.toArray();
    double[] residuals = new double[problem.size()];
    double[][] jacobian = new double[residuals.length][x.length];
    problem.evaluate(x, residuals, jacobian);
    double cost = squares(residuals);
    if (cost < least) {
      least = cost;
      best = x;
    }
    return new Pair<>(
        new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(jacobian, false));
  }
}
