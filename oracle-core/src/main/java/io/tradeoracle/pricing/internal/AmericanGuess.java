package io.tradeoracle.pricing.internal;

/**
 * A first guess of the exercise boundary: y = y∞ (1 − e^(−k v)) with v = σ√τ/y∞, where y is the
 * logarithmic distance of the boundary from its value at expiration and y∞ that of the perpetual
 * put. The rate k is a polynomial fitted to three thousand random solutions each, one set of
 * variables on each side of rate = yield. Median error 1 %, rarely above 10 %: Newton needs one or
 * two steps.
 */
final class AmericanGuess {
  // Made by least squares in the test folder: for yields up to the rate, and above.
  private static final double L0 = 1.30166;
  private static final double L1 = -0.49714;
  private static final double L2 = 2.17317;
  private static final double L3 = 0.16188;
  private static final double L4 = 0.555794;
  private static final double L5 = -2.43099;
  private static final double L6 = -0.218789;
  private static final double L7 = -0.0275867;
  private static final double L8 = -0.658443;
  private static final double L9 = 0.308387;
  private static final double L10 = -0.0746191;
  private static final double L11 = -9.59213E-4;
  private static final double L12 = -0.142;
  private static final double L13 = 1.14159;
  private static final double L14 = -0.234258;
  private static final double L15 = 0.139793;
  private static final double L16 = -0.0912014;

  private static final double H0 = 0.635329;
  private static final double H1 = 0.816013;
  private static final double H2 = -1.27644;
  private static final double H3 = 0.38301;
  private static final double H4 = -0.00626511;
  private static final double H5 = 0.765572;
  private static final double H6 = -0.00492045;
  private static final double H7 = 3.87703;
  private static final double H8 = -0.0186703;
  private static final double H9 = 3.77351;
  private static final double H10 = 1.11311;
  private static final double H11 = -0.00513467;
  private static final double H12 = -0.0162183;
  private static final double H13 = 0.30465;
  private static final double H14 = -3.46504;
  private static final double H15 = 0.12276;
  private static final double H16 = 0.209011;
  private static final double H17 = -2.61012;
  private static final double H18 = -6.83323;
  private static final double H19 = 3.68934;
  private static final double H20 = -0.946782;
  private static final double H21 = -0.00219084;

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
          L0
              + L1 * z
              + L2 * v
              + L3 * s
              + L4 * interest
              + L5 * drift
              + L6 * v * z
              + L7 * z * z
              + L8 * v * v
              + L9 * v * v * z
              + L10 * v * z * z
              + L11 * z * z * z
              + L12 * v * v * v
              + L13 * drift * v
              + L14 * drift * z
              + L15 * s * v
              + L16 * s * z;
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
          H0
              + H1 * g
              + H2 * g * z
              + H3 * v
              + H4 * s
              + H5 * drift
              + H6 * v * z
              + H7 * v * g
              + H8 * v * v
              + H9 * g * g
              + H10 * g * g * z
              + H11 * g * z * z
              + H12 * v * g * z
              + H13 * h
              + H14 * h * h
              + H15 * drift * drift
              + H16 * interest
              + H17 * v * h
              + H18 * h * drift
              + H19 * g * drift
              + H20 * v * v * g
              + H21 * v * v * v;
      exponents[j] = -scaled * x * Math.max(0.6, Math.min(5, k));
    }
  }
}
