package io.tradeoracle.pricing.internal;

/**
 * The volatility that reproduces a European price, on bare doubles, without allocation: one look at
 * a table, one step.
 *
 * <p><b>Coordinates.</b> A = spot·e^(−yield·years), B = strike·e^(−rate·years), m = min(A, B), x =
 * |ln(A/B)|; the unknown is s = volatility·√years, and h = x/s, t = s/2. The cap, the largest
 * possible price, is A for a call and B for a put. Q = cap − price is the room above the price and
 * P = price − (cap − m) its time value: the price of the option out of the money, and exactly so
 * for an option that is. π = P/m and τ = Q/m = 1 − π are formed without cancellation. With M the
 * Mills ratio,
 *
 * <pre>
 *   π = φ(h − t)·[M(h − t) − M(h + t)]        ("lower", h − t ≥ −1/2)
 *   τ = φ(h − t)·[M(t − h) + M(t + h)]        ("upper", elsewhere)
 * </pre>
 *
 * and dπ/ds = −dτ/ds = φ(h − t), so that each bracket, D, is also its function over its slope.
 * Dividing by m, where others divide by √(AB), needs no root, and the exponents stay small.
 *
 * <p><b>The guess.</b> With π̂ = P/Q, v = 1 + x/π̂ and z = x + √(2π)·π̂ the quotient z/s is bounded
 * and smooth, and {@link VolatilityGuess} tabulates it. In the limit of small deviations s/x
 * depends on π/x only, so v alone decides; z adds the size; at the money v = 1 and z ≈ s. Both
 * limits are exact in these coordinates and the rest is a gentle correction, so that a cubic in
 * each coordinate is right to four digits on cells that are whole octaves. The fast table takes v
 * as it is, for all options that are traded; the general one takes √(ln v), for all others with z
 * below 127.
 *
 * <p><b>The step.</b> The root of g(s) = ln(D·φ/target) is found by reverting its Taylor series to
 * fourth order (E. Schröder, 1870, methods of the first kind). The error of the step is of fifth
 * order: 3e-4 becomes 1e-17, one step is enough, and neither loop nor test of convergence is
 * needed. D·φ/target − 1 is small, so that a short series replaces the logarithm at the end of the
 * chain; the exponential needs the guess only and runs beside the Mills ratios. The side is chosen
 * by the guess, not by the price: M then never meets an argument below −1/2, and since both
 * objectives hold on both sides a guess that lands wrong does no harm.
 *
 * <p><b>Errors.</b> Rounding M shifts s by 1.25 ulp/s at the money and by ulp/x in the wings, which
 * is as much as an ulp in spot or strike does: the direct difference is as good as the inputs. Only
 * where s is below 1/100 is it replaced by its series, for spot = strike exactly, where the price
 * may know more. In units of the change that one ulp in the price and in every input can make, the
 * error has a median of 0.14, a 99th percentile of 0.9, and stays below 2.
 *
 * <p>What is left is the rounding of x, of h and of the result: so h is x/s with its rounding made
 * good, and the step is added last, to the guess already divided by √years.
 *
 * <p><b>Switches.</b> From table to table the guess jumps by 1e-4 and the result by rounding; so it
 * does from side to side, to the series, and to {@link ImpliedVolatilityIteration}, which does the
 * same in several steps for what the tables do not cover. NaN and the wrong signs fail the
 * comparisons on the way and end in {@link #unusual}.
 */
public final class ImpliedVolatilityKernel {

  /** No positive volatility gives a price this low: at or below the discounted intrinsic value. */
  public static final double BELOW_INTRINSIC = -1.0;

  /** No finite volatility gives a price this high. */
  public static final double ABOVE_MAXIMUM = -2.0;

  /** An input is NaN or infinite, or spot, strike or time is not positive. */
  public static final double INVALID_INPUT = -3.0;

