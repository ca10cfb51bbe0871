package io.tradeoracle.pricing.internal;

/**
 * The constants of one rule that integrates from the time to expiration down to expiration: where
 * its points lie, what they weigh, and the matrix that interpolates the boundary to them. Time is
 * in units of the whole, T. Immutable but for the movable ones, which belong to one user.
 *
 * <p>With √t = √T sin α and √u = √T cos α, where t is the time from now to the point and u the
 * point's time to expiration, both ends of the integral are smooth in α. The even rule takes
 * Gauss-Legendre points in α. Just above the exercise boundary the integrands of delta and gamma
 * turn on within a short time, at √t of the order of the distance; the graded rules resolve that by
 * points in w, with α = grain · sinh(κw), which are even in the logarithm beyond the grain.
 */
final class AmericanQuadrature {
  final int size;

  /** √t as a multiple of √T. */
  final double[] rootBefore;

  /** √u as a multiple of √T. */
  final double[] rootAfter;

  /** du as a multiple of T. */
  final double[] measure;

  /** du/√t as a multiple of √T, with the constant of the normal density. */
  final double[] densityMeasure;

  /** {@code interpolation[k][p]} is the weight of node k at point p. */
  final double[][] interpolation;

  private AmericanQuadrature(int size, int nodes) {
    this.size = size;
    this.rootBefore = new double[size];
    this.rootAfter = new double[size];
    this.measure = new double[size];
    this.densityMeasure = new double[size];
    this.interpolation = new double[nodes][size];
  }

  private AmericanQuadrature(int size, AmericanScheme scheme, double[] angle, double[] weight) {
    this(size, scheme.nodes);
    place(angle, weight, scheme);
  }

  /** Returns a rule whose points its only user must {@link #place}. */
  static AmericanQuadrature movable(int size, AmericanScheme scheme) {
    return new AmericanQuadrature(size, scheme.nodes);
  }

  /** Moves the points of a rule nobody else uses. */
  void place(double[] angle, double[] weight, AmericanScheme scheme) {
    for (int i = 0; i < size; i++) {
      double sin = StrictMath.sin(angle[i]);
      double cos = StrictMath.cos(angle[i]);
      rootBefore[i] = sin;
      rootAfter[i] = cos;
      measure[i] = 2 * sin * cos * weight[i];
      densityMeasure[i] = 2 * cos * weight[i] / AmericanMath.SQRT_2PI;
    }
    scheme.interpolate(rootAfter, interpolation);
  }

  /** Returns the rule with Gauss-Legendre points in the angle. */
  static AmericanQuadrature even(int size, AmericanScheme scheme) {
    double[][] rule = AmericanScheme.gaussLegendre(size);
    double[] angle = new double[size];
    double[] weight = new double[size];
    for (int i = 0; i < size; i++) {
      angle[i] = Math.PI / 4 * (1 + rule[0][i]);
      weight[i] = Math.PI / 4 * rule[1][i];
    }
    return new AmericanQuadrature(size, scheme, angle, weight);
  }

  /** Returns a rule that resolves what happens at √t = grain · √T. */
  static AmericanQuadrature graded(int size, AmericanScheme scheme, double grain) {
    double[][] rule = AmericanScheme.gaussLegendre(size);
    double end = Math.PI / 2 / grain;
    double stretch = StrictMath.log(end + Math.sqrt(end * end + 1));
    double[] angle = new double[size];
    double[] weight = new double[size];
    for (int i = 0; i < size; i++) {
      double w = stretch * (1 + rule[0][i]) / 2;
      angle[i] = grain * StrictMath.sinh(w);
      weight[i] = grain * StrictMath.cosh(w) * stretch * rule[1][i] / 2;
    }
    return new AmericanQuadrature(size, scheme, angle, weight);
  }
}
