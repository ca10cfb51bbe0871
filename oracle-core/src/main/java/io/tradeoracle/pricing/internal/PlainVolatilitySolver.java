package io.tradeoracle.pricing.internal;

/**
 * The block solver in loops that C2 turns into vector instructions.
 *
 * <p>What it cannot turn (bits, tables, choices) has a loop of its own, and the algebra is cut into
 * short loops, since long ones stay scalar. The loops are called through an array of functions, too
 * many for the JIT compiler to guess which comes: so each is compiled by itself. Left to inline
 * them it makes one large method in which, depending on the order of compilation, some of the loops
 * stay scalar, at twice the time.
 */
final class PlainVolatilitySolver implements VolatilitySolver {

  private static final int SIZE = VolatilityBlock.SIZE;

  /** The way, in order. */
  private static final Loop[] LOOPS = {
    PlainVolatilitySolver::formLogarithm,
    PlainVolatilitySolver::formRoots,
    PlainVolatilitySolver::formExponents,
    PlainVolatilitySolver::guard,
    block -> BlockMath.exp(block.a, block.scratch),
    block -> BlockMath.exp(block.b, block.scratch),
    PlainVolatilitySolver::discount,
    PlainVolatilitySolver::formMoneyness,
    PlainVolatilitySolver::formPrices,
    PlainVolatilitySolver::formCoordinates,
    VolatilityGuess::listUnusual,
    VolatilityGuess::lookUp,
    PlainVolatilitySolver::formArguments,
    PlainVolatilitySolver::chooseSide,
    PlainVolatilitySolver::formMillsArguments,
    block -> BlockMath.exp(block.density, block.scratch),
    block -> BlockMath.mills(block.near),
    block -> BlockMath.mills(block.far),
    PlainVolatilitySolver::formExcess,
    PlainVolatilitySolver::formNewton,
    PlainVolatilitySolver::formDensityDerivatives,
    PlainVolatilitySolver::formCoefficients,
    PlainVolatilitySolver::revert,
    PlainVolatilitySolver::finish,
  };

  private interface Loop {
    void over(VolatilityBlock block);
  }

  @Override
  public void solve(VolatilityBlock block) {
    for (Loop loop : LOOPS) {
      loop.over(block);
    }
  }

  private static void formLogarithm(VolatilityBlock block) {
    double[] spot = block.spot;
    double[] strike = block.strike;
    double[] x = block.x;
    for (int i = 0; i < SIZE; i++) {
      x[i] = spot[i] / strike[i];
    }
    BlockMath.log(x, block.scratch);
  }

  private static void formRoots(VolatilityBlock block) {
    double[] years = block.years;
    double[] rootYears = block.rootYears;
    for (int i = 0; i < SIZE; i++) {
      rootYears[i] = Math.sqrt(years[i]);
    }
  }

  private static void formExponents(VolatilityBlock block) {
    double[] rate = block.rate;
    double[] yield = block.yield;
    double[] years = block.years;
    double[] a = block.a;
    double[] b = block.b;
    for (int i = 0; i < SIZE; i++) {
      a[i] = -yield[i] * years[i];
      b[i] = -rate[i] * years[i];
    }
  }

  private static void guard(VolatilityBlock block) {
    double[] a = block.a;
    double[] b = block.b;
    double[] x = block.x;
    double[] guard = block.guard;
    for (int i = 0; i < SIZE; i++) {
      double exponents = Math.max(Math.abs(a[i]), Math.abs(b[i]));
      guard[i] = Math.max(exponents, Math.abs(x[i]));
    }
  }

  private static void discount(VolatilityBlock block) {
    double[] spot = block.spot;
    double[] strike = block.strike;
    double[] a = block.a;
    double[] b = block.b;
    for (int i = 0; i < SIZE; i++) {
      a[i] = spot[i] * a[i];
      b[i] = strike[i] * b[i];
    }
  }

  private static void formMoneyness(VolatilityBlock block) {
    double[] rate = block.rate;
    double[] yield = block.yield;
    double[] years = block.years;
    double[] x = block.x;
    for (int i = 0; i < SIZE; i++) {
      x[i] = Math.abs(Math.fma(rate[i] - yield[i], years[i], x[i]));
    }
  }

  /** The choice of the cap is arithmetic, since a loop with a choice stays scalar. */
  private static void formPrices(VolatilityBlock block) {
    double[] a = block.a;
    double[] b = block.b;
    double[] call = block.call;
    double[] price = block.price;
    double[] smaller = block.smaller;
    double[] room = block.room;
    double[] timeValue = block.timeValue;
    for (int i = 0; i < SIZE; i++) {
      double m = Math.min(a[i], b[i]);
      double cap = call[i] * a[i] + (1 - call[i]) * b[i];
      smaller[i] = m;
      room[i] = cap - price[i];
      timeValue[i] = price[i] - (cap - m);
    }
  }

  private static void formCoordinates(VolatilityBlock block) {
    double[] x = block.x;
    double[] timeValue = block.timeValue;
    double[] room = block.room;
    double[] perProduct = block.perProduct;
    double[] v = block.v;
    double[] z = block.z;
    for (int i = 0; i < SIZE; i++) {
      double per = 1 / (timeValue[i] * room[i]);
      perProduct[i] = per;
      v[i] = 1 + x[i] * (room[i] * room[i] * per);
      z[i] = x[i] + Normal.SQRT_TWO_PI * (timeValue[i] * timeValue[i] * per);
    }
  }

