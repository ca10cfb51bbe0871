package io.tradeoracle.pricing.internal;

/**
 * The stages in loops that C2 compiles to vector instructions; where it cannot (bits, tables,
 * choices) the loop does nothing else. A loop of many operations stays scalar, so the algebra of
 * the step is cut into several.
 */
final class PlainVolatilityStages implements VolatilityStages {

  @Override
  public void prepare(
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      boolean[] call,
      double[] price,
      int from,
      int n,
      VolatilityBlock block) {
    formExponents(spot, strike, years, rate, yield, from, n, block);
    BlockMath.log(block.x, n, block.scratch);
    guard(block.a, block.b, block.x, block.perRootYear, n, block.guard);
    BlockMath.exp(block.a, n, block.scratch);
    BlockMath.exp(block.b, n, block.scratch);
    markCalls(call, from, n, block.sign);
    discount(spot, strike, years, rate, yield, from, n, block);
    formPrices(price, from, n, block);
    formCoordinates(n, block.x, block.timeValue, block.room, block.v, block.z);
  }

  private static void formExponents(
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      int from,
      int n,
      VolatilityBlock block) {
    double[] a = block.a;
    double[] b = block.b;
    double[] x = block.x;
    double[] perRootYear = block.perRootYear;
    for (int i = 0; i < n; i++) {
      x[i] = spot[from + i] / strike[from + i];
      perRootYear[i] = 1 / Math.sqrt(years[from + i]);
    }
    for (int i = 0; i < n; i++) {
      a[i] = -yield[from + i] * years[from + i];
      b[i] = -rate[from + i] * years[from + i];
    }
  }

  private static void guard(
      double[] a, double[] b, double[] x, double[] perRootYear, int n, double[] guard) {
    for (int i = 0; i < n; i++) {
      double exponents = Math.max(Math.abs(a[i]), Math.abs(b[i]));
      guard[i] = Math.max(exponents, Math.abs(x[i])) + 0 * perRootYear[i];
    }
  }

  private static void markCalls(boolean[] call, int from, int n, double[] isCall) {
    for (int i = 0; i < n; i++) {
      isCall[i] = call[from + i] ? 1 : 0;
    }
  }

  private static void discount(
      double[] spot,
      double[] strike,
      double[] years,
      double[] rate,
      double[] yield,
      int from,
      int n,
      VolatilityBlock block) {
    double[] a = block.a;
    double[] b = block.b;
    double[] x = block.x;
    for (int i = 0; i < n; i++) {
      a[i] = spot[from + i] * a[i];
      b[i] = strike[from + i] * b[i];
    }
    for (int i = 0; i < n; i++) {
      x[i] = Math.abs(Math.fma(rate[from + i] - yield[from + i], years[from + i], x[i]));
    }
  }

  private static void formPrices(double[] price, int from, int n, VolatilityBlock block) {
    double[] a = block.a;
    double[] b = block.b;
    double[] isCall = block.sign;
    double[] smaller = block.smaller;
    double[] room = block.room;
    double[] timeValue = block.timeValue;
    for (int i = 0; i < n; i++) {
      double m = Math.min(a[i], b[i]);
      double cap = isCall[i] * a[i] + (1 - isCall[i]) * b[i];
      smaller[i] = m;
      room[i] = cap - price[from + i];
      timeValue[i] = price[from + i] - (cap - m);
    }
  }

  private static void formCoordinates(
      int n, double[] x, double[] timeValue, double[] room, double[] v, double[] z) {
    for (int i = 0; i < n; i++) {
      v[i] = 1 + x[i] * (room[i] / timeValue[i]);
      z[i] = x[i] + Normal.SQRT_TWO_PI * (timeValue[i] / room[i]);
    }
  }

  @Override
  public void guess(VolatilityBlock block, int n) {
    int unusual = 0;
    for (int i = 0; i < n; i++) {
      double v = block.v[i];
      double z = block.z[i];
      double ratio = 1;
      if (!VolatilityGuess.isUsual(block, i)) {
        block.unusual[unusual++] = i;
      } else if (v < VolatilityGuess.FAST_V_END && z < VolatilityGuess.FAST_Z_END) {
        ratio = VolatilityGuess.fast(v, z);
      } else {
        ratio = VolatilityGuess.general(Math.sqrt(Elementary.log(v)), z);
      }
      block.ratio[i] = ratio;
    }
    block.unusualCount = unusual;
  }

