package io.tradeoracle.pricing.internal;

/**
 * The volatility that reproduces a European price, on bare doubles, without allocation.
 *
 * <p>Symbols are those of {@link BlackScholesKernel}. With P the time value and Q = cap − price,
 * both divided by m, the unknown s solves
 *
 * <pre>
 *   π = P/m = φ(h − t)·[M(h − t) − M(h + t)]        ("lower", h − t ≥ −1/2)
 *   τ = Q/m = φ(h − t)·[M(t − h) + M(t + h)]        ("upper", elsewhere)
 * </pre>
 *
 * and dπ/ds = −dτ/ds = φ(h − t), so that each bracket, D, is also its function over its slope. The
 * root of the logarithm, g(s) = ln(D·φ/target), is found by reverting its Taylor series to fourth
 * order (E. Schröder, 1870, methods of the first kind; the error of a step is of fifth order),
 * inside a bracket that every evaluation narrows.
 */
public final class ImpliedVolatilityKernel {

  /** No positive volatility gives a price this low: at or below the discounted intrinsic value. */
  public static final double BELOW_INTRINSIC = -1.0;

  /** No finite volatility gives a price this high. */
  public static final double ABOVE_MAXIMUM = -2.0;

  /** An input is NaN or infinite, or spot, strike or time is not positive. */
  public static final double INVALID_INPUT = -3.0;

  /** Two or three steps are usual; the rest is for bisection, should steps leave the bracket. */
  private static final int MAX_STEPS = 100;

  /** A step relatively smaller than this leaves an error below the rounding. */
  private static final double LAST_STEP = 2e-4;

  /** Where τ is below this the guess is the upper one. */
  private static final double UPPER_GUESS_BELOW = 0.65;

  /** A smaller π would make D/π overflow; it is scaled up by 2^512. */
  private static final double TINY = 1e-280;

  private static final double TINY_SCALE = 0x1p512;
  private static final double LN_TINY_SCALE = 512 * 0.6931471805599453;

  private ImpliedVolatilityKernel() {}

  /**
   * Returns the annual volatility as a fraction, always positive and finite, or one of {@link
   * #BELOW_INTRINSIC}, {@link #ABOVE_MAXIMUM} and {@link #INVALID_INPUT}, which are negative.
   */
  public static double european(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double price,
      boolean call) {
    if (!arePositive(spot, strike, years) || !Double.isFinite(rate + yield + price)) {
      return INVALID_INPUT;
    }
    double discountedSpot = spot * Math.exp(-yield * years);
    double discountedStrike = strike * Math.exp(-rate * years);
    if (!arePositive(discountedSpot, discountedStrike, years)) {
      return INVALID_INPUT;
    }
    double cap = call ? discountedSpot : discountedStrike;
    double smaller = Math.min(discountedSpot, discountedStrike);
    double room = cap - price;
    if (room <= 0) {
      return ABOVE_MAXIMUM;
    }
    double timeValue = price - (cap - smaller);
    if (timeValue <= 0) {
      return BELOW_INTRINSIC;
    }
    double x = Math.abs(BlackScholesKernel.logMoneyness(spot, strike, years, rate, yield));
    double deviation = deviation(x, timeValue, room, smaller);
    return Math.max(deviation / Math.sqrt(years), Double.MIN_VALUE);
  }

  private static boolean arePositive(double spot, double strike, double years) {
    return BlackScholesKernel.isPositive(spot)
        && BlackScholesKernel.isPositive(strike)
        && BlackScholesKernel.isPositive(years);
  }

  /** Returns s = volatility·√years, given P and Q not yet divided by m. */
  private static double deviation(double x, double timeValue, double room, double smaller) {
    boolean tiny = timeValue / smaller < TINY;
    double pi = tiny ? timeValue * TINY_SCALE / smaller : timeValue / smaller;
    double shift = tiny ? LN_TINY_SCALE : 0.0;
    double tau = room / smaller;
    double guess = tau < UPPER_GUESS_BELOW ? upperGuess(x, tau) : lowerGuess(x, pi, shift);
    return solve(x, pi, shift, tau, guess);
  }

