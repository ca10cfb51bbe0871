package io.tradeoracle.simulation;

/**
 * A market's mood, which sets where volatility is drawn to. A chain of three: calm, normal and
 * stressed; moods last a few weeks, so that a quarter usually sees both cheap and dear options.
 */
enum Regime {
  CALM(0.18, 12, 2, 0.3),
  NORMAL(0.255, 6, 4, 0.55),
  STRESSED(0.42, 12, 12, 0.0);

  /** Spot volatility it draws to, annual fraction. */
  final double volatility;

  /** Trading days it lasts on average. */
  final double meanDays;

  /** Price jumps a year. */
  final double jumpsPerYear;

  private final double probabilityOfStressNext;

  Regime(double volatility, double meanDays, double jumpsPerYear, double probabilityOfStressNext) {
    this.volatility = volatility;
    this.meanDays = meanDays;
    this.jumpsPerYear = jumpsPerYear;
    this.probabilityOfStressNext = probabilityOfStressNext;
  }

  /** Returns the mood that follows this one. */
  Regime next(double unit) {
    if (unit < probabilityOfStressNext) {
      return STRESSED;
    }
    return this == NORMAL ? CALM : NORMAL;
  }
}
