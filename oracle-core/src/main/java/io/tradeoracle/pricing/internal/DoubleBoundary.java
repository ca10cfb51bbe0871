package io.tradeoracle.pricing.internal;

import static io.tradeoracle.pricing.internal.AmericanMath.SQRT_2PI;
import static io.tradeoracle.pricing.internal.AmericanMath.cdf;
import static io.tradeoracle.pricing.internal.AmericanMath.expOfNegative;

import java.util.Arrays;

/**
 * The two exercise boundaries of a put with strike 1 and yield q &lt; rate r &lt; 0, and what the
 * right to exercise between them is worth.
 *
 * <h2>What is solved</h2>
 *
 * With a negative rate cash in hand melts, but where the yield is lower still the share costs more
 * to hold than the cash loses. Holding the put loses to exercise while q·S &lt; r, that is S &gt;
 * r/q: exercise is right between a lower boundary L, which starts from r/q at expiration and rises
 * with the time left, and an upper boundary U, which starts from the strike and falls (A. Battauz,
 * M. De Donno and A. Sbuelz, "Real Options and American Derivatives: The Double Continuation
 * Region", 2015). At volatilities above √(−2q) − √(−2r) they meet at a finite time before
 * expiration; with more time left exercise is never right, which makes nothing worthless: the
 * option will be exercised later, once less time is left.
 *
 * <p>The premium over the European put is what exercise gains while the spot is in the region
 * (Andersen and Lake, "Fast American Option Pricing: The Double-Boundary Case", 2021):
 *
 * <pre>∫ r·e^(−rt)·[Φ(−d₂(U)) − Φ(−d₂(L))] − q·S·e^(−qt)·[Φ(−d₁(U)) − Φ(−d₁(L))] du</pre>
 *
 * over the time u left to expiration, t = τ − u from now, with the boundaries of u, up to τ or to
 * where they meet. The option's delta must be −1 on both boundaries at every τ: two equations for
 * two curves. Delta, not value: in the region between the curves the difference of holding and
 * exercising obeys the pricing equation, and one that starts at zero and has no slope at both ends
 * stays zero.
 *
 * <h2>How</h2>
 *
 * Step by step from expiration. The curves up to the last node are known, so that each node is a
 * system of two equations. Broyden's method (C. G. Broyden, 1965) solves it in three or four
 * evaluations, since extrapolation makes a good start and the matrix of the last node a good first
 * one; when it does not, the matrix is made anew from differences. Between nodes −ln U/√u and ln
 * (L·q/r)/√u, which vary slowly, are interpolated by polynomials of degree four in √u, those next
 * to the new node with the new node among their points.
 *
 * <p>Integrals use √u = √τ·cos φ, √t = √τ·sin φ, as in {@link AmericanScheme}, and Gauss-Legendre
 * panels in φ that shrink geometrically towards φ = 0. They resolve what is narrow: the other
 * boundary seen across a gap about to close, and a spot just outside a boundary. The price's own
 * integral has further panels around the times when the drift brings the spot to a boundary, which
 * at low volatility is a step.
 *
 * <p>At low volatility the boundaries come to rest early, at those of the perpetual option. Then
 * the steps end there, and at the lowest volatilities none is taken at all: what rounding would
 * make of a march through a long still time is a wrong number.
 *
 * <p>Why not one polynomial for the whole life, as with one boundary? Where the curves meet they do
 * so like a square root with a logarithm on top, at a time that is itself unknown. Steps that close
 * no more than a fraction of the gap walk into that corner, and stop when a ten-thousandth of the
 * gap is left. What remains is a tongue of that width; a thousandth left out 3e-8 of the strike.
 *
 * <h2>Errors</h2>
 *
 * In strikes, for rates and yields of a few per cent: with 64 steps usually 1e-10 and below 5e-8,
 * with 192 below 5e-9; the worst are lives of many years whose boundaries meet. Between 60 and a
 * few hundred nodes of about three evaluations, each of two equations with 112 points: 5 ms.
 *
 * <p>Mutable and reused; not thread-safe.
 */
final class DoubleBoundary {
  /** Nodes that share one interpolating polynomial. */
  private static final int STENCIL = 5;

  /** Near expiration the lower boundary is r/q times one plus so many standard deviations. */
  private static final double LOWER_START = 0.6388;

  private static final double LOG_8_PI = 3.2241714275;
  private static final double LARGEST_GROWTH = 0.2;
  private static final double LARGEST_CLOSING = 0.15;
  private static final double CLOSING_STEPS = 8;

