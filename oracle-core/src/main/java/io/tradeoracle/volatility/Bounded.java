package io.tradeoracle.volatility;

/** A number between two bounds as a function of one without: low + (high − low) ÷ (1 + e^−x). */
record Bounded(double low, double high) {

  /** Farther out the number is at its bound but for rounding, and nothing depends on x. */
  private static final double FARTHEST = 30;

  double value(double x) {
    return low + (high - low) * share(x);
  }

  double derivative(double x) {
    double share = share(x);
    return (high - low) * share * (1 - share);
  }

  /** Returns the x of a value, that of a near one where it is at or beyond a bound. */
  double inverse(double value) {
    double share = (value - low) / (high - low);
    double inside = Math.min(1 - 1e-6, Math.max(1e-6, share));
    return StrictMath.log(inside / (1 - inside));
  }

  private static double share(double x) {
    double within = Math.max(-FARTHEST, Math.min(FARTHEST, x));
    return 1 / (1 + StrictMath.exp(-within));
  }
}
