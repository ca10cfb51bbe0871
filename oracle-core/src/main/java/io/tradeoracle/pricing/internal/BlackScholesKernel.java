package io.tradeoracle.pricing.internal;

import java.util.Arrays;

/**
 * Black, Scholes and Merton on bare doubles, without allocation.
 *
 * <p><b>The formula.</b> With A = spot·e^(−yield·years), B = strike·e^(−rate·years), x = ln(A/B), s
 * = volatility·√years, d₁ = x/s + s/2 and d₂ = x/s − s/2 a call is worth A·Φ(d₁) − B·Φ(d₂): F.
 * Black and M. Scholes (1973), equation 13, with R. Merton's (1973) yield. Taken literally it
 * subtracts two nearly equal numbers wherever the option is worth little.
 *
 * <p><b>Without cancellation.</b> Let m = min(A, B), h = |x|/s, t = s/2, and M(a) = Φ(−a)/φ(a) the
 * Mills ratio. Since A·φ(d₁) = B·φ(d₂), both densities are one number, w = m·φ(h − t), and the
 * option that is out of the money has the legs
 *
 * <pre>
 *   near = m·Φ(t − h) = w·M(h − t)        far = w·M(h + t)        value = near − far
 * </pre>
 *
 * (near is the leg of the spot for a call, of the strike for a put). What is left is the difference
 * of two Mills ratios, smooth numbers between 0 and 1.25, whose rounding does no more harm than
 * half an ulp in spot or strike would. So the value keeps its relative accuracy down to the
 * smallest double. The option in the money is worth |A − B| more, and its legs are what the others
 * leave of A and B.
 *
 * <p><b>Close to the cap</b>, where h − t is below −1/2, M would grow without bound. There near = m
 * − w·M(t − h), and the value is taken from above: m − w·[M(t − h) + M(t + h)]. Both forms hold on
 * both sides of the switch, so crossing it moves the result by rounding only.
 *
 * <p><b>Greeks</b> are the same numbers again: delta and rho are the legs, vega is w·√years, gamma
 * w/(spot²·s), theta the legs' carry less w·σ/(2√years). Price and Greeks cost three exponentials,
 * a logarithm, two Mills ratios, a root and three divisions.
 *
 * <p><b>Limits.</b> {@link #isOrdinary} sends everything unusual to the slow way round: expired,
 * zero or infinite volatility, zero spot or strike, numbers at the ends of the range.
 */
public final class BlackScholesKernel {

  /** The number of results of {@link #value}: price, delta, gamma, vega, theta, rho. */
  public static final int VALUES = 6;

  /** The number of results of {@link #secondOrder}: vanna, volga, charm, speed. */
  public static final int SECOND_ORDERS = 4;

  /** The first form serves where h − t is at least this, the second elsewhere. */
  public static final double UPPER_BELOW = -0.5;

  /** Half deviations smaller than this take the difference of Mills ratios as a series. */
  private static final double SMALL_HALF_DEVIATION = 0.005;

  /** No price needs a larger h; the series would cancel there. */
  private static final double LARGEST_H = 100.0;

  /** Numbers from here to its reciprocal can be multiplied and divided without a thought. */
  private static final double SMALL = 1e-100;

  private static final double LARGE = 1e100;

  /** Beyond it a discount factor is not a normal number. */
  private static final double LARGEST_EXPONENT = 700;

  private BlackScholesKernel() {}

  /**
   * Returns the price, or NaN where spot, strike, time or volatility is negative or anything but
   * the volatility infinite. At zero volatility or zero time it is the discounted intrinsic value
   * of the forward, max(±(A − B), 0); at infinite volatility A for a call and B for a put.
   */
  public static double price(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call) {
    double deviation = volatility * Math.sqrt(years);
    if (!isOrdinary(spot, strike, years, rate, yield, deviation)) {
      return unusualPrice(spot, strike, years, rate, yield, volatility, call);
    }
    double a = spot * Elementary.exp(-yield * years);
    double b = strike * Elementary.exp(-rate * years);
    double x = ordinaryLogMoneyness(spot, strike, years, rate, yield);
    return price(a, b, x, deviation, call);
  }

