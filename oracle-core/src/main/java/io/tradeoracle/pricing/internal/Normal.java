package io.tradeoracle.pricing.internal;

/**
 * The standard normal distribution to about one unit in the last place, tails included.
 *
 * <p>Every tail is reached through the Mills ratio M(a) = Φ(−a)/φ(a) (J. P. Mills, 1926), which is
 * smooth and free of exponentials; nothing is formed as 1 − Φ where that would cancel. The three
 * polynomials interpolate M, computed with 50 digits, at Chebyshev nodes; they were made for this
 * class and leave a truncation error below 1e-17 of the value.
 *
 * <p>{@code Math.fma} needs a processor with fused multiply-add to be fast; results are the same
 * without.
 */
public final class Normal {

  /** 1/√(2π). */
  public static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;

  /** √(2π). */
  public static final double SQRT_TWO_PI = 2.5066282746310002;

  /** The polynomials begin here; below, M is reflected. */
  private static final double LOWEST = -0.5;

  private static final double LOW_END = 1.5;
  private static final double MIDDLE_END = 3.5;

  /** φ underflows to zero beyond this square. */
  private static final double LARGEST_SQUARE = 1500.0;

  /** M(1/2 + y) for y in [−1, 1]. */
  private static final double[] LOW = {
    0.8763644564536923,
    -0.5618177717731538,
    0.2977277852835575,
    -0.13765129304379162,
    0.0572255346904241,
    -0.02180770513971846,
    0.007720280353291776,
    -0.002563937851831559,
    0.0008047889295099749,
    -0.00024017148772389536,
    6.8470313478018e-05,
    -1.8721483419588423e-05,
    4.925812469665297e-06,
    -1.2506632214788517e-06,
    3.071494739026736e-07,
    -7.313294206417387e-08,
    1.694475705858795e-08,
    -3.810990478165803e-09,
    8.106596337777121e-10,
    -1.7378090668548908e-10,
    4.66645749345965e-11,
    -9.441327570955428e-12
  };

  /** M(5/2 + y) for y in [−1, 1]. */
  private static final double[] MIDDLE = {
    0.35426511132979366,
    -0.11433722167551584,
    0.034211028570502046,
    -0.009603216749753085,
    0.0025507466740294434,
    -0.0006452700129445871,
    0.00015626194028304943,
    -3.637359453561368e-05,
    8.165994209760006e-06,
    -1.7731790813972064e-06,
    3.733047760160252e-07,
    -7.635533302443355e-08,
    1.520108273822289e-08,
    -2.951389172012757e-09,
    5.591655196339341e-10,
    -1.0247849251247722e-10,
    1.8586619899139995e-11,
    -3.838585560975948e-12,
    6.646989997869114e-13
  };

  /** M(a)·(a + 2) in y = (a − 9)/(a + 2), for a from 7/2 (y = −1) to infinity (y = 1). */
  private static final double[] FAR = {
    1.2076601083613911,
    -0.23398916386087945,
    0.02615914477861028,
    0.0009045564196968459,
    -0.0007884127682642507,
    2.5064981638407844e-05,
    3.223273313163067e-05,
    -1.8966341678205927e-06,
    -1.8296488127995064e-06,
    7.215601529727117e-08,
    1.3084817183002396e-07,
    3.458438349502603e-09,
    -1.038922138268149e-08,
    -1.3882251037234174e-09,
    7.927346892020962e-10,
    2.2506693216633994e-10,
    -4.619788888578964e-11,
    -2.0198787675041392e-11,
    1.0720201751692521e-12
  };

  private Normal() {}

  /** Returns the density φ(x). */
  public static double pdf(double x) {
    return INVERSE_SQRT_TWO_PI * expMinusHalfSquare(x);
  }

  /** Returns exp(−x²/2), with the rounding error of the square carried along. */
  public static double expMinusHalfSquare(double x) {
    double square = x * x;
    if (square > LARGEST_SQUARE) {
      return 0.0;
    }
    double lost = Math.fma(x, x, -square);
    double e = Math.exp(-0.5 * square);
    return e - 0.5 * lost * e;
  }

  /** Returns the distribution function Φ(x), with relative accuracy in the lower tail. */
  public static double cdf(double x) {
    if (x > -LOWEST) {
      return x == Double.POSITIVE_INFINITY ? 1.0 : 1.0 - pdf(x) * mills(x);
    }
    return x == Double.NEGATIVE_INFINITY ? 0.0 : pdf(x) * mills(-x);
  }

  /**
   * Returns the Mills ratio Φ(−a)/φ(a): about 1/a for large a, √(π/2) at zero, overflowing to
   * infinity below about −37.6.
   */
  public static double mills(double a) {
    if (a < LOWEST) {
      return SQRT_TWO_PI / expMinusHalfSquare(a) - mills(-a);
    }
    if (a < LOW_END) {
      return polynomial(LOW, a - 0.5);
    }
    if (a < MIDDLE_END) {
      return polynomial(MIDDLE, a - 2.5);
    }
    if (a == Double.POSITIVE_INFINITY) {
      return 0.0;
    }
    double divisor = a + 2.0;
    return polynomial(FAR, (a - 9.0) / divisor) / divisor;
  }

  private static double polynomial(double[] coefficients, double y) {
    double sum = coefficients[coefficients.length - 1];
    for (int i = coefficients.length - 2; i >= 0; i--) {
      sum = Math.fma(sum, y, coefficients[i]);
    }
    return sum;
  }
}
