package io.tradeoracle.pricing.internal;

/**
 * The block pricer in loops that C2 turns into vector instructions.
 *
 * <p>What it cannot turn (bits, tables, choices) has a loop of its own, and the algebra is cut into
 * short loops. They are called through an array of functions, so that each is compiled by itself,
 * as in {@link PlainVolatilitySolver}.
 */
final class PlainEuropeanPricer implements EuropeanPricer {

  private static final int SIZE = EuropeanBlock.SIZE;

  private static final Loop[] PRICE = {
    PlainEuropeanPricer::formDeviations,
    PlainEuropeanPricer::formLogarithms,
    PlainEuropeanPricer::formExponents,
    PlainEuropeanPricer::bound,
    block -> BlockMath.exp(block.a, block.scratch),
    block -> BlockMath.exp(block.b, block.scratch),
    PlainEuropeanPricer::discount,
    PlainEuropeanPricer::formMoneyness,
    PlainEuropeanPricer::formArguments,
    EuropeanBlock::sort,
    block -> BlockMath.exp(block.w, block.scratch),
    block -> BlockMath.mills(block.near),
    block -> BlockMath.mills(block.far),
    PlainEuropeanPricer::weigh,
    PlainEuropeanPricer::formPrices,
  };

  private static final Loop[] GREEKS = {
    PlainEuropeanPricer::formLegs,
    PlainEuropeanPricer::changeLegs,
    PlainEuropeanPricer::formDeltaGammaVega,
    PlainEuropeanPricer::formThetaRho,
  };

  private interface Loop {
    void over(EuropeanBlock block);
  }

  @Override
  public void price(EuropeanBlock block) {
    for (Loop loop : PRICE) {
      loop.over(block);
    }
  }

  @Override
  public void value(EuropeanBlock block) {
    price(block);
    for (Loop loop : GREEKS) {
      loop.over(block);
    }
  }

  private static void formDeviations(EuropeanBlock block) {
    double[] years = block.years;
    double[] volatility = block.volatility;
    double[] rootYears = block.rootYears;
    double[] s = block.s;
    for (int i = 0; i < SIZE; i++) {
      double root = Math.sqrt(years[i]);
      rootYears[i] = root;
      s[i] = volatility[i] * root;
    }
  }

  private static void formLogarithms(EuropeanBlock block) {
    BlockMath.logRatio(block.spot, block.strike, block.x, block.scratch);
  }