  /** The fraction of the first gap at which the boundaries count as one. */
  private static final double CLOSED = 1e-4;

  private static final int ATTEMPTS = 12;
  private static final int CAPACITY = 4096;
  private static final int BROYDEN_LIMIT = 14;
  private static final int BROYDEN_PATIENCE = 7;
  private static final double TOLERANCE = 1e-10;
  private static final double DIFFERENCE = 1e-5;
  private static final double LARGEST_STEP = 0.3;

  /** A boundary this close to where it started need not be known to the last digit. */
  private static final double LEAST_MATTERING = 1e-2;

  /** What may be left out of a premium without a word, in strikes. */
  private static final double NEGLIGIBLE = 1e-10;

  /** The perpetual boundaries are reached to 1e-12 after this many decay times. */
  private static final double SATURATION = 28;

  /** Volatility squared over rate less yield, below which the boundaries hardly move. */
  private static final double LEAST_DIFFUSION = 1e-7;

  /** Ends of the panels of φ, from the present to expiration. */
  private static final double[] PANELS = {
    0, 0.0025, 0.01, 0.04, 0.15, 0.45, 0.95, 1.4, Math.PI / 2
  };

  /** Ends of further panels around the time when the drift brings the spot to a boundary. */
  private static final double[] CROSSING = {-8, -3, -1, 1, 3, 8};

  /** Ends of further panels, in multiples of the time in which drift overtakes diffusion. */
  private static final double[] ONSET = {0.01, 0.1, 1, 10, 50};

  private static final int PANEL_POINTS = 14;
  private static final int POINTS = (PANELS.length - 1) * PANEL_POINTS;
  private static final int MOST_PANELS = PANELS.length + 2 * CROSSING.length + ONSET.length;
  private static final int MOST_POINTS = MOST_PANELS * PANEL_POINTS;
  private static final double[][] RULE = AmericanScheme.gaussLegendre(PANEL_POINTS);
  private static final double[] COS = new double[POINTS];
  private static final double[] SIN = new double[POINTS];
  private static final double[] WEIGHT = new double[POINTS];

  static {
    for (int panel = 0; panel + 1 < PANELS.length; panel++) {
      fill(PANELS[panel], PANELS[panel + 1], panel * PANEL_POINTS, COS, SIN, WEIGHT);
    }
  }

  private static void fill(
      double from, double to, int first, double[] cos, double[] sin, double[] weight) {
    double half = (to - from) / 2;
    for (int i = 0; i < PANEL_POINTS; i++) {
      double angle = from + half * (1 + RULE[0][i]);
      cos[first + i] = StrictMath.cos(angle);
      sin[first + i] = StrictMath.sin(angle);
      weight[first + i] = half * RULE[1][i];
    }
  }

  private double rate;
  private double yield;
  private double sigma;
  private double years;
  private double drift;

  /** ln(q/r), how far apart the boundaries start. */
  private double firstGap;

  /** The nodes: square roots of the time to expiration, ascending, and the scaled boundaries. */
  private int count;

  private final double[] root = new double[CAPACITY];
  private final double[] upper = new double[CAPACITY];
  private final double[] lower = new double[CAPACITY];

  private boolean met;

  // Of the equations of the last node.
  private double upperResidual;
  private double lowerResidual;
  private double upperByUpper;
  private double upperByLower;
  private double lowerByUpper;
  private double lowerByLower;
  private double upperChange;
  private double lowerChange;

  // At the quadrature points.
  private int points;
  private final int[] stencil = new int[MOST_POINTS];
  private final double[] weights = new double[MOST_POINTS * STENCIL];
  private final double[] rootBefore = new double[MOST_POINTS];
  private final double[] measure = new double[MOST_POINTS];
  private final double[] discount = new double[MOST_POINTS];
  private final double[] logUpper = new double[MOST_POINTS];
  private final double[] logLower = new double[MOST_POINTS];
  private final double[] upperFlow = new double[MOST_POINTS];
  private final double[] lowerFlow = new double[MOST_POINTS];

  // The quadrature of one spot.
  private final double[] ends = new double[MOST_PANELS];
  private final double[] cosines = new double[MOST_POINTS];
  private final double[] sines = new double[MOST_POINTS];
  private final double[] angles = new double[MOST_POINTS];

  /** What {@link #evaluate} found. */
  double premium;

  double delta;
  double gamma;

  // --- the boundaries ---

