package io.tradeoracle.pricing.internal;

import static io.tradeoracle.pricing.internal.AmericanMath.cdf;
import static io.tradeoracle.pricing.internal.AmericanMath.cdfOfTail;
import static io.tradeoracle.pricing.internal.AmericanMath.expOfNegative;
import static io.tradeoracle.pricing.internal.AmericanMath.expOfSmall;
import static io.tradeoracle.pricing.internal.AmericanMath.tail;

import java.util.Arrays;

/**
 * The early-exercise boundary of an American put with strike 1, and the premium it earns over the
 * European put.
 *
 * <p><b>What is solved.</b> The put is exercised when the price falls to B(τ), where τ is the time
 * left; B(0) = X = min(1, rate/yield), or 1 where the yield is not positive, and B falls towards
 * the perpetual boundary as τ grows. It depends on rate r, yield q and volatility σ, never on the
 * spot price. Writing the price as the European one plus the interest earned, less dividends lost,
 * wherever exercise is right (Kim 1990; Carr, Jarrow and Myneni 1992), and demanding slope −1 at
 * the boundary, gives one equation for every τ: with t = τ − u,
 *
 * <pre>
 *   G(τ) = e^(−qτ) Φ(d₀) + ∫₀^τ e^(−qt) { q Φ(d) + φ(d)/(σ√t) · [q − r/B(u)] } du = 0
 *   d    = [ln B(τ) − ln B(u) + (r − q + σ²/2) t] / (σ√t),   d₀ the same with B(u) = 1 and t = τ
 * </pre>
 *
 * <p><b>Unknowns.</b> y(τ) = ln X − ln B(τ) at n Chebyshev points of x = √(τ/T), the interpolation
 * variables of Andersen, Lake and Offengenden (2016); y² is interpolated as a polynomial in x that
 * vanishes at 0. Should it dip towards zero between the nodes a floor keeps its root sane.
 *
 * <p><b>Quadrature.</b> √u = √τ sin θ, √t = √τ cos θ: the singularity 1/√t cancels against du, the
 * boundary is smooth in sin θ, so Gauss-Legendre in θ converges fast at both ends.
 *
 * <p><b>Iteration.</b> Not their fixed point, but Newton on all n equations with the exact
 * Jacobian: each term's derivative costs a few multiplications more than the term, the derivative
 * of the interpolation is the constant matrix of the scheme, and n is small. From the fitted guess
 * one or two steps are enough, at low volatility too, where fixed points drift. With P = e^(−qt)
 * φ(d)/(σ√t), by ln B(τ) the integrand has the derivative A = qP − [q − r/B(u)] P d/(σ√t), and by
 * ln B(u) it has −A + P r/B(u).
 *
 * <p><b>When that fails.</b> Just off rate = yield, and for next to no rate under a negative yield,
 * the guess can be so far off that fine schemes wander. Then {@link #march} builds a start node by
 * node from expiration on, from which Newton's method converged on every contract ever tried. The
 * floor makes convergence linear where it is at work, at the least nodes, where nothing hangs on
 * it.
 *
 * <p><b>Slopes.</b> By a parameter the boundary moves as the Jacobian says: matrix · (relative
 * slope of y) = partial derivative of G. One more evaluation and one factorisation give vega and
 * rho.
 *
 * <p><b>Code.</b> All flat points of all equations form arrays that short loops of plain arithmetic
 * sweep, which the compiler vectorises; the node runs fastest, so that even the sums over points
 * are sums of arrays. All terms of G carry e^(−q·), so for negative yields every exponent is
 * shifted to stay below zero.
 *
 * <p><b>Growth.</b> Where a negative yield enlarges the spot's part many times before expiration
 * the parts of G with Φ(d) are huge and cancel. Then the same G, by B(τ), is written with Φ(−d):
 *
 * <pre>
 *   B(τ) G(τ) = B(τ) { 1 − e^(−qτ) Φ(−d₀) + ∫₀^τ e^(−qt) { −q Φ(−d) + φ(d)/(σ√t) · [q − r/B(u)] } du }
 * </pre>
 *
 * <p>whose parts are all below one: B(τ) e^(−qt) φ(d) is B(u) e^(−rt) φ(d − σ√t). The discount and
 * B(τ) join the exponent of the density.
 *
 * <p>One object holds the workspace of one scheme. Not thread-safe. Call {@link #contract}, then
 * {@link #volatility}, then {@link #guess} or {@link #rescale}, then {@link #newtonStep} until it
 * returns little, then price.
 */