  private static void formArguments(VolatilityBlock block) {
    double[] x = block.x;
    double[] z = block.z;
    double[] ratio = block.ratio;
    double[] s = block.s;
    double[] inverse = block.inverse;
    double[] h = block.h;
    for (int i = 0; i < SIZE; i++) {
      double perS = ratio[i] / z[i];
      s[i] = z[i] / ratio[i];
      inverse[i] = perS;
      double product = x[i] * perS;
      h[i] = Math.fma(Math.fma(-product, s[i], x[i]), perS, product);
    }
  }

  private static void chooseSide(VolatilityBlock block) {
    double[] h = block.h;
    double[] s = block.s;
    double[] sign = block.sign;
    double[] room = block.room;
    double[] timeValue = block.timeValue;
    double[] target = block.target;
    for (int i = 0; i < SIZE; i++) {
      boolean upper = h[i] - 0.5 * s[i] < BlackScholesKernel.UPPER_BELOW;
      sign[i] = upper ? -1 : 1;
      target[i] = upper ? room[i] : timeValue[i];
    }
  }

  private static void formMillsArguments(VolatilityBlock block) {
    double[] h = block.h;
    double[] s = block.s;
    double[] sign = block.sign;
    double[] near = block.near;
    double[] far = block.far;
    double[] density = block.density;
    for (int i = 0; i < SIZE; i++) {
      double u = h[i] - 0.5 * s[i];
      density[i] = -0.5 * u * u;
      near[i] = sign[i] * u;
      far[i] = h[i] + 0.5 * s[i];
    }
  }

  /** Leaves D, signed, in {@code near} and y in {@code density}. */
  private static void formExcess(VolatilityBlock block) {
    double[] near = block.near;
    double[] far = block.far;
    double[] sign = block.sign;
    double[] smaller = block.smaller;
    double[] target = block.target;
    double[] density = block.density;
    for (int i = 0; i < SIZE; i++) {
      double weight = smaller[i] / target[i] * density[i];
      double signed = sign[i] * near[i] - far[i];
      near[i] = signed;
      density[i] = Math.fma(Normal.INVERSE_SQRT_TWO_PI * weight, sign[i] * signed, -1.0);
    }
  }

  private static void formNewton(VolatilityBlock block) {
    double[] density = block.density;
    double[] near = block.near;
    double[] inverse = block.inverse;
    double[] s = block.s;
    double[] newton = block.newton;
    double[] slope = block.slope;
    for (int i = 0; i < SIZE; i++) {
      double y = density[i];
      double square = y * y;
      double log = y - square * (0.5 - y * (1 / 3.0 - 0.25 * y + 0.2 * square));
      newton[i] = -log * near[i] * inverse[i];
      slope[i] = s[i] / near[i];
    }
  }

  /** Leaves w, b3 and b4 in {@code near}, {@code far} and {@code density}. */
  private static void formDensityDerivatives(VolatilityBlock block) {
    double[] s = block.s;
    double[] h = block.h;
    double[] near = block.near;
    double[] far = block.far;
    double[] density = block.density;
    for (int i = 0; i < SIZE; i++) {
      double square = h[i] * h[i];
      double quarter = 0.25 * s[i] * s[i];
      double w = square - quarter;
      double w1 = -3 * square - quarter;
      double b3 = w * w + w1;
      near[i] = w;
      far[i] = b3;
      density[i] = w * (b3 + 2 * w1) + 12 * square;
    }
  }

  /** Makes c2, c3 and c4 of them. */
  private static void formCoefficients(VolatilityBlock block) {
    double[] slope = block.slope;
    double[] near = block.near;
    double[] far = block.far;
    double[] density = block.density;
    for (int i = 0; i < SIZE; i++) {
      double p = slope[i];
      double w = near[i];
      double b3 = far[i];
      double cubic = -4 * b3 - 3 * w * w + p * (12 * w - 6 * p);
      near[i] = 0.5 * (w - p);
      far[i] = (b3 + p * (2 * p - 3 * w)) * (1.0 / 6);
      density[i] = (density[i] + p * cubic) * (1.0 / 24);
    }
  }

  private static void revert(VolatilityBlock block) {
    double[] newton = block.newton;
    double[] near = block.near;
    double[] far = block.far;
    double[] density = block.density;
    double[] slope = block.slope;
    for (int i = 0; i < SIZE; i++) {
      double move = newton[i];
      double square = near[i] * near[i];
      double quadratic = 2 * square - far[i];
      double cubic = 5 * near[i] * (far[i] - square) - density[i];
      slope[i] = 1 + move * (-near[i] + move * (quadratic + move * cubic));
    }
  }

  private static void finish(VolatilityBlock block) {
    double[] s = block.s;
    double[] newton = block.newton;
    double[] slope = block.slope;
    double[] rootYears = block.rootYears;
    double[] volatility = block.volatility;
    for (int i = 0; i < SIZE; i++) {
      double guess = s[i] / rootYears[i];
      volatility[i] = Math.fma(guess, newton[i] * slope[i], guess);
    }
  }
}
