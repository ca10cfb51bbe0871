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

  /** Writes e^x for every exponent, relative error 2e-11; no less than e^−40, no more than e^40. */
  static void exp(double[] exponents, double[] out) {
    for (int i = 0; i < out.length; i++) {
      double fall = expOfNegative(-Math.abs(exponents[i]));
      out[i] = exponents[i] > 0 ? 1 / fall : fall;
    }
  }

  /** Returns e^z for z from −{@link #SMALL} to 0, relative error 3e-13. */
  static double expOfSmall(double z) {
    double p = 1.810131326634E-5;
    p = p * z + 1.908566249280027E-4;
    p = p * z + 0.0013841498738064294;
    p = p * z + 0.008331575448422883;
    p = p * z + 0.04166627986378829;
    p = p * z + 0.16666661845238895;
    p = p * z + 0.4999999969631951;
    p = p * z + 0.9999999999256202;
    p = p * z + 0.9999999999996979;
    return p;
  }

  /**
   * Returns the normal distribution function at x, absolute error 3e-11.
   *
   * @param density e^(−x²/2), which the caller has at hand
   */
  static double cdf(double x, double density) {
    return cdf(x, density, 1);
  }

  /**
   * Returns a multiple of the normal distribution function at x. Where x is negative only the
   * density counts, so that a huge factor does no harm that the density makes up for; the error is
   * 1e-9 times the density at most, and no more than 3e-11 times the factor.
   *
   * @param density factor · e^(−x²/2)
   * @param factor finite
   */
  static double cdf(double x, double density, double factor) {
    return cdfOfTail(x, tail(x, density), factor);
  }

  /** Returns the multiple of the distribution function from that at −|x|. */
  static double cdfOfTail(double x, double tail, double factor) {
    // A step at zero without a branch; where it is not yet 0 or 1 the tail is one half anyway.
    double step = Math.min(1, Math.max(0, x * 1e200 + 0.5));
    return tail + (factor - 2 * tail) * step;
  }

  /**
   * Returns the multiple of the normal distribution function at −|x|. A loop over this and one over
   * {@link #cdfOfTail} are vectorised; one over both is too long for the compiler.
   */
  static double tail(double x, double density) {
    double a = Math.abs(x);
    double w = 1 / (a + 3.8);
    double t = (a - 3.8) * w;
    double p = -5.2097034740254875E-5;
    p = p * t - 1.1058073466060525E-4;
    p = p * t + 4.358281601680234E-4;
    p = p * t + 8.077561607348282E-4;
    p = p * t - 0.00418643126246176;
    p = p * t - 3.023752589073247E-4;
    p = p * t + 0.04187774518107196;
    p = p * t - 0.1585758401462198;
    p = p * t + 0.360038339713145;
    p = p * t - 0.5923482071056071;
    p = p * t + 0.7513573682836622;
    return density * w * p;
  }

  /**
   * Returns the natural logarithm of a finite x, relative error a few 1e-16; minus infinity at
   * zero, NaN below.
   */
  static double log(double x) {
    if (x < Double.MIN_NORMAL) {
      if (x <= 0) {
        return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
      }
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