  private static void formExponents(EuropeanBlock block) {
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

  private static void bound(EuropeanBlock block) {
    double[] spot = block.spot;
    double[] strike = block.strike;
    double[] a = block.a;
    double[] b = block.b;
    double[] largest = block.largest;
    double[] s = block.s;
    double[] least = block.least;
    for (int i = 0; i < SIZE; i++) {
      double exponent = Math.max(Math.abs(a[i]), Math.abs(b[i])) * EuropeanBlock.EXPONENT_WEIGHT;
      largest[i] = Math.max(exponent, Math.max(spot[i], strike[i]));
      least[i] = Math.min(s[i], Math.min(spot[i], strike[i]));
    }
  }

  private static void discount(EuropeanBlock block) {
    double[] spot = block.spot;
    double[] strike = block.strike;
    double[] a = block.a;
    double[] b = block.b;
    for (int i = 0; i < SIZE; i++) {
      a[i] = spot[i] * a[i];
      b[i] = strike[i] * b[i];
    }
  }

  private static void formMoneyness(EuropeanBlock block) {
    double[] rate = block.rate;
    double[] yield = block.yield;
    double[] years = block.years;
    double[] x = block.x;
    for (int i = 0; i < SIZE; i++) {
      x[i] = Math.fma(rate[i] - yield[i], years[i], x[i]);
    }
  }

  private static void formArguments(EuropeanBlock block) {
    double[] x = block.x;
    double[] s = block.s;
    double[] near = block.near;
    double[] far = block.far;
    double[] exponent = block.w;
    for (int i = 0; i < SIZE; i++) {
      double h = Math.abs(x[i]) / s[i];
      double t = 0.5 * s[i];
      double u = h - t;
      near[i] = u;
      far[i] = h + t;
      exponent[i] = -0.5 * u * u;
    }
  }

  private static void weigh(EuropeanBlock block) {
    double[] a = block.a;
    double[] b = block.b;
    double[] w = block.w;
    for (int i = 0; i < SIZE; i++) {
      w[i] = Math.min(a[i], b[i]) * Normal.INVERSE_SQRT_TWO_PI * w[i];
    }
  }

  /** The choice of the cap is arithmetic, since a loop with a choice stays scalar. */
  private static void formPrices(EuropeanBlock block) {
    double[] a = block.a;
    double[] b = block.b;
    double[] w = block.w;
    double[] near = block.near;
    double[] far = block.far;
    double[] call = block.call;
    double[] price = block.price;
    for (int i = 0; i < SIZE; i++) {
      double cap = call[i] * a[i] + (1 - call[i]) * b[i];
      price[i] = cap - Math.min(a[i], b[i]) + w[i] * (near[i] - far[i]);
    }
  }

  /** Forms the legs of the option that is out of the money. */
  private static void formLegs(EuropeanBlock block) {
    double[] w = block.w;
    double[] near = block.near;
    double[] far = block.far;
    double[] callIsOut = block.callIsOut;
    double[] spotLeg = block.spotLeg;
    double[] strikeLeg = block.strikeLeg;
    for (int i = 0; i < SIZE; i++) {
      double putIsOut = 1 - callIsOut[i];
      spotLeg[i] = w[i] * (callIsOut[i] * near[i] + putIsOut * far[i]);
      strikeLeg[i] = w[i] * (putIsOut * near[i] + callIsOut[i] * far[i]);
    }
  }

  /** Changes them for those of the option wanted, and gives them its sign. */
  private static void changeLegs(EuropeanBlock block) {
    double[] a = block.a;
    double[] b = block.b;
    double[] call = block.call;
    double[] callIsOut = block.callIsOut;
    double[] spotLeg = block.spotLeg;
    double[] strikeLeg = block.strikeLeg;
    for (int i = 0; i < SIZE; i++) {
      double sign = 2 * call[i] - 1;
      double in = Math.abs(call[i] - callIsOut[i]);
      double out = 1 - in;
      spotLeg[i] = sign * (out * spotLeg[i] + in * (a[i] - spotLeg[i]));
      strikeLeg[i] = sign * (out * strikeLeg[i] + in * (b[i] - strikeLeg[i]));
    }
  }

  private static void formDeltaGammaVega(EuropeanBlock block) {
    double[] spot = block.spot;
    double[] rootYears = block.rootYears;
    double[] s = block.s;
    double[] w = block.w;
    double[] spotLeg = block.spotLeg;
    double[] delta = block.delta;
    double[] gamma = block.gamma;
    double[] vega = block.vega;
    for (int i = 0; i < SIZE; i++) {
      double perSpot = 1 / spot[i];
      delta[i] = spotLeg[i] * perSpot;
      gamma[i] = w[i] * perSpot * perSpot / s[i];
      vega[i] = w[i] * rootYears[i];
    }
  }

  private static void formThetaRho(EuropeanBlock block) {
    double[] years = block.years;
    double[] rate = block.rate;
    double[] yield = block.yield;
    double[] volatility = block.volatility;
    double[] rootYears = block.rootYears;
    double[] w = block.w;
    double[] spotLeg = block.spotLeg;
    double[] strikeLeg = block.strikeLeg;
    double[] theta = block.theta;
    double[] rho = block.rho;
    for (int i = 0; i < SIZE; i++) {
      double carry = yield[i] * spotLeg[i] - rate[i] * strikeLeg[i];
      theta[i] = carry - 0.5 * w[i] * volatility[i] / rootYears[i];
      rho[i] = years[i] * strikeLeg[i];
    }
  }
}