final class AmericanBoundary {
  private static final double FLOOR_SLOPE = 0.6;

  /** The boundary of a long life may be far from the strike and the perpetual one yet farther. */
  private static final double HIGHEST_FLOOR = 1;

  private static final double LARGEST_FALL = -0.7;
  private static final double LARGEST_RISE = 2;
  private static final int MARCH_STEPS = 12;
  private static final double MARCH_TOLERANCE = 1e-4;

  /** Growth above e to this is kept in check. */
  private static final double LARGE_GROWTH = 3;

  private final AmericanScheme scheme;
  private final int nodes;
  private final int points;
  private final AmericanGuess guess;

  private double rate;
  private double yield;
  private double years;
  private double rootYears;

  /** Whether the equations are those with Φ(−d). */
  private boolean grows;

  private double sigma;
  private double drift;
  private double logX;
  private double perpetual;

  /** y at the nodes; the first belongs to the whole time to expiration. */
  private final double[] y;

  // At the nodes.
  private final double[] square;
  private final double[] residual;
  private final double[] ownSlope;
  private final double[] change;
  private final double[] linearisedY;
  private final double[] shares;
  private final double[][] columns;
  private final int[] pivot;

  // At the flat points of the equations.
  private final double[] exponents;
  private final double[] discounts;
  private final double[] cdfWeight;
  private final double[] densityWeight;
  private final double[] inverse;
  private final double[] nodeY;
  private final double[] boundary;
  private final double[] d;
  private final double[] density;
  private final double[] rateOverB;
  private final double[] cdfs;
  private final double[] terms;
  private final double[] own;
  private final double[] across;
  private final double[] sums;
  private final double[] folded;

  AmericanBoundary(AmericanScheme scheme) {
    this.scheme = scheme;
    this.nodes = scheme.nodes;
    this.points = scheme.points;
    int n = nodes;
    this.guess = new AmericanGuess(scheme.node);
    this.y = new double[n];
    this.square = new double[n];
    this.residual = new double[n];
    this.ownSlope = new double[n];
    this.change = new double[n];
    this.linearisedY = new double[n];
    this.shares = new double[n];
    this.columns = new double[n][n];
    this.pivot = new int[n];
    int size = scheme.size;
    this.exponents = new double[size];
    this.discounts = new double[size];
    this.cdfWeight = new double[size];
    this.densityWeight = new double[size];
    this.inverse = new double[size];
    this.nodeY = new double[size];
    this.boundary = new double[size];
    this.d = new double[size];
    this.density = new double[size];
    this.rateOverB = new double[size];
    this.cdfs = new double[size];
    this.terms = new double[size];
    this.own = new double[size];
    this.across = new double[n * points];
    this.sums = new double[n * points];
    this.folded = new double[n * points / 4];
  }

  /** Sets rate (positive), yield and years (positive); the volatility must follow. */
  void contract(double newRate, double newYield, double newYears) {
    // Strikes of one expiration follow each other; what they share is there already.
    if (newRate == rate && newYield == yield && newYears == years) {
      return;
    }
    rate = newRate;
    yield = newYield;
    years = newYears;
    rootYears = Math.sqrt(newYears);
    grows = yield * years < -LARGE_GROWTH;
    int inner = nodes * points;
    if (grows) {
      growths();
      scale(-yield * years, scheme.measure, inner, cdfWeight);
      Arrays.fill(cdfWeight, inner, inner + nodes, 1);
    } else {
      discounts();
      weights(yield * years, scheme.measure, discounts, inner, cdfWeight);
      System.arraycopy(discounts, inner, cdfWeight, inner, nodes);
    }
  }

  /** Sets e^(−yield·t) at all points. */
  private void growths() {
    double[] root = scheme.rootBefore;
    for (int i = 0; i < exponents.length; i++) {
      exponents[i] = -yield * years * (root[i] * root[i]);
    }
    AmericanMath.exp(exponents, discounts);
  }

