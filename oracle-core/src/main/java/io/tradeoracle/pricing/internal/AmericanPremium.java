package io.tradeoracle.pricing.internal;

import static io.tradeoracle.pricing.internal.AmericanMath.cdfOfTail;
import static io.tradeoracle.pricing.internal.AmericanMath.expOfNegative;
import static io.tradeoracle.pricing.internal.AmericanMath.tail;

/**
 * The early-exercise premium of a put with strike 1 above a given exercise boundary, and its
 * derivatives: with t = T − u and B = B(u),
 *
 * <pre>
 *   premium = ∫₀^T { r e^(−rt) Φ(−d₂) − q s e^(−qt) Φ(−d₁) } du
 *   d₁ = [ln(s/B) + (r − q + σ²/2) t] / (σ√t),   d₂ = d₁ − σ√t
 * </pre>
 *
 * <p>(Kim 1990; Carr, Jarrow and Myneni 1992). All derivatives come from the two normal densities
 * that the price needs anyway: r e^(−rt) φ(d₂) = (r/B) s e^(−qt) φ(d₁). By a parameter the boundary
 * moves as well; its slope is interpolated like the boundary.
 *
 * <p>Holds the workspace of one rule. Call {@link #contract}, then {@link #volatility} and fill
 * {@link #distance}, then {@link #price} for any number of spots; the derivatives belong to the
 * last.
 */
final class AmericanPremium {
  final AmericanQuadrature rule;

  private final int size;

  private double rate;
  private double yield;
  private double years;
  private double rootYears;
  private double sigma;
  private double width;
  private double drift;
  private double logX;
  private double spot;

  /** du. */
  private final double[] weights;

  // First the part of the rate, behind it that of the yield.
  private final double[] exponents;
  private final double[] discounts;

  /** Exponents and discounts, the latter times the spot. */
  private final double[] powers;

  private final double[] factors;
  private final double[] minusD;

  /** √(2π) times e^(−rt) φ(d₂) and s e^(−qt) φ(d₁). */
  private final double[] density;

  /** e^(−rt) Φ(−d₂) and s e^(−qt) Φ(−d₁). */
  private final double[] legs;

  /** ln X − ln B(u). */
  final double[] distance;

  /** The derivative of {@link #distance} by a parameter. */
  final double[] slope;

  AmericanPremium(AmericanQuadrature rule) {
    this.rule = rule;
    this.size = rule.size;
    this.weights = new double[size];
    this.exponents = new double[2 * size];
    this.discounts = new double[2 * size];
    this.powers = new double[2 * size];
    this.factors = new double[2 * size];
    this.minusD = new double[2 * size];
    this.density = new double[2 * size];
    this.legs = new double[2 * size];
    this.distance = new double[size];
    this.slope = new double[size];
  }

  /** Sets rate, yield and years; the volatility must follow. */
  void contract(double newRate, double newYield, double newYears) {
    if (newRate == rate && newYield == yield && newYears == years) {
      return;
    }
    start(newRate, newYield, newYears);
  }

  /** Sets them on a rule whose points have moved. */
  void start(double newRate, double newYield, double newYears) {
    rate = newRate;
    yield = newYield;
    years = newYears;
    rootYears = Math.sqrt(newYears);
    double[] root = rule.rootBefore;
    double[] measure = rule.measure;
    for (int i = 0; i < size; i++) {
      double time = years * (root[i] * root[i]);
      weights[i] = years * measure[i];
      exponents[i] = -rate * time;
      exponents[size + i] = -yield * time;
    }
    discount(exponents, discounts);
    if (newYield < 0) {
      invert(discounts, size);
    }
    System.arraycopy(discounts, 0, factors, 0, size);
  }

  private static void discount(double[] exponents, double[] discounts) {
    for (int p = 0; p < discounts.length; p++) {
      discounts[p] = expOfNegative(-Math.abs(exponents[p]));
    }
  }

  private static void invert(double[] discounts, int from) {
    for (int p = from; p < discounts.length; p++) {
      discounts[p] = 1 / discounts[p];
    }
  }

  /** Sets the volatility. */
  void volatility(double newSigma, double newLogX) {
    sigma = newSigma;
    logX = newLogX;
    width = newSigma * rootYears;
    drift = ((rate - yield) / newSigma + 0.5 * newSigma) * rootYears;
  }