  /**
   * Finds the boundaries over the whole life, or to where they meet.
   *
   * @param steps how many steps span the time in which the boundaries move
   * @return whether they were found
   */
  boolean solve(double newRate, double newYield, double newSigma, double newYears, int steps) {
    rate = newRate;
    yield = newYield;
    sigma = newSigma;
    years = newYears;
    drift = (rate - yield) / sigma + 0.5 * sigma;
    firstGap = AmericanMath.log(yield / rate);
    count = 0;
    double lasting = Math.min(years, firstGap * firstGap / (sigma * sigma));
    met = (rate - yield) * lasting < NEGLIGIBLE;
    if (met) {
      return true;
    }
    if (sigma * sigma < LEAST_DIFFUSION * (rate - yield)) {
      perpetual();
      return true;
    }
    double goal = Math.sqrt(Math.min(years, saturation()));
    double speed = sigma / (rate - yield);
    double scale = Math.min(Math.min(goal, firstGap / sigma), 2 * speed);
    addFirst(Math.min(0.1 * scale / steps, 1e-3 * speed), speed);
    differentiate();
    if (!broyden()) {
      return false;
    }
    while (!met && root[count - 1] < goal) {
      if (count == CAPACITY || !addNext(scale, goal, steps)) {
        return false;
      }
      met = gap() < CLOSED * firstGap;
    }
    return true;
  }

  /** Takes the boundaries as constant; they have moved by no more than σ²/(r − q). */
  private void perpetual() {
    double steady = (rate - yield) / (sigma * sigma) - 0.5;
    double upperPower = -steady - Math.sqrt(steady * steady + 2 * rate / (sigma * sigma));
    double lowerPower = -2 * rate / (sigma * sigma * upperPower);
    double at = sigma / (rate - yield);
    root[0] = at;
    upper[0] = StrictMath.log1p(-1 / upperPower) / at;
    double lowest = lowerPower / (lowerPower - 1);
    lower[0] = (AmericanMath.log(lowest) + firstGap) / at;
    count = 1;
  }

  /** Returns the time before expiration from which on the boundaries are constant. */
  private double saturation() {
    double steady = (rate - yield) / sigma - 0.5 * sigma;
    double decay = 0.5 * steady * steady + rate;
    return decay > 0 ? SATURATION / decay : Double.POSITIVE_INFINITY;
  }

  private double gap() {
    int k = count - 1;
    return firstGap - (upper[k] + lower[k]) * root[k];
  }

  private void addFirst(double at, double speed) {
    root[0] = at;
    // G. Barles, J. Burdeau, M. Romano and N. Samsœn (1995), for the upper one.
    double square = 2 * AmericanMath.log(speed / at) - LOG_8_PI;
    upper[0] = sigma * Math.sqrt(Math.max(1, square));
    lower[0] = LOWER_START * sigma;
    count = 1;
    place(at);
  }

  private boolean addNext(double scale, double goal, int steps) {
    double here = root[count - 1];
    double gap = gap();
    double step = Math.min(LARGEST_GROWTH * here, Math.max(scale, here) / steps);
    if (count > 1) {
      int k = count - 2;
      double before = firstGap - (upper[k] + lower[k]) * root[k];
      double closing = Math.max(0, before - gap) / (here - root[k]);
      double part = Math.min(LARGEST_CLOSING, CLOSING_STEPS / steps);
      step = Math.min(step, part * gap / Math.max(closing, 1e-300));
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      extrapolate(here + 1.3 * step > goal ? goal : here + step);
      if (broyden()) {
        return true;
      }
      count--;
      step *= 0.4;
      place(root[count - 1]);
      differentiate();
    }
    // A tongue this thin is worth less than its area times what a year of exercise earns.
    met = gap * gap * gap / (sigma * sigma) * (rate - yield) < NEGLIGIBLE;
    return met;
  }

  private void extrapolate(double at) {
    int first = Math.max(0, count - 4);
    double u = 0;
    double l = 0;
    for (int k = first; k < count; k++) {
      double w = 1;
      for (int m = first; m < count; m++) {
        w *= m == k ? 1 : (at - root[m]) / (root[k] - root[m]);
      }
      u += w * upper[k];
      l += w * lower[k];
    }
    root[count] = at;
    upper[count] = u;
    lower[count] = l;
    count++;
    place(at);
  }

  /** Solves the last node's equations, first with the matrix that is there. */
  private boolean broyden() {
    residuals();
    for (int i = 1; i <= BROYDEN_LIMIT; i++) {
      if (!step()) {
        return false;
      }
      double moved = largestChange();
      double u = upperResidual;
      double l = lowerResidual;
      residuals();
      if (moved < TOLERANCE) {
        return true;
      }
      if (i == BROYDEN_PATIENCE) {
        differentiate();
      } else if (upperResidual != u || lowerResidual != l) {
        update();
      }
    }
    return largestChange() < 1e4 * TOLERANCE;
  }