  /** Sets e^(−yield·t) at all points, times a constant that keeps it below one. */
  private void discounts() {
    double shift = Math.max(0, -yield) * years;
    double[] root = scheme.rootBefore;
    double scale = -yield * years;
    for (int i = 0; i < exponents.length; i++) {
      exponents[i] = scale * (root[i] * root[i]) - shift;
    }
    for (int i = 0; i < discounts.length; i++) {
      discounts[i] = expOfNegative(exponents[i]);
    }
  }

  private static void weights(
      double scale, double[] measure, double[] discount, int length, double[] out) {
    for (int i = 0; i < length; i++) {
      out[i] = scale * measure[i] * discount[i];
    }
  }

  private static void scale(double scale, double[] measure, int length, double[] out) {
    for (int i = 0; i < length; i++) {
      out[i] = scale * measure[i];
    }
  }

  /** Sets the volatility; keeps the boundary that was there. */
  void volatility(double newSigma, double newLogX, double newPerpetual) {
    sigma = newSigma;
    logX = newLogX;
    perpetual = newPerpetual;
    drift = ((rate - yield) / newSigma + 0.5 * newSigma) * rootYears;
    double scale = 1 / (newSigma * rootYears);
    double[] root = scheme.rootBefore;
    for (int p = 0; p < inverse.length; p++) {
      inverse[p] = scale / root[p];
    }
    double densityScale = rootYears / newSigma;
    if (grows) {
      scale(densityScale, scheme.densityMeasure, scheme.size, densityWeight);
    } else {
      weights(densityScale, scheme.densityMeasure, discounts, scheme.size, densityWeight);
    }
  }

  /** Starts from the fitted guess. */
  void guess() {
    guess.fill(rate, yield, sigma, years, logX, perpetual, y);
  }

  /**
   * Starts from a boundary built node by node from expiration on: each node solves its own equation
   * with the boundary before it, which is taken as piecewise linear in y/x. Good to a per cent or
   * better for any contract, where the fitted guess may fail the finest schemes.
   */
  void march() {
    double slope = 0.4 * sigma * rootYears;
    for (int j = nodes - 1; j >= 0; j--) {
      double known = j == nodes - 1 ? slope : y[j + 1] / scheme.node[j + 1];
      y[j] = Math.min(known * scheme.node[j], perpetual);
      double moved = 1;
      for (int step = 0; step < MARCH_STEPS && moved > MARCH_TOLERANCE; step++) {
        moved = marchStep(j);
      }
    }
  }

  /** Takes one Newton step for one node, all later ones still unknown. */
  private double marchStep(int j) {
    double x = scheme.node[j];
    double before = j == nodes - 1 ? 0 : scheme.node[j + 1];
    double ratio = y[j] / x;
    double ratioBefore = j == nodes - 1 ? ratio : y[j + 1] / before;
    double value = grows ? share(j) : 0;
    double slope = 0;
    for (int i = 0; i < points; i++) {
      int p = i * nodes + j;
      double at = scheme.rootAfter[p];
      double share;
      double distance;
      if (j == nodes - 1) {
        share = 1;
        distance = ratio * at;
      } else if (at >= before) {
        share = (at - before) / (x - before);
        distance = (ratioBefore + (ratio - ratioBefore) * share) * at;
      } else {
        share = 0;
        distance = known(at);
      }
      double distanceOver = (distance - y[j]) * inverse[p];
      double z = distanceOver + drift * scheme.rootBefore[p];
      double bell = bell(p, j, z);
      double weight = densityWeight[p] * bell;
      double interest = rate * StrictMath.exp(distance - logX) * weight;
      double flow = yield * weight - interest;
      double ownTerm = yield * weight - flow * z * inverse[p];
      value += flow + cdfTerm(p, j, z, bell);
      slope += ownTerm + (interest - ownTerm) * share * at / x;
    }
    int last = nodes * points + j;
    double z = (logX - y[j]) * inverse[last] + drift * scheme.rootBefore[last];
    double bell = bell(last, j, z);
    value += cdfTerm(last, j, z, bell);
    slope += cdfWeight[last] * bell * inverse[last] / AmericanMath.SQRT_2PI;
    double step = value / (slope * y[j]);
    double limited = Math.max(LARGEST_FALL, Math.min(LARGEST_RISE, step));
    y[j] *= 1 + (Double.isNaN(limited) ? 0 : limited);
    return Math.abs(limited);
  }

