package io.tradeoracle.pricing.internal;

import java.util.Arrays;

/**
 * The constants of one discretisation of the exercise boundary: nodes, quadrature points and the
 * matrices that interpolate between them. Immutable once built; every solver shares it.
 *
 * <p>The boundary is known at {@code nodes} Chebyshev points in x, the square root of the fraction
 * of the time to expiration; x = 1 comes first. The equation of each node is integrated with {@code
 * points} Gauss-Legendre points in an angle θ, the price with {@code pricePoints}. A point of the
 * equation of node j lies at {@code j * points + i} in the flat arrays. Behind all points comes one
 * place for each node, for the part of its equation that looks from the node to expiration.
 */
final class AmericanScheme {
  static final AmericanScheme FAST = new AmericanScheme(5, 8, 12);
  static final AmericanScheme MEDIUM = new AmericanScheme(8, 8, 24);
  static final AmericanScheme HARD = new AmericanScheme(12, 12, 40);
  static final AmericanScheme FINE = new AmericanScheme(20, 20, 64);

  final int nodes;
  final int points;
  final int pricePoints;

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

  /** The same five for the price integral, over one row that ends at T. */
  final double[] priceRootBefore;

  final double[] priceRootAfter;
  final double[] priceMeasure;
  final double[] priceDensityMeasure;
  final double[][] priceInterpolation;

  AmericanScheme(int nodes, int points, int pricePoints) {
    this.nodes = nodes;
    this.points = points;
    this.pricePoints = pricePoints;
    double[] ends = chebyshevNodes(nodes);
    this.node = Arrays.copyOf(ends, nodes);
    this.size = nodes * points + nodes;
    this.rootBefore = new double[size];
    this.rootAfter = new double[size];
    this.measure = new double[size];
    this.densityMeasure = new double[size];
    double[][] rule = gaussLegendre(points);
    for (int j = 0; j < nodes; j++) {
      fill(rule, node[j], j * points, rootBefore, rootAfter, measure, densityMeasure);
      rootBefore[nodes * points + j] = node[j];
    }
    this.interpolation = lagrange(ends, rootAfter);
    this.priceRootBefore = new double[pricePoints];
    this.priceRootAfter = new double[pricePoints];
    this.priceMeasure = new double[pricePoints];
    this.priceDensityMeasure = new double[pricePoints];
    fill(
        gaussLegendre(pricePoints),
        1,
        0,
        priceRootBefore,
        priceRootAfter,
        priceMeasure,
        priceDensityMeasure);
    this.priceInterpolation = lagrange(ends, priceRootAfter);
  }

  private static double[] chebyshevNodes(int n) {
    double[] x = new double[n + 1];
    for (int j = 0; j < n; j++) {
      x[j] = (1 + StrictMath.cos(Math.PI * j / n)) / 2;
    }
    return x;
  }

  /** Places one row of points: √u = x sin θ and √t = x cos θ, so du = 2x² sin θ cos θ dθ. */
  private static void fill(
      double[][] rule,
      double x,
      int from,
      double[] rootBefore,
      double[] rootAfter,
      double[] measure,
      double[] densityMeasure) {
    for (int i = 0; i < rule[0].length; i++) {
      double angle = Math.PI / 4 * (1 + rule[0][i]);
      double weight = Math.PI / 4 * rule[1][i];
      double sin = StrictMath.sin(angle);
      double cos = StrictMath.cos(angle);
      rootBefore[from + i] = x * cos;
      rootAfter[from + i] = x * sin;
      measure[from + i] = 2 * x * x * sin * cos * weight;
      densityMeasure[from + i] = 2 * x * sin * weight / AmericanMath.SQRT_2PI;
    }
  }

  /** Returns the Lagrange weights of all {@code ends} but the last, whose value is always 0. */
  private static double[][] lagrange(double[] ends, double[] at) {
    int n = ends.length - 1;
    double[][] weights = new double[n][at.length];
    for (int k = 0; k < n; k++) {
      for (int p = 0; p < at.length; p++) {
        double product = 1;
        for (int m = 0; m <= n; m++) {
          if (m != k) {
            product *= (at[p] - ends[m]) / (ends[k] - ends[m]);
          }
        }
        weights[k][p] = product;
      }
    }
    return weights;
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