  private static double price(double a, double b, double x, double deviation, boolean call) {
    double h = Math.abs(x) / deviation;
    double t = 0.5 * deviation;
    double low = h - t;
    double smaller = Math.min(a, b);
    double cap = choose(call, a, b);
    double w = smaller * Normal.INVERSE_SQRT_TWO_PI * Normal.expMinusHalfSquare(low);
    return low < UPPER_BELOW ? cap - w * millsSum(h, t) : cap - smaller + w * millsDifference(h, t);
  }

  /**
   * Writes price, delta, gamma, vega, theta and rho to six places of {@code out}, as raw
   * derivatives: vega for 1.00 of volatility, theta a year, rho for 1.00 of rate; all NaN where the
   * price is.
   */
  public static void value(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      double[] out) {
    double rootYears = Math.sqrt(years);
    double deviation = volatility * rootYears;
    if (!isOrdinary(spot, strike, years, rate, yield, deviation)) {
      unusualValue(spot, strike, years, rate, yield, volatility, call, out);
      return;
    }
    double a = spot * Elementary.exp(-yield * years);
    double b = strike * Elementary.exp(-rate * years);
    double x = ordinaryLogMoneyness(spot, strike, years, rate, yield);
    value(spot, a, b, x, years, rootYears, rate, yield, volatility, call, out);
  }

  private static void value(
      double spot,
      double a,
      double b,
      double x,
      double years,
      double rootYears,
      double rate,
      double yield,
      double volatility,
      boolean call,
      double[] out) {
    double deviation = volatility * rootYears;
    double h = Math.abs(x) / deviation;
    double t = 0.5 * deviation;
    double low = h - t;
    double smaller = Math.min(a, b);
    double w = smaller * Normal.INVERSE_SQRT_TWO_PI * Normal.expMinusHalfSquare(low);
    boolean upper = low < UPPER_BELOW;
    double millsNear = Normal.mills(upper ? -low : low);
    boolean close = isClose(h, t);
    double difference = close ? millsDifferenceSeries(h, t) : 0;
    double millsFar = close ? millsNear - difference : Normal.mills(h + t);
    if (!close) {
      difference = millsNear - millsFar;
    }
    double near = upper ? smaller - w * millsNear : w * millsNear;
    double far = w * millsFar;
    double cap = choose(call, a, b);
    boolean callIsOut = x < 0;
    double spotOut = choose(callIsOut, near, far);
    double strikeOut = choose(callIsOut, far, near);
    boolean isOut = call == callIsOut;
    double spotLeg = choose(isOut, spotOut, a - spotOut);
    double strikeLeg = choose(isOut, strikeOut, b - strikeOut);
    double sign = choose(call, 1, -1);
    out[0] = upper ? cap - w * (millsNear + millsFar) : cap - smaller + w * difference;
    double inverseSpot = 1 / spot;
    out[1] = sign * spotLeg * inverseSpot;
    out[2] = w * inverseSpot * inverseSpot / deviation;
    out[3] = w * rootYears;
    out[4] = sign * (yield * spotLeg - rate * strikeLeg) - 0.5 * w * volatility / rootYears;
    out[5] = sign * years * strikeLeg;
  }