  /** Returns the premium at a spot; the boundary is in {@link #distance}. */
  double price(double newSpot, double logSpot) {
    spot = newSpot;
    distances(logSpot - logX, width, drift, rule.rootBefore, distance, minusD);
    join(logSpot);
    distributions(powers, minusD, factors, density, legs);
    return rate * dot(weights, legs, 0) - yield * dot(weights, legs, size);
  }

  /** Sets −d₂ and behind it −d₁. */
  private static void distances(
      double logSpotOverX, double width, double drift, double[] root, double[] y, double[] d) {
    int length = y.length;
    double scale = -1 / width;
    for (int p = 0; p < length; p++) {
      double minusD1 = (logSpotOverX + y[p]) * scale / root[p] - drift * root[p];
      d[length + p] = minusD1;
      d[p] = width * root[p] + minusD1;
    }
  }

  /**
   * The discount, which a negative yield makes grow, and the spot join the exponent of the density,
   * because only together they are never large.
   */
  private void join(double logSpot) {
    for (int p = 0; p < size; p++) {
      powers[p] = exponents[p];
      powers[size + p] = exponents[size + p] + logSpot;
      factors[size + p] = discounts[size + p] * spot;
    }
  }

  private static void distributions(
      double[] powers, double[] d, double[] factors, double[] density, double[] legs) {
    for (int p = 0; p < d.length; p++) {
      density[p] = expOfNegative(powers[p] - 0.5 * d[p] * d[p]);
    }
    for (int p = 0; p < d.length; p++) {
      legs[p] = tail(d[p], density[p]);
    }
    for (int p = 0; p < d.length; p++) {
      legs[p] = cdfOfTail(d[p], legs[p], factors[p]);
    }
  }

  /** Returns the derivative by the spot. */
  double delta() {
    double sum = 0;
    for (int p = 0; p < size; p++) {
      sum += rule.densityMeasure[p] * flow(p);
    }
    return (sum / sigma * rootYears - yield * dot(weights, legs, size)) / spot;
  }

  /** Returns the second derivative by the spot. */
  double gamma() {
    double sum = 0;
    for (int p = 0; p < size; p++) {
      double dividends = yield * density[size + p];
      double steepness = minusD[size + p] / (width * rule.rootBefore[p]);
      sum += rule.densityMeasure[p] * (dividends + flow(p) * steepness);
    }
    return sum * rootYears / (sigma * spot * spot);
  }

  /** s e^(−qt) φ(d₁) (q − r/B), times √(2π). */
  private double flow(int p) {
    return yield * density[size + p] - rate * density[p];
  }

  /** Returns the derivative by the volatility; that of the boundary is in {@link #slope}. */
  double vega() {
    double sum = 0;
    for (int p = 0; p < size; p++) {
      double root = rootYears * rule.rootBefore[p];
      double slope1 = (slope[p] / root + sigma * root + minusD[size + p]) / sigma;
      double interest = rate * weights[p] * density[p];
      double dividends = yield * weights[p] * density[size + p];
      sum += dividends * slope1 - interest * (slope1 - root);
    }
    return sum / AmericanMath.SQRT_2PI;
  }

  /**
   * Returns the derivative by the rate; that of the boundary's logarithm, times −1, is in {@link
   * #slope} with the part that X has in it.
   */
  double byRate() {
    double direct = 0;
    for (int p = 0; p < size; p++) {
      double root = rootYears * rule.rootBefore[p];
      direct += weights[p] * legs[p] * (1 - rate * root * root);
    }
    return direct + throughDistances(1);
  }

  /** Returns the derivative by the yield, like {@link #byRate}. */
  double byYield() {
    double direct = 0;
    for (int p = 0; p < size; p++) {
      double root = rootYears * rule.rootBefore[p];
      direct += weights[p] * legs[size + p] * (1 - yield * root * root);
    }
    return throughDistances(-1) - direct;
  }

  private double throughDistances(double sign) {
    double sum = 0;
    for (int p = 0; p < size; p++) {
      double root = rootYears * rule.rootBefore[p];
      double move = (slope[p] / root + sign * root) / sigma;
      double interest = rate * weights[p] * density[p];
      double dividends = yield * weights[p] * density[size + p];
      sum += (dividends - interest) * move;
    }
    return sum / AmericanMath.SQRT_2PI;
  }

  /** Four sums side by side; the length of the first is a multiple of four. */
  private static double dot(double[] a, double[] b, int from) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int p = 0; p < a.length; p += 4) {
      s0 += a[p] * b[from + p];
      s1 += a[p + 1] * b[from + p + 1];
      s2 += a[p + 2] * b[from + p + 2];
      s3 += a[p + 3] * b[from + p + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
