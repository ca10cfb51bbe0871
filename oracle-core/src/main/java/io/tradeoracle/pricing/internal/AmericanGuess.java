package io.tradeoracle.pricing.internal;

/**
 * A first guess of the exercise boundary: y = y∞ (1 − e^(−k v)) with v = σ√τ/y∞, where y is the
 * logarithmic distance of the boundary from its value at expiration and y∞ that of the perpetual
 * put. The rate k is a polynomial fitted to some thousand random solutions, one set of variables on
 * each side of rate = yield. Median error 1 %, rarely above 10 %: Newton needs one or two steps.
 */
final class AmericanGuess {
  private final double[] node;
  private final double[] logs;
  private final double[] exponents;
  private final double[] exponentials;

  AmericanGuess(double[] node) {
    this.node = node;
    this.logs = new double[node.length];
    this.exponents = new double[node.length];
    this.exponentials = new double[node.length];
  }

  /** Fills y for the times to expiration years · node². */
  void fill(
      double rate,
      double yield,
      double sigma,
      double years,
      double logX,
      double perpetual,
      double[] y) {
    double width = sigma * Math.sqrt(years);
    double drift = (rate - yield) * Math.sqrt(years) / sigma;
    double interest = rate * years;
    if (yield <= rate) {
      logs(5.01326 * drift, 7.0898 * interest);
      lowYield(width / perpetual, width, interest, drift);
    } else {
      logs(0, 7.0898 * interest);
      double[] decays = exponents;
      for (int j = 0; j < decays.length; j++) {
        decays[j] = logX / (width * node[j]);
      }
      exponentials(decays);
      highYield(width / perpetual, width, interest, drift, -logX / width);
    }
    exponentials(exponents);
    for (int j = 0; j < y.length; j++) {
      y[j] = perpetual * (1 - exponentials[j]);
    }
  }

  /** Sets ln(a x + b x² + 1e-6). */
  private void logs(double a, double b) {
    for (int j = 0; j < logs.length; j++) {
      double x = node[j];
      logs[j] = AmericanMath.log(a * x + b * x * x + 1e-6);
    }
  }

  private void exponentials(double[] of) {
    for (int j = 0; j < of.length; j++) {
      exponentials[j] = AmericanMath.expOfNegative(of[j]);
    }
  }

  /** Sets −k v. */
  private void lowYield(double scaled, double width, double allInterest, double wholeDrift) {
    for (int j = 0; j < logs.length; j++) {
      double x = node[j];
      double z = logs[j];
      double v = Math.min(3, scaled * x);
      double s = width * x;
      double interest = allInterest * x * x;
      double drift = wholeDrift * x;
      double k =
          0.221768
              - 0.985676 * z
              + 2.67341 * v
              - 0.198363 * s
              + 6.27563 * interest
              + 0.65895 * drift
              - 1.0654 * v * z
              - 0.0953838 * z * z
              - 0.180076 * v * v
              + 0.633189 * v * v * z
              - 0.320825 * v * z * z
              - 0.00383507 * z * z * z
              - 0.550011 * v * v * v
              + 4.30873 * drift * v
              - 3.28398 * drift * z
              + 0.523517 * s * v
              - 0.17692 * s * z;
      exponents[j] = -scaled * x * Math.max(1.2, Math.min(8, k));
    }
  }

  /** Sets −k v, where e^(−w) is in the exponentials. */
  private void highYield(
      double scaled, double width, double allInterest, double wholeDrift, double minusLogXOver) {
    for (int j = 0; j < logs.length; j++) {
      double x = node[j];
      double z = logs[j];
      double v = Math.min(3, scaled * x);
      double s = width * x;
      double interest = allInterest * x * x;
      double drift = wholeDrift * x;
      double g = exponentials[j];
      double h = x / (x + minusLogXOver);
      double k =
          0.641589
              - 1.03064 * g
              - 1.16553 * g * z
              + 1.46007 * v
              + 0.0315404 * s
              + 2.53855 * drift
              + 0.0206323 * v * z
              + 9.07679 * v * g
              - 0.118237 * v * v
              + 1.33525 * g * g
              + 1.26702 * g * g * z
              + 0.0165022 * g * z * z
              - 0.676064 * v * g * z
              - 0.626778 * h
              + 2.55996 * h * h
              + 0.285034 * drift * drift
              - 1.652 * interest
              - 9.98883 * v * h
              - 21.0807 * h * drift
              + 7.46494 * g * drift
              - 0.427786 * v * v * g
              + 0.00825614 * v * v * v;
      exponents[j] = -scaled * x * Math.max(0.6, Math.min(5, k));
    }
  }
}