  @Override
  public void step(VolatilityBlock block, int n) {
    double[] s = block.s;
    double[] h = block.h;
    double[] near = block.near;
    double[] far = block.far;
    double[] density = block.density;
    double[] inverse = block.ratio;
    formArguments(n, block.x, block.z, inverse, s, h, density);
    chooseSide(n, block, near, far);
    BlockMath.exp(density, n, block.scratch);
    BlockMath.mills(near, n);
    BlockMath.mills(far, n);
    double[] newton = block.a;
    double[] slope = block.b;
    formNewton(n, block, newton, slope);
    double[] c2 = near;
    double[] c3 = far;
    double[] c4 = density;
    formDerivatives(n, s, h, slope, c2, c3, c4);
    revert(n, block, newton, c2, c3, c4);
  }

  /** Leaves 1/s in {@code ratio} and −(h − t)²/2 in {@code exponent}. */
  private static void formArguments(
      int n, double[] x, double[] z, double[] ratio, double[] s, double[] h, double[] exponent) {
    for (int i = 0; i < n; i++) {
      double inverse = ratio[i] / z[i];
      s[i] = z[i] / ratio[i];
      ratio[i] = inverse;
      h[i] = x[i] * inverse;
    }
    for (int i = 0; i < n; i++) {
      double u = h[i] - 0.5 * s[i];
      exponent[i] = -0.5 * u * u;
    }
  }

  /** Sets the sign of the side, its target in {@code room}, and the arguments of the two M. */
  private static void chooseSide(int n, VolatilityBlock block, double[] near, double[] far) {
    double[] h = block.h;
    double[] s = block.s;
    double[] sign = block.sign;
    double[] room = block.room;
    double[] timeValue = block.timeValue;
    for (int i = 0; i < n; i++) {
      boolean upper = h[i] - 0.5 * s[i] < BlackScholesKernel.UPPER_BELOW;
      sign[i] = upper ? -1 : 1;
      room[i] = upper ? room[i] : timeValue[i];
    }
    for (int i = 0; i < n; i++) {
      near[i] = sign[i] * (h[i] - 0.5 * s[i]);
      far[i] = h[i] + 0.5 * s[i];
    }
  }

  private static void formNewton(int n, VolatilityBlock block, double[] newton, double[] slope) {
    double[] near = block.near;
    double[] far = block.far;
    double[] sign = block.sign;
    double[] target = block.room;
    double[] smaller = block.smaller;
    double[] density = block.density;
    double[] inverse = block.ratio;
    double[] s = block.s;
    for (int i = 0; i < n; i++) {
      double signed = sign[i] * near[i] - far[i];
      double weight = smaller[i] / target[i] * (Normal.INVERSE_SQRT_TWO_PI * density[i]);
      near[i] = signed;
      density[i] = Math.fma(weight, sign[i] * signed, -1.0);
    }
    for (int i = 0; i < n; i++) {
      double y = density[i];
      double square = y * y;
      double log = y - square * (0.5 - y * (1 / 3.0 - 0.25 * y + 0.2 * square));
      newton[i] = -log * near[i] * inverse[i];
      slope[i] = s[i] / near[i];
    }
  }

  private static void formDerivatives(
      int n, double[] s, double[] h, double[] slope, double[] c2, double[] c3, double[] c4) {
    for (int i = 0; i < n; i++) {
      double square = h[i] * h[i];
      double quarter = 0.25 * s[i] * s[i];
      double w = square - quarter;
      double w1 = -3 * square - quarter;
      double b3 = w * w + w1;
      c2[i] = w;
      c3[i] = b3;
      c4[i] = w * (b3 + 2 * w1) + 12 * square;
    }
    for (int i = 0; i < n; i++) {
      double p = slope[i];
      double w = c2[i];
      double b3 = c3[i];
      c4[i] = (c4[i] + p * (-4 * b3 - 3 * w * w + p * (12 * w - 6 * p))) / 24;
      c3[i] = (b3 + p * (2 * p - 3 * w)) / 6;
      c2[i] = (w - p) / 2;
    }
  }

  private static void revert(
      int n, VolatilityBlock block, double[] newton, double[] c2, double[] c3, double[] c4) {
    double[] s = block.s;
    double[] perRootYear = block.perRootYear;
    double[] volatility = block.volatility;
    for (int i = 0; i < n; i++) {
      double move = newton[i];
      double square = c2[i] * c2[i];
      double quadratic = 2 * square - c3[i];
      double cubic = 5 * c2[i] * (c3[i] - square) - c4[i];
      double factor = 1 + move * (-c2[i] + move * (quadratic + move * cubic));
      volatility[i] = Math.fma(s[i], move * factor, s[i]) * perRootYear[i];
    }
  }
}
