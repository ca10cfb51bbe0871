package io.tradeoracle.pricing.internal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The constants of one discretisation of the exercise boundary: nodes, quadrature points and the
 * matrices that interpolate between them. Immutable once built; every solver shares it.
 *
 * <p>The boundary is known at {@code nodes} Chebyshev points in x, the square root of the fraction
 * of the time to expiration; x = 1 comes first. The equation of each node is integrated with {@code
 * points} Gauss-Legendre points in an angle θ, the price with {@code pricePoints}. A point of the
 * equation of node j lies at {@code i * nodes + j} in the flat arrays. Behind all points comes one
 * place for each node, for the part of its equation that looks from the node to expiration.
 */
final class AmericanScheme {
  static final AmericanScheme QUICK = new AmericanScheme(5, 4, 12);
  static final AmericanScheme CAREFUL = new AmericanScheme(5, 8, 12);
  static final AmericanScheme MEDIUM = new AmericanScheme(8, 8, 24);
  static final AmericanScheme SLOPES = new AmericanScheme(10, 8, 32);
  static final AmericanScheme HARD = new AmericanScheme(12, 12, 40);
  static final AmericanScheme VERY_HARD = new AmericanScheme(16, 16, 48);
  static final AmericanScheme EXTREME = new AmericanScheme(20, 20, 64);

  final int nodes;
  final int points;

  /** The length of the flat arrays: points of all nodes, then nodes. */
  final int size;

  /** Node positions x, from 1 downwards; the end at 0 is left out. */
  final double[] node;

  /** For every flat point: √t as a multiple of √T, where t is the time from the point to node j. */
  final double[] rootBefore;

  /** For every flat point: √u as a multiple of √T, where u is the point's time to expiration. */
  final double[] rootAfter;

  /** du as a multiple of T. */
  final double[] measure;

  /** du/√t as a multiple of √T, with the constant of the normal density. */
  final double[] densityMeasure;

  /** {@code interpolation[k][p]} is the weight of node k at flat point p. */
  final double[][] interpolation;

  /** The rule of the price integral. */
  final AmericanQuadrature price;

  /** From this many standard deviations above the boundary its points resolve delta and gamma. */
  final double farFrom;

  private final double[] ends;
  private final int closePoints;
  private final AtomicReferenceArray<AmericanQuadrature> graded =
      new AtomicReferenceArray<>(AmericanCloseUp.RUNGS);

  AmericanScheme(int nodes, int points, int pricePoints) {
    this.nodes = nodes;
    this.points = points;
    this.ends = chebyshevNodes(nodes);
    this.node = Arrays.copyOf(ends, nodes);
    this.size = nodes * points + nodes;
    this.rootBefore = new double[size];
    this.rootAfter = new double[size];
    this.measure = new double[size];
    this.densityMeasure = new double[size];
    double[][] rule = gaussLegendre(points);
    for (int j = 0; j < nodes; j++) {
      fill(rule, node[j], j);
      rootBefore[nodes * points + j] = node[j];
    }
    this.interpolation = lagrange(ends, rootAfter);
    this.price = AmericanQuadrature.even(pricePoints, this);
    this.farFrom = pricePoints < 16 ? 1.2 : pricePoints < 40 ? 0.5 : 0.3;
    this.closePoints = pricePoints < 16 ? 24 : pricePoints < 64 ? 48 : 64;
  }

  /** Returns one of the rules graded towards the boundary, which are made when first used. */
  AmericanQuadrature graded(int rung, double grain) {
    AmericanQuadrature known = graded.get(rung);
    if (known == null) {
      known = AmericanQuadrature.graded(closePoints, this, grain);
      graded.set(rung, known);
    }
    return known;
  }

  /** Writes the weight of every node, first index, at these places √(u/T). */
  void interpolate(double[] rootAfter, double[][] out) {
    for (int k = 0; k < nodes; k++) {
      lagrange(ends, k, rootAfter, out[k]);
    }
  }

  /** Returns the weight of every node, first index, at these places √(u/T). */
  double[][] interpolationAt(double[] rootAfter) {
    return lagrange(ends, rootAfter);
  }

  private static double[] chebyshevNodes(int n) {
    double[] x = new double[n + 1];
    for (int j = 0; j < n; j++) {
      x[j] = (1 + StrictMath.cos(Math.PI * j / n)) / 2;
    }
    return x;
  }

  /** Places one row of points: √u = x sin θ and √t = x cos θ, so du = 2x² sin θ cos θ dθ. */
  private void fill(double[][] rule, double x, int j) {
    for (int i = 0; i < points; i++) {
      int p = i * nodes + j;
      double angle = Math.PI / 4 * (1 + rule[0][i]);
      double weight = Math.PI / 4 * rule[1][i];
      double sin = StrictMath.sin(angle);
      double cos = StrictMath.cos(angle);
      rootBefore[p] = x * cos;
      rootAfter[p] = x * sin;
      measure[p] = 2 * x * x * sin * cos * weight;
      densityMeasure[p] = 2 * x * sin * weight / AmericanMath.SQRT_2PI;
    }
  }

  /** Returns the Lagrange weights of all {@code ends} but the last, whose value is always 0. */
  private static double[][] lagrange(double[] ends, double[] at) {
    double[][] weights = new double[ends.length - 1][at.length];
    for (int k = 0; k < weights.length; k++) {
      lagrange(ends, k, at, weights[k]);
    }
    return weights;
  }

  private static void lagrange(double[] ends, int k, double[] at, double[] out) {
    Arrays.fill(out, 1);
    for (int m = 0; m < ends.length; m++) {
      if (m != k) {
        double scale = 1 / (ends[k] - ends[m]);
        for (int p = 0; p < at.length; p++) {
          out[p] *= (at[p] - ends[m]) * scale;
        }
      }
    }
  }

  /** Returns the nodes and the weights of the Gauss-Legendre rule of n points on (−1, 1). */
  static double[][] gaussLegendre(int n) {
    double[][] rule = new double[2][n];
    for (int i = 0; i < n; i++) {
      double z = StrictMath.cos(Math.PI * (n - i - 0.25) / (n + 0.5));
      double slope = 1;
      for (int step = 0; step < 8; step++) {
        double previous = 0;
        double value = 1;
        for (int k = 1; k <= n; k++) {
          double next = ((2 * k - 1) * z * value - (k - 1) * previous) / k;
          previous = value;
          value = next;
        }
        slope = n * (z * value - previous) / (z * z - 1);
        z -= value / slope;
      }
      rule[0][i] = z;
      rule[1][i] = 2 / ((1 - z * z) * slope * slope);
    }
    return rule;
  }
}