  /** Returns the change of the boundaries' logarithms, of small ones, relatively, no less. */
  private double largestChange() {
    int k = count - 1;
    double least = LEAST_MATTERING / root[k];
    return Math.max(
        Math.abs(upperChange) / Math.max(least, upper[k]),
        Math.abs(lowerChange) / Math.max(least, lower[k]));
  }

  private boolean step() {
    int k = count - 1;
    double determinant = upperByUpper * lowerByLower - upperByLower * lowerByUpper;
    upperChange = (upperByLower * lowerResidual - lowerByLower * upperResidual) / determinant;
    lowerChange = (lowerByUpper * upperResidual - upperByUpper * lowerResidual) / determinant;
    double relative = Math.max(Math.abs(upperChange) / upper[k], Math.abs(lowerChange) / lower[k]);
    double limit = LARGEST_STEP / Math.max(LARGEST_STEP, relative);
    upperChange *= limit;
    lowerChange *= limit;
    upper[k] += upperChange;
    lower[k] += lowerChange;
    return gap() > 0 && upper[k] > 0 && lower[k] > 0;
  }

  /** Changes the matrix so that it would have foretold the present residuals. */
  private void update() {
    double square = upperChange * upperChange + lowerChange * lowerChange;
    if (square == 0) {
      return;
    }
    double u = upperResidual / square;
    double l = lowerResidual / square;
    upperByUpper += u * upperChange;
    upperByLower += u * lowerChange;
    lowerByUpper += l * upperChange;
    lowerByLower += l * lowerChange;
  }

  private void differentiate() {
    int k = count - 1;
    residuals();
    double u = upperResidual;
    double l = lowerResidual;
    double value = upper[k];
    double h = DIFFERENCE * value;
    upper[k] = value + h;
    residuals();
    upperByUpper = (upperResidual - u) / h;
    lowerByUpper = (lowerResidual - l) / h;
    upper[k] = value;
    value = lower[k];
    h = DIFFERENCE * value;
    lower[k] = value + h;
    residuals();
    upperByLower = (upperResidual - u) / h;
    lowerByLower = (lowerResidual - l) / h;
    lower[k] = value;
    upperResidual = u;
    lowerResidual = l;
  }

  private void residuals() {
    int k = count - 1;
    boundaries();
    upperResidual = deltaPlusOne(-upper[k] * root[k]);
    lowerResidual = deltaPlusOne(lower[k] * root[k] - firstGap);
  }

  private double deltaPlusOne(double logSpot) {
    double at = root[count - 1];
    double time = at * at;
    double d = logSpot / (sigma * at) + drift * at;
    double sum =
        StrictMath.exp(-yield * time) * cdf(d, expOfNegative(-0.5 * d * d))
            - StrictMath.expm1(-yield * time);
    for (int p = 0; p < points; p++) {
      double spread = 1 / (sigma * rootBefore[p]);
      double away = drift * rootBefore[p];
      double du = (logSpot - logUpper[p]) * spread + away;
      double dl = (logSpot - logLower[p]) * spread + away;
      double eu = expOfNegative(-0.5 * du * du);
      double el = expOfNegative(-0.5 * dl * dl);
      double density = spread / SQRT_2PI * (eu * upperFlow[p] - el * lowerFlow[p]);
      sum += measure[p] * discount[p] * (density - yield * (cdf(dl, el) - cdf(du, eu)));
    }
    return sum;
  }

  // --- quadrature ---

  /** Places the points over the last {@code end}² years, seen from their begin. */
  private void place(double end) {
    place(end, 0, POINTS, COS, SIN, WEIGHT);
  }

  /** Places points over the last {@code end}² years, seen from {@code before} years earlier. */
  private void place(
      double end, double before, int count, double[] cos, double[] sin, double[] weight) {
    points = count;
    for (int p = 0; p < count; p++) {
      double along = end * sin[p];
      double time = before + along * along;
      rootBefore[p] = Math.sqrt(time);
      measure[p] = 2 * end * along * cos[p] * weight[p];
      discount[p] = StrictMath.exp(-yield * time);
      interpolate(p, end * cos[p]);
    }
  }