  /**
   * Writes vanna ∂²V/∂spot∂volatility, volga ∂²V/∂volatility², charm −∂²V/∂spot∂years and speed
   * ∂³V/∂spot³ to four places of {@code out}; all NaN where the price is.
   */
  public static void secondOrder(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      double[] out) {
    if (!hasPrice(spot, strike, years, rate, yield, volatility)) {
      Arrays.fill(out, 0, SECOND_ORDERS, Double.NaN);
      return;
    }
    double rootYears = Math.sqrt(years);
    double deviation = volatility * rootYears;
    double x = logMoneyness(spot, strike, years, rate, yield);
    double ratio = x / deviation;
    ratio = Double.isNaN(ratio) ? 0 : ratio;
    double d1 = ratio + 0.5 * deviation;
    double d2 = ratio - 0.5 * deviation;
    double spotDiscount = Elementary.exp(-yield * years);
    double density = spotDiscount * Normal.INVERSE_SQRT_TWO_PI * Normal.expMinusHalfSquare(d1);
    double sign = call ? 1.0 : -1.0;
    double delta = sign * spotDiscount * Normal.cdf(sign * d1);
    double d2PerVolatility = x == 0 ? -0.5 * rootYears : d2 / volatility;
    double drift = d2 / (2 * years) - (rate - yield) / deviation;
    out[0] = 0 - productOrZero(density, d2PerVolatility);
    out[1] = productOrZero(spot * rootYears * density, d1 * d2PerVolatility);
    out[2] = Math.fma(yield, delta, productOrZero(density, drift));
    out[3] = 0 - productOrZero(density, (1 + d1 / deviation) / (spot * spot * deviation));
  }

  /** A density that vanishes faster than any power outweighs an infinite factor. */
  private static double productOrZero(double density, double factor) {
    return density == 0 || !Double.isFinite(factor) ? 0 : density * factor;
  }

  // --- the slow way round ---

  private static double unusualPrice(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call) {
    if (!hasPrice(spot, strike, years, rate, yield, volatility)) {
      return Double.NaN;
    }
    double a = discounted(spot, yield, years);
    double b = discounted(strike, rate, years);
    double deviation = volatility * Math.sqrt(years);
    if (isCertain(a, b, deviation)) {
      double worth = call ? a - b : b - a;
      return deviation < Double.POSITIVE_INFINITY ? Math.max(worth, 0) : call ? a : b;
    }
    return price(a, b, logMoneyness(spot, strike, years, rate, yield), deviation, call);
  }

  private static void unusualValue(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      double[] out) {
    if (!hasPrice(spot, strike, years, rate, yield, volatility)) {
      Arrays.fill(out, 0, VALUES, Double.NaN);
      return;
    }
    double a = discounted(spot, yield, years);
    double b = discounted(strike, rate, years);
    double rootYears = Math.sqrt(years);
    double deviation = volatility * rootYears;
    if (isCertain(a, b, deviation)) {
      certainValue(a, b, years, rate, yield, deviation, call, out);
      return;
    }
    double x = logMoneyness(spot, strike, years, rate, yield);
    value(spot, a, b, x, years, rootYears, rate, yield, volatility, call, out);
  }

  /** Nothing is left to chance, or everything: the option is a share of the forward. */
  private static boolean isCertain(double a, double b, double deviation) {
    return a == 0 || b == 0 || deviation == 0 || deviation == Double.POSITIVE_INFINITY;
  }

  private static void certainValue(
      double a,
      double b,
      double years,
      double rate,
      double yield,
      double deviation,
      boolean call,
      double[] out) {
    boolean endless = deviation == Double.POSITIVE_INFINITY && a > 0 && b > 0;
    // Adding zero turns a negative zero into a plain one.
    double moneyness = Double.compare(a, b) * (call ? 1 : -1);
    double share = moneyness > 0 ? 1 : moneyness < 0 ? 0 : 0.5;
    double sign = call ? 1.0 : -1.0;
    double spotShare = endless ? (call ? 1 : 0) : share;
    double strikeShare = endless ? (call ? 0 : 1) : share;
    double spotDiscount = discounted(1, yield, years);
    double rootYears = Math.sqrt(years);
    boolean atTheMoney = a == b && deviation == 0;
    out[0] = endless ? (call ? a : b) : Math.max(sign * (a - b), 0);
    out[1] = sign * spotShare * spotDiscount + 0.0;
    out[2] = 0;
    out[3] = atTheMoney ? a * Normal.INVERSE_SQRT_TWO_PI * rootYears : 0;
    out[4] = sign * (yield * spotShare * a - rate * strikeShare * b) + 0.0;
    out[5] = sign * years * strikeShare * b + 0.0;
  }

  private static double discounted(double amount, double rate, double years) {
    return amount == 0 ? 0 : amount * Elementary.exp(-rate * years);
  }

