package io.tradeoracle.pricing.internal;

/**
 * Elementary functions of the American kernels, built from additions, multiplications, divisions
 * and bit moves only, so that every JDK and every compiler tier gives the same bits. The compiler
 * also turns loops over {@link #expOfNegative} and {@link #cdf} into vector code.
 */
final class AmericanMath {
  static final double SQRT_2PI = 2.5066282746310002;

  /** How far below zero {@link #expOfSmall} reaches. */
  static final double SMALL = 0.625;

  private static final double LN2_HIGH = 0.6931471803691238;
  private static final double LN2_LOW = 1.9082149292705877E-10;

  private AmericanMath() {}

  /**
   * Returns e^x for x ≤ 0 (a little above is harmless), relative error 2e-11; below −40 it returns
   * e^−40. No exponent bits are assembled: a polynomial on a 64th of the argument is squared six
   * times, which vectorises everywhere.
   */
  static double expOfNegative(double x) {
    double p = expOfSmall(Math.max(x, -40.0) * 0.015625);
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    return p * p;
  }

  /** Returns e^z for z from −{@link #SMALL} to 0, relative error 3e-13. */
  static double expOfSmall(double z) {
    double p = 1.810097502608436e-05;
    p = p * z + 0.00019085570621861666;
    p = p * z + 0.001384148844600548;
    p = p * z + 0.008331574835575999;
    p = p * z + 0.04166627965560477;
    p = p * z + 0.16666661841220726;
    p = p * z + 0.49999999695907354;
    p = p * z + 0.9999999999254294;
    p = p * z + 0.9999999999996947;
    return p;
  }

  /**
   * Returns the normal distribution function at x, absolute error 3e-11.
   *
   * @param density e^(−x²/2), which the caller has at hand
   */
  static double cdf(double x, double density) {
    double a = Math.abs(x);
    double w = 1 / (a + 4.25);
    double t = (a - 4.25) * w;
    double p = 0.0007230241599810003;
    p = p * t + 0.004302018631785221;
    p = p * t + 0.0014819278623700955;
    p = p * t - 0.018003507427468965;
    p = p * t + 0.08573626510821798;
    p = p * t - 0.22044978392490402;
    p = p * t + 0.4182202408709011;
    p = p * t - 0.6251333892719174;
    p = p * t + 0.7595538799088298;
    double tail = density * w * p;
    // A step at zero without a branch; where it is not yet 0 or 1 the tail is one half anyway.
    double step = Math.min(1, Math.max(0, x * 1e200 + 0.5));
    return tail + (1 - 2 * tail) * step;
  }

  /** Returns the natural logarithm of a positive finite x, relative error a few 1e-16. */
  static double log(double x) {
    if (x < Double.MIN_NORMAL) {
      return log(x * 0x1p54) - 54 * (LN2_HIGH + LN2_LOW);
    }
    long bits = Double.doubleToRawLongBits(x);
    // Exponent chosen so that the mantissa lies in [sqrt(1/2), sqrt(2)).
    long exponent = (bits - 0x3FE6A09E667F3BCDL) >> 52;
    double m = Double.longBitsToDouble(bits - (exponent << 52));
    double f = (m - 1) / (m + 1);
    double f2 = f * f;
    double p = 2.0 / 21;
    p = p * f2 + 2.0 / 19;
    p = p * f2 + 2.0 / 17;
    p = p * f2 + 2.0 / 15;
    p = p * f2 + 2.0 / 13;
    p = p * f2 + 2.0 / 11;
    p = p * f2 + 2.0 / 9;
    p = p * f2 + 2.0 / 7;
    p = p * f2 + 2.0 / 5;
    p = p * f2 + 2.0 / 3;
    return exponent * LN2_HIGH + (f * 2 + (f * f2 * p + exponent * LN2_LOW));
  }
}
