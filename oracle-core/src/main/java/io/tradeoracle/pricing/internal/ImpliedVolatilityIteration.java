package io.tradeoracle.pricing.internal;

/**
 * The deviation s behind a price, whatever the price: slower than the one step of {@link
 * ImpliedVolatilityKernel}, and for all that the step cannot serve. That is where P/m or Q/m
 * underflows (subnormal prices, log-moneyness in the hundreds), where τ is below about two percent
 * (s above four at the money), and inputs so far apart that the tables end.
 *
 * <p>The same objective and the same fifth-order step, from a cruder guess, inside a bracket that
 * every evaluation narrows; a step that leaves it becomes a bisection. π enters as p·2ᵏ, so that
 * neither it nor the bracket over it leaves the range of doubles.
 */
final class ImpliedVolatilityIteration {

  private static final double LN_2 = 0.6931471805599453;
  private static final double LN_2_LOW = 2.3190468138462996e-17;

  /** Two or three steps are usual; the rest is for bisection, should steps leave the bracket. */
  private static final int MAX_STEPS = 100;

  /** A step relatively smaller than this leaves an error below the rounding. */
  private static final double LAST_STEP = 2e-4;

  /** Where τ is below this the guess is the upper one. */
  private static final double UPPER_GUESS_BELOW = 0.65;

  private ImpliedVolatilityIteration() {}

  /** Returns the volatility, given P and Q not yet divided by m, all positive and finite but x. */
  static double volatility(
      double x, double timeValue, double room, double smaller, double rootYears) {
    int exponent = exponent(timeValue) - exponent(smaller);
    double pi =
        Math.scalb(timeValue, -exponent(timeValue)) / Math.scalb(smaller, -exponent(smaller));
    double tau = room / smaller;
    double guess = tau < UPPER_GUESS_BELOW ? upperGuess(x, tau) : lowerGuess(x, log(pi, exponent));
    return solve(x, pi, exponent, tau, guess, rootYears);
  }

  /** Returns the binary exponent, that of a subnormal number included. */
  private static int exponent(double value) {
    return value < Double.MIN_NORMAL
        ? Math.getExponent(value * 0x1p64) - 64
        : Math.getExponent(value);
  }

  private static double log(double mantissa, int exponent) {
    return StrictMath.log(mantissa) + exponent * LN_2;
  }

  /** Returns the root of g over √years, given π = p·2ᵏ and τ. */
  private static double solve(
      double x, double p, int k, double tau, double guess, double rootYears) {
    double low = 0.0;
    double high = Double.POSITIVE_INFINITY;
    double s = guess;
    for (int step = 0; step < MAX_STEPS; step++) {
      double h = x / s;
      double t = 0.5 * s;
      boolean upper = h - t < BlackScholesKernel.UPPER_BELOW;
      double bracket =
          upper ? BlackScholesKernel.millsSum(h, t) : BlackScholesKernel.millsDifference(h, t);
      double slope = upper ? -s / bracket : s / bracket;
      double g = upper ? excess(x, s, bracket, tau, 0) : excess(x, s, bracket, p, k);
      double newton = -g / slope;
      if (newton < 0) {
        high = s;
      } else {
        low = s;
      }
      double share = ImpliedVolatilityKernel.fifthOrderStep(newton, s, h, slope);
      double next = s * (1 + share);
      if (!(next >= low && next <= high)) {
        s = bisect(low, high);
      } else if (Math.abs(share) <= LAST_STEP) {
        double volatility = s / rootYears;
        return Math.fma(volatility, share, volatility);
      } else {
        s = next;
      }
    }
    return s / rootYears;
  }

  /**
   * Returns ln(D·φ(h − t)/(p·2ᵏ)). For the smallest prices it is the difference of numbers near
   * 700, so the roundings of h, of the square and of k·ln 2 are made good.
   */
  private static double excess(double x, double s, double bracket, double p, int k) {
    double h = x / s;
    double t = 0.5 * s;
    double u = h - t;
    double square = u * u;
    double lostOfU = h - u - t + Math.fma(-h, s, x) / s;
    double lost = 0.5 * Math.fma(u, u, -square) + u * lostOfU;
    int exponent = exponent(bracket);
    double mantissa = Math.scalb(bracket, -exponent) / (Normal.SQRT_TWO_PI * p);
    double binades = exponent - k;
    double large = Math.fma(binades, LN_2, -0.5 * square);
    return large + (StrictMath.log(mantissa) + Math.fma(binades, LN_2_LOW, -lost));
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
  private static double lowerGuess(double x, double lnPi) {
    double lnBeta = lnPi - 0.5 * x;
    double beta = StrictMath.exp(lnBeta);
    double logRatio = x == 0 ? 0 : StrictMath.log(beta + x) - lnBeta;
    double bend = (0.67 + 0.45 * logRatio) / (1 + 0.09 * logRatio);
    double square = 1 + 2 * logRatio - 3 * StrictMath.log(1 + bend * logRatio);
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
    double u = Math.sqrt(-2 * StrictMath.log(flip ? 1 - probability : probability));
    double q = u - (2.30753 + 0.27061 * u) / (1 + u * (0.99229 + 0.04481 * u));
    return flip ? -q : q;
  }
}