  private double bell(int p, int j, double z) {
    double exponent = grows ? exponents[p] - y[j] : 0;
    return expOfNegative(exponent - 0.5 * z * z);
  }

  private double cdfTerm(int p, int j, double z, double bell) {
    if (!grows) {
      return cdfWeight[p] * cdf(z, bell);
    }
    double sign = p < nodes * points ? 1 : -1;
    return sign * cdfWeight[p] * cdf(-z, bell, discounts[p] * share(j));
  }

  /** Returns B(τ)/X at a node. */
  private double share(int j) {
    return expOfNegative(-y[j]);
  }

  /** Returns y at a place where both neighbours are known. */
  private double known(double at) {
    int right = nodes - 1;
    while (scheme.node[right] < at) {
      right--;
    }
    double ratio = y[right] / scheme.node[right];
    if (right == nodes - 1) {
      return ratio * at;
    }
    double before = scheme.node[right + 1];
    double ratioBefore = y[right + 1] / before;
    double share = (at - before) / (scheme.node[right] - before);
    return (ratioBefore + (ratio - ratioBefore) * share) * at;
  }

  /** Starts from the present boundary, carried over from another volatility. */
  void rescale(double ratio) {
    for (int j = 0; j < nodes; j++) {
      y[j] *= ratio;
    }
  }

  /** Returns whether exercise is right now at the logarithm of spot over strike. */
  boolean isExercised(double logSpot) {
    return logSpot <= logX - y[0];
  }

  /**
   * Takes Newton steps until the largest relative change of y promises enough.
   *
   * @param tolerance a full step that changed less ends it
   * @param chordTolerance a full step that changed less is followed by one with the old matrix
   * @return the last change, NaN if the equations broke down
   */
  double solve(double tolerance, double chordTolerance, int limit) {
    double moved = Double.NaN;
    for (int step = 0; step < limit; step++) {
      moved = newtonStep();
      if (!(moved >= tolerance)) {
        return moved;
      }
      if (moved < chordTolerance) {
        return chordStep();
      }
    }
    return moved;
  }

  /** Takes a full step and returns the largest relative change of y. */
  double newtonStep() {
    evaluate();
    jacobian();
    factor();
    return substitute();
  }

  /** Takes a step with the matrix of the last full one. */
  double chordStep() {
    evaluate();
    return substitute();
  }

  // --- residual and Jacobian ---

  private void evaluate() {
    int n = nodes;
    int inner = n * points;
    double largest = 0;
    for (int j = 0; j < n; j++) {
      square[j] = y[j] * y[j];
      largest = Math.max(largest, y[j]);
    }
    for (int i = 0; i <= points; i++) {
      System.arraycopy(y, 0, nodeY, i * n, n);
    }
    interpolate(scheme.interpolation, square, boundary);
    floorAndRoot(FLOOR_SLOPE * sigma * rootYears, perpetual, scheme.rootAfter, boundary);
    // From the node to expiration B(u) is the strike: ln X − ln B(u) is ln X.
    Arrays.fill(boundary, inner, inner + n, logX);
    distances(nodeY, boundary, inverse, drift, scheme.rootBefore, d);
    densities();
    rates(rate * StrictMath.exp(largest - logX), largest, boundary, rateOverB);
    integrands(yield, densityWeight, inverse, d, density, rateOverB, terms, own);
    distributions(yield == 0 ? inner : 0);
    sumTerms(inner);
  }

  private void densities() {
    if (grows) {
      growingDensities(exponents, nodeY, d, density);
    } else {
      densities(d, density);
    }
  }

  private void distributions(int from) {
    if (grows) {
      growingDistributions();
    } else {
      distributions(d, density, from, cdfs);
    }
  }

  private void growingDistributions() {
    for (int j = 0; j < nodes; j++) {
      shares[j] = share(j);
    }
    for (int i = 0; i <= points; i++) {
      for (int j = 0; j < nodes; j++) {
        int p = i * nodes + j;
        cdfs[p] = cdf(-d[p], density[p], discounts[p] * shares[j]);
      }
    }
  }