  private void interpolate(int p, double at) {
    int next = 0;
    int beyond = count - 1;
    while (next < beyond) {
      int middle = (next + beyond) >>> 1;
      if (root[middle] < at) {
        next = middle + 1;
      } else {
        beyond = middle;
      }
    }
    int length = Math.min(STENCIL, count);
    int first = Math.max(0, Math.min(count - length, next - (STENCIL + 1) / 2));
    stencil[p] = first;
    // Before the first node the scaled boundaries are constant, behind the last the boundaries.
    double where = Math.max(root[0], Math.min(root[count - 1], at));
    double scale = Math.min(root[count - 1], at);
    for (int k = 0; k < STENCIL; k++) {
      double w = k < length ? scale : 0;
      for (int m = 0; m < length && k < length; m++) {
        w *= m == k ? 1 : (where - root[first + m]) / (root[first + k] - root[first + m]);
      }
      weights[p * STENCIL + k] = w;
    }
  }

  /** Sets the boundaries and what holding loses there, q − r/B, at the points. */
  private void boundaries() {
    for (int p = 0; p < points; p++) {
      double u = 0;
      double l = 0;
      for (int k = 0; k < STENCIL; k++) {
        double w = weights[p * STENCIL + k];
        u += w * upper[stencil[p] + k];
        l += w * lower[stencil[p] + k];
      }
      logUpper[p] = -u;
      logLower[p] = l - firstGap;
      upperFlow[p] = yield - rate / expOfNegative(-u);
      lowerFlow[p] = yield * (1 - expOfNegative(-l));
    }
  }

  // --- the premium ---

  /** Returns whether exercise is right now at the logarithm of spot over strike. */
  boolean isExercised(double logSpot) {
    int k = count - 1;
    return !met && logSpot <= -upper[k] * root[k] && logSpot >= lower[k] * root[k] - firstGap;
  }

  /** Sets the premium at a spot with its first and second derivative by the spot. */
  void evaluate(double spot, double logSpot) {
    premium = 0;
    delta = 0;
    gamma = 0;
    if (count == 0) {
      return;
    }
    double end = met ? root[count - 1] : Math.sqrt(years);
    placePanels(logSpot, end, Math.max(0, years - end * end));
    boundaries();
    for (int p = 0; p < points; p++) {
      add(p, spot, logSpot - logUpper[p], upperFlow[p], measure[p]);
      add(p, spot, logSpot - logLower[p], lowerFlow[p], -measure[p]);
    }
    gamma /= spot;
  }

  /** Places panels that resolve what happens to a spot. */
  private void placePanels(double logSpot, double end, double before) {
    System.arraycopy(PANELS, 0, ends, 0, PANELS.length);
    int found = PANELS.length;
    double steady = (rate - yield) / sigma - 0.5 * sigma;
    for (double multiple : ONSET) {
      found = addEnd(multiple / (steady * steady), end, before, found);
    }
    int k = count - 1;
    found = addCrossing(-upper[k] * root[k] - logSpot, steady, end, before, found);
    found = addCrossing(lower[k] * root[k] - firstGap - logSpot, steady, end, before, found);
    Arrays.sort(ends, 0, found);
    for (int panel = 0; panel + 1 < found; panel++) {
      fill(ends[panel], ends[panel + 1], panel * PANEL_POINTS, cosines, sines, angles);
    }
    place(end, before, (found - 1) * PANEL_POINTS, cosines, sines, angles);
  }

  private int addCrossing(double distance, double steady, double end, double before, int found) {
    double time = distance / (steady * sigma);
    int size = found;
    if (time > 0) {
      double width = Math.sqrt(time) / Math.abs(steady);
      for (double multiple : CROSSING) {
        size = addEnd(time + multiple * width, end, before, size);
      }
    }
    return size;
  }

  private int addEnd(double time, double end, double before, int found) {
    double sine = Math.sqrt(Math.max(0, time - before)) / end;
    if (!(sine > 0 && sine < 1)) {
      return found;
    }
    ends[found] = StrictMath.asin(sine);
    return found + 1;
  }

  private void add(int p, double spot, double away, double flow, double weight) {
    double width = sigma * rootBefore[p];
    double d1 = away / width + drift * rootBefore[p];
    double d2 = d1 - width;
    double e1 = expOfNegative(-0.5 * d1 * d1);
    double e2 = expOfNegative(-0.5 * d2 * d2);
    double share = discount[p] * cdf(-d1, e1);
    double density = discount[p] * e1 / (width * SQRT_2PI);
    double cash = StrictMath.exp(-rate * rootBefore[p] * rootBefore[p]) * cdf(-d2, e2);
    premium += weight * (rate * cash - yield * spot * share);
    delta += weight * (density * flow - yield * share);
    gamma += weight * density * (yield - d1 / width * flow);
  }
}
