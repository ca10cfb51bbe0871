package io.tradeoracle.pricing.internal;

import static io.tradeoracle.pricing.internal.AmericanMath.cdf;
import static io.tradeoracle.pricing.internal.AmericanMath.expOfNegative;

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

  // First the part of the rate, behind it that of the yield.
  private final double[] exponents;
  private final double[] discounts;
  private final double[] weights;
  private final double[] minusD;
  private final double[] density;
  private final double[] cdfs;

  /** ln X − ln B(u). */
  final double[] distance;

  /** The derivative of {@link #distance} by a parameter. */
  final double[] slope;

  AmericanPremium(AmericanQuadrature rule) {
    this.rule = rule;
    this.size = rule.size;
    this.exponents = new double[2 * size];
    this.discounts = new double[2 * size];
    this.weights = new double[2 * size];
    this.minusD = new double[2 * size];
    this.density = new double[2 * size];
    this.cdfs = new double[2 * size];
    this.distance = new double[size];
    this.slope = new double[size];
  }

  /** Sets rate, yield and years; the volatility must follow. */
  void contract(double newRate, double newYield, double newYears) {
    if (newRate == rate && newYield == yield && newYears == years) {
      return;
    }
    rate = newRate;
    yield = newYield;
    years = newYears;
    rootYears = Math.sqrt(newYears);
    double shift = Math.max(0, -yield) * years;
    double[] root = rule.rootBefore;
    for (int i = 0; i < size; i++) {
      double square = root[i] * root[i];
      exponents[i] = -rate * years * square;
      exponents[size + i] = -yield * years * square - shift;
    }
    for (int i = 0; i < discounts.length; i++) {
      discounts[i] = expOfNegative(exponents[i]);
    }
    weigh(shift == 0 ? 1 : StrictMath.exp(shift));
  }

  private void weigh(double unshift) {
    double[] measure = rule.measure;
    for (int i = 0; i < size; i++) {
      double du = years * measure[i];
      discounts[size + i] *= unshift;
      weights[i] = discounts[i] * du;
      weights[size + i] = discounts[size + i] * du;
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
    distributions(minusD, density, cdfs);
    return rate * dot(weights, cdfs, 0, size) - yield * spot * dot(weights, cdfs, size, size);
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

  private static void distributions(double[] d, double[] density, double[] cdfs) {
    for (int p = 0; p < d.length; p++) {
      density[p] = expOfNegative(-0.5 * d[p] * d[p]);
    }
    for (int p = 0; p < d.length; p++) {
      cdfs[p] = cdf(d[p], density[p]);
    }
  }

  /** Returns the derivative by the spot. */
  double delta() {
    double sum = 0;
    for (int p = 0; p < size; p++) {
      sum += rule.densityMeasure[p] * flow(p);
    }
    return sum / sigma * rootYears - yield * dot(weights, cdfs, size, size);
  }

  /** Returns the second derivative by the spot. */
  double gamma() {
    double sum = 0;
    for (int p = 0; p < size; p++) {
      double dividends = yield * discounts[size + p] * density[size + p];
      double steepness = minusD[size + p] / (width * rule.rootBefore[p]);
      sum += rule.densityMeasure[p] * (dividends + flow(p) * steepness);
    }
    return sum * rootYears / (sigma * spot);
  }

  /** e^(−qt) φ(d₁) (q − r/B), times √(2π). */
  private double flow(int p) {
    double interest = rate * discounts[p] * density[p] / spot;
    return yield * discounts[size + p] * density[size + p] - interest;
  }

  /** Returns the derivative by the volatility; that of the boundary is in {@link #slope}. */
  double vega() {
    double sum = 0;
    for (int p = 0; p < size; p++) {
      double root = rootYears * rule.rootBefore[p];
      double slope1 = (slope[p] / root + sigma * root + minusD[size + p]) / sigma;
      double interest = rate * weights[p] * density[p];
      double dividends = yield * spot * weights[size + p] * density[size + p];
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
      direct += weights[p] * cdfs[p] * (1 - rate * root * root);
    }
    return direct + throughDistances(1);
  }

  /** Returns the derivative by the yield, like {@link #byRate}. */
  double byYield() {
    double direct = 0;
    for (int p = 0; p < size; p++) {
      double root = rootYears * rule.rootBefore[p];
      direct += weights[size + p] * cdfs[size + p] * (1 - yield * root * root);
    }
    return throughDistances(-1) - spot * direct;
  }

  private double throughDistances(double sign) {
    double sum = 0;
    for (int p = 0; p < size; p++) {
      double root = rootYears * rule.rootBefore[p];
      double move = (slope[p] / root + sign * root) / sigma;
      double interest = rate * weights[p] * density[p];
      double dividends = yield * spot * weights[size + p] * density[size + p];
      sum += (dividends - interest) * move;
    }
    return sum / AmericanMath.SQRT_2PI;
  }

  /** Four sums side by side; the length is a multiple of four. */
  static double dot(double[] a, double[] b, int from, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int p = from; p < from + length; p += 4) {
      s0 += a[p] * b[p];
      s1 += a[p + 1] * b[p + 1];
      s2 += a[p + 2] * b[p + 2];
      s3 += a[p + 3] * b[p + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