  private void sumTerms(int inner) {
    fold(own, ownSlope);
    if (yield == 0) {
      fold(terms, residual);
    } else {
      addProducts(cdfWeight, cdfs, terms, sums);
      fold(sums, residual);
    }
    for (int j = 0; j < nodes; j++) {
      int last = inner + j;
      double atEnd = cdfWeight[last] * cdfs[last];
      residual[j] += grows ? shares[j] - atEnd : atEnd;
      ownSlope[j] += cdfWeight[last] * density[last] * inverse[last] / AmericanMath.SQRT_2PI;
    }
  }

  private static void addProducts(double[] a, double[] b, double[] c, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] = c[p] + a[p] * b[p];
    }
  }

  /** Sums over the points of each equation; their number is a multiple of four. */
  private void fold(double[] in, double[] out) {
    int quarter = folded.length;
    for (int p = 0; p < quarter; p++) {
      folded[p] = (in[p] + in[p + quarter]) + (in[p + 2 * quarter] + in[p + 3 * quarter]);
    }
    gather(folded, out);
  }

  private static void gather(double[] folded, double[] out) {
    int n = out.length;
    System.arraycopy(folded, 0, out, 0, n);
    for (int from = n; from < folded.length; from += n) {
      for (int j = 0; j < n; j++) {
        out[j] += folded[from + j];
      }
    }
  }

  private static void interpolate(double[][] weights, double[] values, double[] out) {
    Arrays.fill(out, 0);
    int k = 0;
    for (; k + 3 < values.length; k += 4) {
      addFour(weights, values, k, out);
    }
    for (; k < values.length; k++) {
      addScaled(weights[k], values[k], out);
    }
  }

  private static void addFour(double[][] weights, double[] values, int k, double[] out) {
    double[] w0 = weights[k];
    double[] w1 = weights[k + 1];
    double[] w2 = weights[k + 2];
    double[] w3 = weights[k + 3];
    double v0 = values[k];
    double v1 = values[k + 1];
    double v2 = values[k + 2];
    double v3 = values[k + 3];
    for (int p = 0; p < out.length; p++) {
      out[p] += (w0[p] * v0 + w1[p] * v1) + (w2[p] * v2 + w3[p] * v3);
    }
  }

  static void addScaled(double[] weights, double value, double[] out) {
    for (int p = 0; p < out.length; p++) {
      out[p] += weights[p] * value;
    }
  }

  private static void floorAndRoot(double slope, double farthest, double[] root, double[] inOut) {
    double limit = Math.min(farthest, HIGHEST_FLOOR);
    for (int p = 0; p < inOut.length; p++) {
      double z = slope * root[p];
      double floor = z * limit / (limit + z);
      inOut[p] = Math.sqrt(Math.max(inOut[p], floor * floor));
    }
  }

  private static void distances(
      double[] nodeY,
      double[] boundary,
      double[] inverse,
      double drift,
      double[] root,
      double[] d) {
    for (int p = 0; p < d.length; p++) {
      d[p] = (boundary[p] - nodeY[p]) * inverse[p] + drift * root[p];
    }
  }

  private static void densities(double[] d, double[] density) {
    for (int p = 0; p < d.length; p++) {
      density[p] = expOfNegative(-0.5 * d[p] * d[p]);
    }
  }

  private static void growingDensities(
      double[] exponents, double[] nodeY, double[] d, double[] density) {
    for (int p = 0; p < d.length; p++) {
      density[p] = expOfNegative(exponents[p] - nodeY[p] - 0.5 * d[p] * d[p]);
    }
  }

  private static void rates(double scale, double largest, double[] boundary, double[] rateOverB) {
    if (largest <= AmericanMath.SMALL) {
      for (int p = 0; p < rateOverB.length; p++) {
        rateOverB[p] = scale * expOfSmall(boundary[p] - largest);
      }
      return;
    }
    for (int p = 0; p < rateOverB.length; p++) {
      rateOverB[p] = scale * expOfNegative(boundary[p] - largest);
    }
  }

  private static void integrands(
      double yield,
      double[] densityWeight,
      double[] inverse,
      double[] d,
      double[] density,
      double[] rateOverB,
      double[] terms,
      double[] own) {
    for (int p = 0; p < own.length; p++) {
      double weight = densityWeight[p] * density[p];
      double interest = rateOverB[p] * weight;
      double flow = yield * weight - interest;
      terms[p] = flow;
      own[p] = yield * weight - flow * d[p] * inverse[p];
      rateOverB[p] = interest;
    }
  }

  private static void distributions(double[] d, double[] density, int from, double[] cdfs) {
    for (int p = from; p < cdfs.length; p++) {
      cdfs[p] = tail(d[p], density[p]);
    }
    for (int p = from; p < cdfs.length; p++) {
      cdfs[p] = cdfOfTail(d[p], cdfs[p], 1);
    }
  }

  /** Sets the matrix of dG/d ln y with the sign that makes matrix · relative change = residual. */
  private void jacobian() {
    for (int p = 0; p < across.length; p++) {
      across[p] = (rateOverB[p] - own[p]) / boundary[p];
    }
    for (int k = 0; k < nodes; k++) {
      foldProducts(across, scheme.interpolation[k], folded);
      double[] column = columns[k];
      gather(folded, column);
      double scale = square[k];
      for (int j = 0; j < column.length; j++) {
        column[j] *= scale;
      }
      column[k] += y[k] * ownSlope[k];
    }
  }

  private static void foldProducts(double[] a, double[] b, double[] folded) {
    int quarter = folded.length;
    for (int p = 0; p < quarter; p++) {
      folded[p] =
          (a[p] * b[p] + a[p + quarter] * b[p + quarter])
              + (a[p + 2 * quarter] * b[p + 2 * quarter] + a[p + 3 * quarter] * b[p + 3 * quarter]);
    }
  }

  /** LU factors with partial pivoting, in place, column by column. */
  private void factor() {
    for (int c = 0; c < nodes; c++) {
      double[] column = columns[c];
      int best = c;
      for (int row = c + 1; row < nodes; row++) {
        if (Math.abs(column[row]) > Math.abs(column[best])) {
          best = row;
        }
      }
      pivot[c] = best;
      double inversePivot = 1 / column[best];
      column[best] = column[c];
      column[c] = inversePivot;
      for (int row = c + 1; row < nodes; row++) {
        column[row] *= inversePivot;
      }
      for (int k = c + 1; k < nodes; k++) {
        eliminate(column, columns[k], c, best);
      }
    }
  }

  private static void eliminate(double[] factors, double[] column, int c, int best) {
    double top = column[best];
    column[best] = column[c];
    column[c] = top;
    for (int row = c + 1; row < column.length; row++) {
      column[row] -= factors[row] * top;
    }
  }

  /** Solves for the relative changes and applies them, limited. */
  private double substitute() {
    solveChange();
    double largest = 0;
    for (int j = 0; j < nodes; j++) {
      double limited = Math.max(LARGEST_FALL, Math.min(LARGEST_RISE, change[j]));
      y[j] *= 1 + limited;
      largest = Math.max(largest, Math.abs(limited));
    }
    return largest;
  }

  private void solveChange() {
    System.arraycopy(residual, 0, change, 0, nodes);
    for (int c = 0; c < nodes; c++) {
      double value = change[pivot[c]];
      change[pivot[c]] = change[c];
      change[c] = value;
      double[] factors = columns[c];
      for (int row = c + 1; row < nodes; row++) {
        change[row] -= factors[row] * value;
      }
    }
    for (int c = nodes - 1; c >= 0; c--) {
      double[] factors = columns[c];
      double value = change[c] * factors[c];
      change[c] = value;
      for (int row = 0; row < c; row++) {
        change[row] -= factors[row] * value;
      }
    }
  }

  // --- for the premium and its derivatives ---

  /** Gives volatility and boundary to a premium of the same contract. */
  void fill(AmericanPremium premium) {
    AmericanQuadrature rule = premium.rule;
    premium.volatility(sigma, logX);
    double width = sigma * rootYears;
    read(y, square, rule.interpolation, rule.rootAfter, width, perpetual, premium.distance);
  }

  /** Reads a boundary, given at the nodes, at other places. */
  static void read(
      double[] y,
      double[] square,
      double[][] weights,
      double[] root,
      double width,
      double perpetual,
      double[] out) {
    for (int k = 0; k < y.length; k++) {
      square[k] = y[k] * y[k];
    }
    interpolate(weights, square, out);
    floorAndRoot(FLOOR_SLOPE * width, perpetual, root, out);
  }

  int nodes() {
    return nodes;
  }

  AmericanScheme scheme() {
    return scheme;
  }

  /** Copies ln X − ln B at the nodes. */
  void copyTo(double[] out) {
    System.arraycopy(y, 0, out, 0, nodes);
  }

  /** Returns the logarithm of the boundary at the whole time to expiration. */
  double logBoundary() {
    return logX - y[0];
  }

  /** Takes a Newton step whose matrix is kept, and keeps the terms of the equations before it. */
  void linearise() {
    evaluate();
    jacobian();
    factor();
    System.arraycopy(y, 0, linearisedY, 0, nodes);
    substitute();
  }

  /** Writes the relative slopes of y by the volatility at the nodes. */
  void slopesByVolatility(double[] out) {
    double[] root = scheme.rootBefore;
    double perSigma = 1 / sigma;
    for (int p = 0; p < sums.length; p++) {
      double slope = rootYears * root[p] - d[p] * perSigma;
      double dividends = terms[p] + rateOverB[p];
      sums[p] = dividends * slope / inverse[p] - terms[p] * (d[p] * slope + perSigma);
    }
    fold(sums, residual);
    for (int j = 0; j < nodes; j++) {
      int last = nodes * points + j;
      double slope = rootYears * scheme.node[j] - d[last] * perSigma;
      residual[j] += cdfWeight[last] * density[last] * slope / AmericanMath.SQRT_2PI;
    }
    solveSlopes(out);
  }

  /**
   * Writes the relative slopes of y by the rate at the nodes.
   *
   * @param logXSlope the derivative of ln X
   */
  void slopesByRate(double logXSlope, double[] out) {
    double[] root = scheme.rootBefore;
    double perInterest = 1 / rate - logXSlope;
    double scale = rootYears / sigma;
    for (int p = 0; p < sums.length; p++) {
      double slope = scale * root[p];
      double dividends = terms[p] + rateOverB[p];
      sums[p] = slope * (dividends / inverse[p] - terms[p] * d[p]) - rateOverB[p] * perInterest;
    }
    fold(sums, residual);
    for (int j = 0; j < nodes; j++) {
      residual[j] += expirationSlope(j, logXSlope, 1);
    }
    solveSlopes(out);
  }

  /** Writes the relative slopes of y by the yield at the nodes, like {@link #slopesByRate}. */
  void slopesByYield(double logXSlope, double[] out) {
    if (yield == 0) {
      distributions(0);
    }
    double[] root = scheme.rootBefore;
    double[] measure = scheme.measure;
    double scale = rootYears / sigma;
    for (int p = 0; p < sums.length; p++) {
      double time = years * (root[p] * root[p]);
      double slope = scale * root[p];
      double dividends = terms[p] + rateOverB[p];
      sums[p] =
          (years * measure[p] * (grows ? -1 : discounts[p]) - time * cdfWeight[p]) * cdfs[p]
              + densityWeight[p] * density[p]
              + rateOverB[p] * logXSlope
              - slope * (dividends / inverse[p] - terms[p] * d[p])
              - terms[p] * time;
    }
    fold(sums, residual);
    for (int j = 0; j < nodes; j++) {
      int last = nodes * points + j;
      double time = years * scheme.node[j] * scheme.node[j];
      double byDiscount = time * cdfWeight[last] * cdfs[last];
      residual[j] += expirationSlope(j, logXSlope, -1) + (grows ? byDiscount : -byDiscount);
    }
    solveSlopes(out);
  }

  private double expirationSlope(int j, double logXSlope, double sign) {
    int last = nodes * points + j;
    double time = years * scheme.node[j] * scheme.node[j];
    double slope = (logXSlope + sign * time) * inverse[last];
    return cdfWeight[last] * density[last] * slope / AmericanMath.SQRT_2PI;
  }

  private void solveSlopes(double[] out) {
    solveChange();
    System.arraycopy(change, 0, out, 0, nodes);
  }

  /** Gives the slope of ln(s/B) to a premium, from the relative slopes of y at the nodes. */
  void fillSlopes(AmericanPremium premium, double[] relative, double logXSlope) {
    double[] out = premium.slope;
    for (int k = 0; k < nodes; k++) {
      square[k] = linearisedY[k] * linearisedY[k] * relative[k];
    }
    interpolate(premium.rule.interpolation, square, out);
    for (int p = 0; p < out.length; p++) {
      out[p] = out[p] / premium.distance[p] - logXSlope;
    }
  }
}
