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
    double perRootYear = 1 / Math.sqrt(years);
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
    return perRootYear * step(x, z / ratio, ratio * inverseZ, timeValue, room, smaller);
  }

  /** Returns the deviation one step from the guess s. */
  private static double step(
      double x, double s, double inverseS, double timeValue, double room, double smaller) {
    double h = x * inverseS;
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
    return Math.fma(s, fifthOrderStep(newton, s, h, s / signed), s);
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
    double s = ImpliedVolatilityIteration.deviation(x, timeValue, room, smaller);
    return Math.max(s / Math.sqrt(years), Double.MIN_VALUE);
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