  /** As {@link #isDefined}, and zero spot, zero strike and infinite volatility too. */
  private static boolean hasPrice(
      double spot, double strike, double years, double rate, double yield, double volatility) {
    return spot >= 0
        && strike >= 0
        && volatility >= 0
        && isDefined(Math.max(spot, 1), Math.max(strike, 1), years, rate, yield, 1);
  }

  /**
   * Returns whether spot and strike are positive, time and volatility not negative, everything
   * finite.
   */
  public static boolean isDefined(
      double spot, double strike, double years, double rate, double yield, double volatility) {
    return isPositive(spot)
        && isPositive(strike)
        && years >= 0
        && volatility >= 0
        && Double.isFinite(years + rate + yield + volatility);
  }

  /** Returns whether every step of the way is far from the ends of the range. */
  private static boolean isOrdinary(
      double spot, double strike, double years, double rate, double yield, double deviation) {
    return spot > SMALL
        && spot < LARGE
        && strike > SMALL
        && strike < LARGE
        && deviation > SMALL
        && deviation < LARGE
        && Math.abs(rate * years) < LARGEST_EXPONENT
        && Math.abs(yield * years) < LARGEST_EXPONENT;
  }

  /** Returns whether the value is finite and above zero. */
  static boolean isPositive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** Returns ln(A/B), of any positive spot and strike. */
  public static double logMoneyness(
      double spot, double strike, double years, double rate, double yield) {
    double ratio = spot / strike;
    return ratio >= Double.MIN_NORMAL && ratio < Double.POSITIVE_INFINITY
        ? ordinaryLogMoneyness(spot, strike, years, rate, yield)
        : Math.fma(rate - yield, years, StrictMath.log(spot) - StrictMath.log(strike));
  }

  /**
   * The rounding error of spot/strike is made good: close to the money it would be all there is.
   */
  private static double ordinaryLogMoneyness(
      double spot, double strike, double years, double rate, double yield) {
    double ratio = spot / strike;
    double lost = Math.fma(-ratio, strike, spot) / spot;
    return Math.fma(rate - yield, years, Elementary.log(ratio) + lost);
  }

  /** A choice without a branch: calls and puts come in no order that could be foreseen. */
  static double choose(boolean first, double one, double other) {
    long bits = Double.doubleToRawLongBits(other);
    long mask = first ? -1L : 0L;
    return Double.longBitsToDouble(bits ^ ((bits ^ Double.doubleToRawLongBits(one)) & mask));
  }

  /** Returns M(h − t) − M(h + t), for h − t no less than {@link #UPPER_BELOW}. */
  static double millsDifference(double h, double t) {
    return isClose(h, t) ? millsDifferenceSeries(h, t) : Normal.mills(h - t) - Normal.mills(h + t);
  }

  private static boolean isClose(double h, double t) {
    return t < SMALL_HALF_DEVIATION && h < LARGEST_H;
  }

  /** Returns M(t − h) + M(t + h), for t − h no less than {@link #UPPER_BELOW}. */
  static double millsSum(double h, double t) {
    return Normal.mills(t - h) + Normal.mills(t + h);
  }

  /**
   * Taylor's series about h to the seventh power of t, where the difference would cancel. The
   * derivatives of M follow from M' = hM − 1: M⁽ⁿ⁺¹⁾ = h·M⁽ⁿ⁾ + n·M⁽ⁿ⁻¹⁾.
   */
  private static double millsDifferenceSeries(double h, double t) {
    double m0 = Normal.mills(h);
    double m1 = Math.fma(h, m0, -1.0);
    double m2 = h * m1 + m0;
    double m3 = h * m2 + 2 * m1;
    double m4 = h * m3 + 3 * m2;
    double m5 = h * m4 + 4 * m3;
    double m6 = h * m5 + 5 * m4;
    double m7 = h * m6 + 6 * m5;
    double square = t * t;
    return -2 * t * (m1 + square / 6 * (m3 + square / 20 * (m5 + square / 42 * m7)));
  }
}
