package io.tradeoracle.pricing.tables;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * Makes the polynomials of the American kernels: those whose largest error, in units of what is
 * allowed at each place, is about the least possible. Weighted least squares, with weights that
 * grow where the error is large (C. L. Lawson, 1961), of exact values rounded to doubles; nothing
 * but additions, multiplications, divisions and roots, so that every JDK makes the same bits.
 */
public final class AmericanPolynomials {
  /** The Mills ratio is taken at (a − {@code CENTRE})/(a + {@code CENTRE}). */
  public static final double CENTRE = 3.8;

  private static final double LEAST_EXPONENT = -0.625;
  private static final int EXPONENTIAL_DEGREE = 8;
  private static final int MILLS_DEGREE = 10;
  private static final int PLACES = 301;
  private static final int ROUNDS = 300;
  private static final double LEAST_WEIGHT = 1e-3;

  /** The error of the ratio where the normal density does not make it smaller. */
  private static final double LARGEST_ERROR = 1e-9;

  /** The error of the distribution function. */
  private static final double ERROR = 3e-11;

  private static final DfpField FIELD = new DfpField(60);

  private AmericanPolynomials() {}

  /** Returns e^z for z from −0.625 to 0, of least relative error; the highest power first. */
  public static double[] exponential() {
    double half = LEAST_EXPONENT / 2;
    DoubleUnaryOperator exact = t -> FIELD.newDfp(half - half * t).exp().toDouble();
    double[] inUnit = fit(exact, exact, EXPONENTIAL_DEGREE);
    return shifted(inUnit, -1 / half);
  }

  /**
   * Returns (a + c) M(a) for the Mills ratio M = Φ(−a)/φ(a) over √(2π), in powers of (a − c)/(a +
   * c) with the centre c; the highest first.
   */
  public static double[] mills() {
    return fit(AmericanPolynomials::scaledMills, AmericanPolynomials::allowed, MILLS_DEGREE);
  }

  private static double place(double t) {
    return CENTRE * (1 + t) / (1 - t);
  }

  private static double scaledMills(double t) {
    Dfp rootTwoPi = FIELD.getPi().multiply(2).sqrt();
    if (t == 1) {
      return FIELD.getOne().divide(rootTwoPi).toDouble();
    }
    Dfp a = FIELD.newDfp(place(t));
    return ElementaryTables.mills(a).multiply(a.add(CENTRE)).divide(rootTwoPi).toDouble();
  }

  private static double allowed(double t) {
    if (t == 1) {
      return LARGEST_ERROR * 1e9;
    }
    double a = place(t);
    double byDensity = ERROR * StrictMath.exp(Math.min(0.5 * a * a, 30));
    return Math.min(LARGEST_ERROR, byDensity) * (a + CENTRE);
  }

  /** Returns the coefficients of the best polynomial on (−1, 1), the highest power first. */
  private static double[] fit(DoubleUnaryOperator of, DoubleUnaryOperator allowed, int degree) {
    double[][] basis = new double[PLACES][];
    double[] exact = new double[PLACES];
    double[] scale = new double[PLACES];
    double[] weight = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      double t = i == 0 ? 1 : StrictMath.cos(Math.PI * i / (PLACES - 1));
      basis[i] = chebyshev(t, degree);
      exact[i] = of.applyAsDouble(t);
      scale[i] = 1 / allowed.applyAsDouble(t);
      weight[i] = 1;
    }
    double[] best = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      best = leastSquares(basis, exact, scale, weight);
      reweigh(basis, exact, scale, best, weight);
    }
    return powers(best);
  }

  private static double[] chebyshev(double t, int degree) {
    double[] values = new double[degree + 1];
    values[0] = 1;
    values[1] = t;
    for (int k = 2; k <= degree; k++) {
      values[k] = 2 * t * values[k - 1] - values[k - 2];
    }
    return values;
  }

  private static double[] leastSquares(
      double[][] basis, double[] exact, double[] scale, double[] weight) {
    double[][] rows = new double[PLACES][];
    double[] right = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      double factor = Math.sqrt(weight[i]) * scale[i];
      rows[i] = basis[i].clone();
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] *= factor;
      }
      right[i] = factor * exact[i];
    }
    return new QRDecomposition(new Array2DRowRealMatrix(rows, false))
        .getSolver()
        .solve(new ArrayRealVector(right, false))
        .toArray();
  }

  private static void reweigh(
      double[][] basis, double[] exact, double[] scale, double[] best, double[] weight) {
    double[] error = new double[PLACES];
    double largest = 0;
    for (int i = 0; i < PLACES; i++) {
      double sum = -exact[i];
      for (int k = 0; k < best.length; k++) {
        sum += basis[i][k] * best[k];
      }
      error[i] = Math.abs(sum) * scale[i];
      largest = Math.max(largest, error[i]);
    }
    double total = 0;
    for (int i = 0; i < PLACES; i++) {
      weight[i] *= error[i] / largest + LEAST_WEIGHT;
      total += weight[i];
    }
    for (int i = 0; i < PLACES; i++) {
      weight[i] *= PLACES / total;
    }
  }

  /** Turns a Chebyshev series into powers, the highest first. */
  private static double[] powers(double[] series) {
    int size = series.length;
    double[] sum = new double[size];
    double[] before = new double[size];
    double[] current = new double[size];
    before[0] = 1;
    current[1] = 1;
    sum[size - 1] = series[0];
    sum[size - 2] = series[1];
    for (int k = 2; k < size; k++) {
      double[] next = new double[size];
      for (int i = 0; i <= k; i++) {
        next[i] = (i == 0 ? 0 : 2 * current[i - 1]) - before[i];
        sum[size - 1 - i] += series[k] * next[i];
      }
      before = current;
      current = next;
    }
    return sum;
  }

  /** Returns the coefficients of the same polynomial in z with t = 1 + z · slope. */
  private static double[] shifted(double[] ofUnit, double slope) {
    double[] result = new double[ofUnit.length];
    int last = result.length - 1;
    for (double coefficient : ofUnit) {
      // Horner's rule on polynomials.
      for (int i = 0; i <= last; i++) {
        result[i] = result[i] + (i < last ? slope * result[i + 1] : 0);
      }
      result[last] += coefficient;
    }
    return result;
  }
}