  /** Returns the root of g, given π·e^shift and τ. */
  private static double solve(double x, double pi, double shift, double tau, double guess) {
    double low = 0.0;
    double high = Double.POSITIVE_INFINITY;
    double s = guess;
    for (int step = 0; step < MAX_STEPS; step++) {
      double h = x / s;
      double t = 0.5 * s;
      double exponent = 0.5 * (h - t) * (h - t);
      double slope;
      double g;
      if (h - t < BlackScholesKernel.UPPER_BELOW) {
        double sum = BlackScholesKernel.millsSum(h, t);
        slope = -s / sum;
        g = Math.log(sum / (Normal.SQRT_TWO_PI * tau)) - exponent;
      } else {
        double difference = BlackScholesKernel.millsDifference(h, t);
        slope = s / difference;
        g = Math.log(difference / (Normal.SQRT_TWO_PI * pi)) - (exponent - shift);
      }
      double newton = -g / slope;
      if (newton < 0) {
        high = s;
      } else {
        low = s;
      }
      double next = fifthOrderStep(newton, s, h, slope);
      if (!(next >= low && next <= high)) {
        s = bisect(low, high);
      } else if (Math.abs(next - s) <= LAST_STEP * s) {
        return next;
      } else {
        s = next;
      }
    }
    return s;
  }

  /**
   * Reverts the Taylor series of g about s; returns the next s. With p = g' and w = (ln φ(h − t))',
   * the higher derivatives over p follow from g' = φ/(function) alone, on both sides. All is scaled
   * by powers of s, so that nothing overflows: {@code newton} is relative to s, p stands for p·s.
   */
  static double fifthOrderStep(double newton, double s, double h, double p) {
    double a = h * h;
    double quarter = 0.25 * s * s;
    double w = a - quarter;
    double w1 = -3 * a - quarter;
    double w2 = 12 * a;
    double b3 = w * w + w1;
    double b4 = w * (b3 + 2 * w1) + w2;
    double c2 = (w - p) / 2;
    double c3 = (b3 + p * (2 * p - 3 * w)) / 6;
    double c4 = (b4 + p * (-4 * b3 - 3 * w * w + p * (12 * w - 6 * p))) / 24;
    double quadratic = 2 * c2 * c2 - c3;
    double cubic = 5 * c2 * (c3 - c2 * c2) - c4;
    return s + s * newton * (1 + newton * (-c2 + newton * (quadratic + newton * cubic)));
  }

  /** Returns a point inside the bracket, for a step that has left it. */
  private static double bisect(double low, double high) {
    if (low == 0) {
      return 0.5 * high;
    }
    return high == Double.POSITIVE_INFINITY ? 2 * low : low + 0.5 * (high - low);
  }

  /**
   * Exact at x = 0 as s → 0; 6 % off at most while s is below 1, 25 % at the far end. In β =
   * P/√(AB) it is (x + √(2π)β)/F where F² depends on ln(1 + x/β) only; the form of F² is its
   * asymptote, 2L − 3·ln L, bent to be 1 at L = 0.
   */
  private static double lowerGuess(double x, double target, double shift) {
    double beta = target * Math.exp(-0.5 * x - shift);
    double logRatio = x == 0 ? 0 : Math.log(beta + x) - Math.log(target) + 0.5 * x + shift;
    double bend = (0.67 + 0.45 * logRatio) / (1 + 0.09 * logRatio);
    double square = 1 + 2 * logRatio - 3 * Math.log(1 + bend * logRatio);
    return Math.max((x + Normal.SQRT_TWO_PI * beta) / Math.sqrt(square), Double.MIN_NORMAL);
  }

  /**
   * About 5 % off at most. τ lies between once and twice Φ(h − t), so t − h is a normal quantile; t
   * − x/(2t) = q is solved for s = 2t.
   */
  private static double upperGuess(double x, double tau) {
    double q = upperQuantile(tau * (x + 1) / (x + 2));
    return q + Math.sqrt(q * q + 2 * x);
  }

  /** M. Abramowitz and I. Stegun, 26.2.22: absolute error below 3e-3. */
  private static double upperQuantile(double probability) {
    boolean flip = probability > 0.5;
    double u = Math.sqrt(-2 * Math.log(flip ? 1 - probability : probability));
    double q = u - (2.30753 + 0.27061 * u) / (1 + u * (0.99229 + 0.04481 * u));
    return flip ? -q : q;
  }
}
