package io.tradeoracle.volatility;

/**
 * SVI in the variables that are fitted: least variance v, slopes p and q of the right and the left
 * wing, shift m and width σ,
 *
 * <pre>w(k) = v − σ √(p q) + ½ (p + q) √((k − m)² + σ²) + ½ (p − q) (k − m),</pre>
 *
 * each between bounds. So every curve is positive and obeys Lee's bound, and there is no corner
 * where ρ changes sign. Returns w, w', w'' and their derivatives by the variables.
 */
final class SviCurve {

  static final int SIZE = 5;

  private static final int V = 0;
  private static final int P = 1;
  private static final int Q = 2;
  private static final int M = 3;
  private static final int SIGMA = 4;

  private static final double FLATTEST = 1e-9;
  private static final double STEEPEST = ButterflyCheck.MAX_WING - 1e-6;
  private static final double LEAST_RANGE = 0.02;

  private final Bounded[] bounds;

  /** The variables at one point, and what they give at one k. */
  private final double[] value = new double[SIZE];

  private final double[] chain = new double[SIZE];

  double w;
  double slope;
  double curvature;
  final double[] wBy = new double[SIZE];
  final double[] slopeBy = new double[SIZE];
  final double[] curvatureBy = new double[SIZE];

  SviCurve(FitPoints points) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double leastVariance = Double.POSITIVE_INFINITY;
    double greatestVariance = 0;
    for (int i = 0; i < points.size(); i++) {
      double variance = points.volatility[i] * points.volatility[i] * points.years;
      low = Math.min(low, points.k[i]);
      high = Math.max(high, points.k[i]);
      leastVariance = Math.min(leastVariance, variance);
      greatestVariance = Math.max(greatestVariance, variance);
    }
    double range = Math.max(LEAST_RANGE, high - low);
    Bounded wing = new Bounded(FLATTEST, STEEPEST);
    bounds =
        new Bounded[] {
          new Bounded(1e-4 * leastVariance, 2 * greatestVariance),
          wing,
          wing,
          new Bounded(low - 2 * range, high + 2 * range),
          new Bounded(StrictMath.log(1e-3 * range), StrictMath.log(5 * range))
        };
  }

  /** Sets the variables. */
  void moveTo(double[] x) {
    for (int i = 0; i < SIZE; i++) {
      value[i] = bounds[i].value(x[i]);
      chain[i] = bounds[i].derivative(x[i]);
    }
    value[SIGMA] = StrictMath.exp(value[SIGMA]);
    chain[SIGMA] *= value[SIGMA];
  }

  /** Returns the free variables of a curve, or of one near it that is within the bounds. */
  double[] inverse(double v, double p, double q, double m, double sigma) {
    return new double[] {
      bounds[V].inverse(v),
      bounds[P].inverse(p),
      bounds[Q].inverse(q),
      bounds[M].inverse(m),
      bounds[SIGMA].inverse(StrictMath.log(sigma))
    };
  }

  double[] inverse(SviParameters svi) {
    return inverse(svi.leastVariance(), svi.rightWing(), svi.leftWing(), svi.m(), svi.sigma());
  }

  SviParameters parameters() {
    double p = value[P];
    double q = value[Q];
    double dip = value[SIGMA] * Math.sqrt(p * q);
    return new SviParameters(
        value[V] - dip, 0.5 * (p + q), (p - q) / (p + q), value[M], value[SIGMA]);
  }

  /** Computes w and its derivatives by the free variables. */
  void evaluate(double k) {
    double p = value[P];
    double q = value[Q];
    double sigma = value[SIGMA];
    double d = k - value[M];
    double radius = Math.sqrt(d * d + sigma * sigma);
    double root = Math.sqrt(p * q);
    double opening = 0.5 * (p + q);
    double tilt = 0.5 * (p - q);
    w = value[V] - sigma * root + opening * radius + tilt * d;
    wBy[V] = chain[V];
    wBy[P] = chain[P] * 0.5 * (radius + d - sigma * root / p);
    wBy[Q] = chain[Q] * 0.5 * (radius - d - sigma * root / q);
    wBy[M] = -chain[M] * (opening * d / radius + tilt);
    wBy[SIGMA] = chain[SIGMA] * (opening * sigma / radius - root);
  }

  /** Computes w, w' and w'' and their derivatives by the free variables. */
  void evaluateDeeply(double k) {
    evaluate(k);
    double sigma = value[SIGMA];
    double d = k - value[M];
    double inverse = 1 / Math.sqrt(d * d + sigma * sigma);
    double sine = d * inverse;
    double share = sigma * inverse;
    double opening = 0.5 * (value[P] + value[Q]);
    double bend = share * share * inverse;
    slope = opening * sine + 0.5 * (value[P] - value[Q]);
    slopeBy[P] = chain[P] * 0.5 * (sine + 1);
    slopeBy[Q] = chain[Q] * 0.5 * (sine - 1);
    slopeBy[M] = -chain[M] * opening * bend;
    slopeBy[SIGMA] = -chain[SIGMA] * opening * sine * share * inverse;
    curvature = opening * bend;
    curvatureBy[P] = chain[P] * 0.5 * bend;
    curvatureBy[Q] = chain[Q] * 0.5 * bend;
    curvatureBy[M] = chain[M] * opening * 3 * bend * sine * inverse;
    curvatureBy[SIGMA] =
        chain[SIGMA] * opening * share * inverse * inverse * (2 - 3 * share * share);
  }
}
