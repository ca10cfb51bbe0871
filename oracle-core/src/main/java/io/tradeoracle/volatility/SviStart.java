package io.tradeoracle.volatility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where to begin fitting SVI. For a given shift m and width σ total variance is linear in level and
 * the two wings' slopes: a linear problem that needs no start, within a search over two dimensions
 * (the idea of "Quasi-explicit calibration of Gatheral's SVI model", Zeliade Systems, 2009). Here
 * the search is a coarse grid, and the best of it are handed on.
 */
final class SviStart {

  private static final int SHIFTS = 9;
  private static final double[] WIDTHS = {0.02, 0.06, 0.18, 0.5, 1.5};
  private static final double LEAST_RANGE = 0.02;

  // Made and read here only.
  @SuppressWarnings("ArrayRecordComponent")
  private record Candidate(double[] x, double cost) {}

  private final FitPoints points;
  private final SviCurve curve;

  /** Weight and aim of each point in the linear problem, and its three basis functions. */
  private final double[] weight;

  private final double[] variance;
  private final double[][] normal = new double[3][4];

  SviStart(FitPoints points, SviCurve curve) {
    this.points = points;
    this.curve = curve;
    weight = new double[points.size()];
    variance = new double[points.size()];
    for (int i = 0; i < weight.length; i++) {
      double volatility = points.volatility[i];
      variance[i] = volatility * volatility * points.years;
      weight[i] = points.weight[i] / (2 * volatility * points.years);
    }
  }

  /** Returns the best starts, the best first. */
  List<double[]> best(int count) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double k : points.k) {
      low = Math.min(low, k);
      high = Math.max(high, k);
    }
    double range = Math.max(LEAST_RANGE, high - low);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < SHIFTS; i++) {
      // From a quarter of the range before the first strike to a quarter beyond the last.
      double m = low + range * (1.5 * i / (SHIFTS - 1) - 0.25);
      for (double width : WIDTHS) {
        candidates.add(solve(m, width * range));
      }
    }
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::cost))
        .limit(count)
        .map(Candidate::x)
        .toList();
  }

  private Candidate solve(double m, double sigma) {
    gather(m, sigma);
    double[] best = {Double.NaN, 0, 0};
    double least = Double.POSITIVE_INFINITY;
    // Bit 1 lets the right wing open, bit 2 the left one: the best with no slope below zero.
    for (int open = 0; open < 4; open++) {
      double[] solution = solve((open & 1) != 0, (open & 2) != 0);
      double residual = residual(solution);
      if (solution[1] >= 0 && solution[2] >= 0 && residual < least) {
        best = solution;
        least = residual;
      }
    }
    double v = best[0] + sigma * Math.sqrt(best[1] * best[2]);
    double[] x = curve.inverse(v, best[1], best[2], m, sigma);
    return new Candidate(x, cost(x));
  }

  /** Sums the normal equations of w = a + ½ (R + d) p + ½ (R − d) q. */
  private void gather(double m, double sigma) {
    for (double[] row : normal) {
      Arrays.fill(row, 0);
    }
    double[] basis = new double[4];
    for (int i = 0; i < weight.length; i++) {
      double d = points.k[i] - m;
      double radius = Math.sqrt(d * d + sigma * sigma);
      basis[0] = 1;
      basis[1] = 0.5 * (radius + d);
      basis[2] = 0.5 * (radius - d);
      basis[3] = variance[i];
      double square = weight[i] * weight[i];
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 4; column++) {
          normal[row][column] += square * basis[row] * basis[column];
        }
      }
    }
  }

  /** Returns level and slopes, those that are closed zero; NaN where undetermined. */
  private double[] solve(boolean right, boolean left) {
    double[][] rows = {normal[0].clone(), normal[1].clone(), normal[2].clone()};
    close(rows, 1, right);
    close(rows, 2, left);
    for (int pivot = 0; pivot < 3; pivot++) {
      for (int row = pivot + 1; row < 3; row++) {
        double factor = rows[row][pivot] / rows[pivot][pivot];
        for (int column = pivot; column < 4; column++) {
          rows[row][column] -= factor * rows[pivot][column];
        }
      }
    }
    double[] solution = new double[3];
    for (int row = 2; row >= 0; row--) {
      double sum = rows[row][3];
      for (int column = row + 1; column < 3; column++) {
        sum -= rows[row][column] * solution[column];
      }
      solution[row] = sum / rows[row][row];
    }
    return solution;
  }

  private static void close(double[][] rows, int variable, boolean open) {
    if (!open) {
      rows[0][variable] = 0;
      rows[3 - variable][variable] = 0;
      rows[variable] = new double[4];
      rows[variable][variable] = 1;
    }
  }

  /** Returns the sum of squares but for a constant; NaN is no less than anything. */
  private double residual(double[] solution) {
    double sum = 0;
    for (int row = 0; row < 3; row++) {
      double product = -2 * normal[row][3];
      for (int column = 0; column < 3; column++) {
        product += normal[row][column] * solution[column];
      }
      sum += solution[row] * product;
    }
    return sum;
  }

  private double cost(double[] x) {
    curve.moveTo(x);
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      curve.evaluate(points.k[i]);
      double error = weight[i] * (curve.w - variance[i]);
      sum += error * error;
    }
    return sum;
  }
}
