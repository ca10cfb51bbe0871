package io.tradeoracle.pricing.internal;

/**
 * Vanna, volga, charm and speed of a full block that has been through an {@link EuropeanPricer}:
 * they are its w, x/s and spot leg again. With d₁, d₂ = x/s ± s/2
 *
 * <pre>
 *   vanna = −w·d₂/(spot·σ)          volga = w·√years·d₁·d₂/σ
 *   charm = [yield·leg + w·(d₂/(2·years) − (rate − yield)/s)]/spot
 *   speed = −w·(1 + d₁/s)/(spot³·s)
 * </pre>
 *
 * In loops that C2 turns into vector instructions, few enough for that to be all there is to gain.
 */
final class SecondOrderLoops {

  private static final int SIZE = EuropeanBlock.SIZE;

  private SecondOrderLoops() {}

  /** Sets the four; the rows in {@link EuropeanBlock#unusual} have meaningless results. */
  static void over(EuropeanBlock block) {
    formVannaVolga(block);
    formCharmSpeed(block);
  }

  private static void formVannaVolga(EuropeanBlock block) {
    double[] spot = block.spot;
    double[] volatility = block.volatility;
    double[] rootYears = block.rootYears;
    double[] x = block.x;
    double[] s = block.s;
    double[] w = block.w;
    double[] vanna = block.vanna;
    double[] volga = block.volga;
    for (int i = 0; i < SIZE; i++) {
      double ratio = x[i] / s[i];
      double t = 0.5 * s[i];
      double perVolatility = w[i] * ((ratio - t) / volatility[i]);
      vanna[i] = -perVolatility / spot[i];
      volga[i] = rootYears[i] * perVolatility * (ratio + t);
    }
  }

  private static void formCharmSpeed(EuropeanBlock block) {
    double[] spot = block.spot;
    double[] years = block.years;
    double[] rate = block.rate;
    double[] yield = block.yield;
    double[] x = block.x;
    double[] s = block.s;
    double[] w = block.w;
    double[] spotLeg = block.spotLeg;
    double[] charm = block.charm;
    double[] speed = block.speed;
    for (int i = 0; i < SIZE; i++) {
      double perDeviation = 1 / s[i];
      double perSpot = 1 / spot[i];
      double ratio = x[i] * perDeviation;
      double t = 0.5 * s[i];
      double drift = 0.5 * (ratio - t) / years[i] - (rate[i] - yield[i]) * perDeviation;
      charm[i] = (yield[i] * spotLeg[i] + w[i] * drift) * perSpot;
      double bend = (1 + (ratio + t) * perDeviation) * perDeviation;
      speed[i] = -w[i] * perSpot * bend * perSpot * perSpot;
    }
  }
}
