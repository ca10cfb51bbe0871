package io.tradeoracle.pricing.internal;

import java.util.Arrays;

/**
 * Bachelier's normal model on bare doubles, without allocation.
 *
 * <p><b>The formula.</b> With D = e^(−rate·years), s = volatility·√years, x = forward − strike and
 * h = |x|/s the option that is out of the money is worth
 *
 * <pre>
 *   D·[s·φ(h) − |x|·Φ(−h)] = D·s·φ(h)·W(h),    W(h) = 1 − h·M(h),    M(h) = Φ(−h)/φ(h)
 * </pre>
 *
 * and the one in the money D·|x| more. W falls from 1 like 1/h². Formed as it stands it loses 1 −
 * W, a factor of h², of its digits; but a price that goes like exp(−h²/2) feels the rounding of its
 * inputs by that same factor, so nothing better could be seen.
 *
 * <p><b>The volatility behind a price</b> solves ln[φ(h)·W(h)/h] = ln[P/(D·|x|)], P the time value,
 * by Halley's steps in u = ln h: there the left side is nearly a straight line for small h, and
 * concave. Its slope is −1/W and its second derivative h·(hW − M)/W². At the money s = √(2π)·P/D.
 */
public final class BachelierKernel {

  /** The number of results of {@link #value}: price, delta, gamma, vega, theta, rho. */
  public static final int VALUES = 6;

  /** The number of results of {@link #secondOrder}: vanna, volga, charm, speed. */
  public static final int SECOND_ORDERS = 4;

  private static final double LN_SQRT_TWO_PI = 0.9189385332046728;
  private static final int MOST_STEPS = 20;

  /** Steps shrink like their cubes: one this small was the last that mattered. */
  private static final double LAST_STEP = 1e-6;

  /** Outside of here and its reciprocal the ratio of two prices may have met the range's ends. */
  private static final double LEAST_RATIO = 1e-3;

  private BachelierKernel() {}

  /** Returns the price, or NaN where time or volatility is negative or a number not finite. */
  public static double price(
      double forward, double strike, double years, double rate, double volatility, boolean call) {
    if (!isDefined(forward, strike, years, rate, volatility)) {
      return Double.NaN;
    }
    double discount = Elementary.exp(-rate * years);
    double x = forward - strike;
    double s = volatility * Math.sqrt(years);
    double h = distance(x, s);
    double density = discount * Normal.pdf(h);
    double timeValue = density == 0 ? 0 : s * density * (1 - h * Normal.mills(h));
    return timeValue + discount * Math.max(call ? x : -x, 0);
  }

  /**
   * Writes price, delta, gamma, vega, theta and rho to six places of {@code out}, as raw
   * derivatives, the forward held; all NaN where the price is.
   */
  public static void value(
      double forward,
      double strike,
      double years,
      double rate,
      double volatility,
      boolean call,
      double[] out) {
    if (!isDefined(forward, strike, years, rate, volatility)) {
      Arrays.fill(out, 0, VALUES, Double.NaN);
      return;
    }
    double discount = Elementary.exp(-rate * years);
    double rootYears = Math.sqrt(years);
    double x = forward - strike;
    double s = volatility * rootYears;
    double h = distance(x, s);
    double density = discount * Normal.pdf(h);
    double inMoney = Math.max(call ? x : -x, 0);
    double mills = Normal.mills(h);
    double timeValue = density == 0 ? 0 : s * density * (1 - h * mills);
    double price = timeValue + discount * inMoney;
    double tail = density * mills;
    double share = inMoney > 0 ? discount - tail : tail;
    out[0] = price;
    out[1] = call ? share : 0 - share;
    out[2] = s == 0 ? 0 : density / s;
    out[3] = rootYears * density;
    out[4] = rate * price - (years == 0 ? 0 : 0.5 * volatility * density / rootYears);
    out[5] = 0 - years * price;
  }