  /** Where Q/P is above this some product would leave the range of doubles. */
  private static final double LARGEST_INVERSE = 1e280;

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
    if (!(spot > 0 && strike > 0 && years > 0)) {
      return INVALID_INPUT;
    }
    double a = spot * Elementary.exp(-yield * years);
    double b = strike * Elementary.exp(-rate * years);
    double x = Math.abs(BlackScholesKernel.logMoneyness(spot, strike, years, rate, yield));
    double smaller = Math.min(a, b);
    double cap = BlackScholesKernel.choose(call, a, b);
    double room = cap - price;
    double timeValue = price - (cap - smaller);
    double inverse = room / timeValue;
    double v = 1 + x * inverse;
    double z = x + Normal.SQRT_TWO_PI * (timeValue / room);
    double inverseZ = 1 / z;
    double rootYears = Math.sqrt(years);
    double ratio;
    if (!(timeValue > 0 && room > 0 && inverse < LARGEST_INVERSE)) {
      return unusual(a, b, x, years, price, call);
    }
    if (v < VolatilityGuess.FAST_V_END && z < VolatilityGuess.FAST_Z_END) {
      ratio = VolatilityGuess.fast(v, z);
    } else if (v < Double.POSITIVE_INFINITY && z < VolatilityGuess.GENERAL_Z_END) {
      ratio = VolatilityGuess.general(Math.sqrt(Elementary.log(v)), z);
    } else {
      return unusual(a, b, x, years, price, call);
    }
    double s = z / ratio;
    double share = step(x, s, ratio * inverseZ, timeValue, room, smaller);
    double volatility = s / rootYears;
    return Math.fma(volatility, share, volatility);
  }

  /** Returns the step from the guess s, relative to it. */
  private static double step(
      double x, double s, double inverseS, double timeValue, double room, double smaller) {
    double product = x * inverseS;
    double h = Math.fma(Math.fma(-product, s, x), inverseS, product);
    double t = 0.5 * s;
    double u = h - t;
    double density = Normal.INVERSE_SQRT_TWO_PI * Elementary.exp(-0.5 * u * u);
    boolean upper = u < BlackScholesKernel.UPPER_BELOW;
    double bracket =
        upper ? BlackScholesKernel.millsSum(h, t) : BlackScholesKernel.millsDifference(h, t);
    double target = upper ? room : timeValue;
    double signed = upper ? -bracket : bracket;
    double excess = Math.fma(smaller / target * density, bracket, -1.0);
    double newton = -logOnePlus(excess) * signed * inverseS;
    return fifthOrderStep(newton, s, h, s / signed);
  }

  /** Returns ln(1 + y) for a small y, to its sixth power. */
  private static double logOnePlus(double y) {
    double square = y * y;
    return y - square * (0.5 - y * (1 / 3.0 - 0.25 * y + 0.2 * square));
  }

  /** Classifies what has no volatility, and solves by iteration what the tables do not cover. */
  private static double unusual(
      double a, double b, double x, double years, double price, boolean call) {
    if (!BlackScholesKernel.isPositive(a)
        || !BlackScholesKernel.isPositive(b)
        || !Double.isFinite(price)) {
      return INVALID_INPUT;
    }
    double cap = call ? a : b;
    double smaller = Math.min(a, b);
    double room = cap - price;
    if (room <= 0) {
      return ABOVE_MAXIMUM;
    }
    double timeValue = price - (cap - smaller);
    if (timeValue <= 0) {
      return BELOW_INTRINSIC;
    }
    double volatility =
        ImpliedVolatilityIteration.volatility(x, timeValue, room, smaller, Math.sqrt(years));
    return Math.max(volatility, Double.MIN_VALUE);
  }

  /**
   * Reverts the Taylor series of g about s; returns the move relative to s. With p = g' and w = (ln
   * φ(h − t))', the higher derivatives over p follow from g' = φ/(function) alone, on both sides.
   * All is scaled by powers of s, so that nothing overflows: {@code newton} is relative to s, p
   * stands for p·s.
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
    double c3 = (b3 + p * (2 * p - 3 * w)) * (1.0 / 6);
    double c4 = (b4 + p * (-4 * b3 - 3 * w * w + p * (12 * w - 6 * p))) * (1.0 / 24);
    double quadratic = 2 * c2 * c2 - c3;
    double cubic = 5 * c2 * (c3 - c2 * c2) - c4;
    return newton * (1 + newton * (-c2 + newton * (quadratic + newton * cubic)));
  }
}