  /**
   * Writes vanna, volga, charm and speed to four places of {@code out}; all NaN where the price is.
   */
  public static void secondOrder(
      double forward,
      double strike,
      double years,
      double rate,
      double volatility,
      boolean call,
      double[] out) {
    if (!isDefined(forward, strike, years, rate, volatility)) {
      Arrays.fill(out, 0, SECOND_ORDERS, Double.NaN);
      return;
    }
    double rootYears = Math.sqrt(years);
    double x = forward - strike;
    double s = volatility * rootYears;
    double d = x < 0 ? -distance(x, s) : distance(x, s);
    double discount = Elementary.exp(-rate * years);
    double density = discount * Normal.pdf(d);
    double delta = call ? discount * Normal.cdf(d) : -discount * Normal.cdf(-d);
    boolean flat = density == 0 || s == 0;
    out[0] = flat ? 0 : 0 - density * d / volatility;
    out[1] = flat ? 0 : rootYears * density * d * d / volatility;
    out[2] = rate * delta + (flat ? 0 : density * d / (2 * years));
    out[3] = flat ? 0 : 0 - density * d / (s * s);
  }

  /**
   * Returns the volatility, always positive and finite, or one of the negative codes of {@link
   * ImpliedVolatilityKernel}.
   */
  public static double impliedVolatility(
      double forward, double strike, double years, double rate, double price, boolean call) {
    if (!(years > 0 && isDefined(forward, strike, years, rate, 0) && Double.isFinite(price))) {
      return ImpliedVolatilityKernel.INVALID_INPUT;
    }
    double discount = Elementary.exp(-rate * years);
    double x = forward - strike;
    double timeValue = price - discount * Math.max(call ? x : -x, 0);
    if (!(timeValue > 0)) {
      return ImpliedVolatilityKernel.BELOW_INTRINSIC;
    }
    double distance = Math.abs(x);
    double deviation =
        distance == 0
            ? Normal.SQRT_TWO_PI * timeValue / discount
            : distance / solve(timeValue, discount * distance);
    return deviation / Math.sqrt(years);
  }

  /** Returns the h at which φ(h)·W(h)/h is the time value as a fraction of the scale. */
  private static double solve(double timeValue, double scale) {
    double target = StrictMath.log(timeValue) - StrictMath.log(scale);
    double h = guess(-LN_SQRT_TWO_PI - target);
    for (int i = 0; i < MOST_STEPS; i++) {
      double mills = Normal.mills(h);
      double w = 1 - h * mills;
      double ratio = Normal.pdf(h) * w * scale / (h * timeValue);
      double excess =
          ratio > LEAST_RATIO && ratio < 1 / LEAST_RATIO
              ? StrictMath.log(ratio)
              : StrictMath.log(w / h) - 0.5 * h * h - LN_SQRT_TWO_PI - target;
      double step = excess * w / (1 - 0.5 * excess * h * (h * w - mills));
      h *= Elementary.exp(step);
      if (Math.abs(step) < LAST_STEP) {
        break;
      }
    }
    return h;
  }

  /** From ln h − ln W + h²/2: ln h for small h, h²/2 + 3·ln h for large, and something between. */
  private static double guess(double target) {
    if (target < -1) {
      return Elementary.exp(target);
    }
    return target < 2
        ? 0.48 * Elementary.exp(0.58 * target)
        : Math.sqrt(2 * target - 3 * Elementary.log(2 * target) + 3);
  }

  /** Returns |x|/s, infinite or, at the money, zero where s is zero. */
  private static double distance(double x, double s) {
    return x == 0 ? 0 : Math.abs(x) / s;
  }

  private static boolean isDefined(
      double forward, double strike, double years, double rate, double volatility) {
    return years >= 0
        && volatility >= 0
        && Double.isFinite(years)
        && Double.isFinite(volatility)
        && Double.isFinite(forward - strike)
        && Double.isFinite(rate * years);
  }
}
