package io.tradeoracle.pricing.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * Makes the coefficients of {@link AmericanGuess}: least squares of the rate k over the nodes of
 * random boundaries, each weighted by what its error does to ln y, rounded to six digits.
 */
final class AmericanGuessFit {
  private static final int CONTRACTS = 3_000;
  private static final AmericanScheme SCHEME = AmericanScheme.HARD;

  private static final double ENOUGH = 1e-12;
  private static final int STEPS = 40;

  /** Behind this part of the perpetual distance k says nothing. */
  private static final double FLAT = 0.9999;

  private final SplittableRandom random = new SplittableRandom(20);
  private final AmericanBoundary boundary = new AmericanBoundary(SCHEME);
  private final AmericanPerpetual perpetual = new AmericanPerpetual();
  private final double[] y = new double[SCHEME.nodes];
  private final List<double[]> rows = new ArrayList<>();
  private final List<Double> right = new ArrayList<>();

  private AmericanGuessFit() {}

  /** Returns the coefficients for yields up to the rate, or for those above. */
  static double[] coefficients(boolean highYield) {
    AmericanGuessFit fit = new AmericanGuessFit();
    for (int i = 0; i < CONTRACTS; i++) {
      fit.addContract(highYield);
    }
    return fit.solve();
  }

  private void addContract(boolean highYield) {
    double years = logUniform(0.002, 8);
    double sigma = logUniform(0.05, 1.5);
    double large = 0.12 * random.nextDouble() + 1e-4;
    double small = random.nextInt(4) == 0 ? 1e-3 * large : large * random.nextDouble();
    double rate = highYield ? small : large;
    double yield = highYield ? large : random.nextInt(4) == 0 ? 0 : small;
    perpetual.set(rate, yield, years, sigma);
    boundary.contract(rate, yield, years);
    boundary.volatility(sigma, perpetual.logX, perpetual.distance);
    // Not from the guess that is to be made.
    boundary.march();
    boundary.solve(ENOUGH, 0, STEPS);
    boundary.copyTo(y);
    for (int j = 0; j < y.length; j++) {
      addNode(rate, yield, years, sigma, SCHEME.node[j], y[j] / perpetual.distance);
    }
  }

  private double logUniform(double from, double to) {
    return from * StrictMath.exp(random.nextDouble() * StrictMath.log(to / from));
  }

  private void addNode(
      double rate, double yield, double years, double sigma, double x, double reached) {
    double scaled = sigma * Math.sqrt(years) * x / perpetual.distance;
    if (!(reached > 0 && reached < FLAT)) {
      return;
    }
    double k = -StrictMath.log1p(-reached) / scaled;
    double width = sigma * Math.sqrt(years) * x;
    double drift = (rate - yield) * Math.sqrt(years) / sigma * x;
    double v = Math.min(3, scaled);
    double weight = scaled * (1 - reached) / reached;
    double[] terms =
        yield <= rate
            ? lowYieldTerms(rate * years * x * x, drift, width, v)
            : highYieldTerms(rate * years * x * x, drift, width, v, -perpetual.logX);
    for (int i = 0; i < terms.length; i++) {
      terms[i] *= weight;
    }
    rows.add(terms);
    right.add(k * weight);
  }

  /** The terms in the order of the coefficients. */
  static double[] lowYieldTerms(double interest, double drift, double s, double v) {
    double z = StrictMath.log(5.01326 * drift + 7.0898 * interest + 1e-6);
    return new double[] {
      1, z, v, s, interest, drift, v * z, z * z, v * v, v * v * z, v * z * z, z * z * z, v * v * v,
      drift * v, drift * z, s * v, s * z
    };
  }

  static double[] highYieldTerms(double interest, double drift, double s, double v, double fall) {
    double z = StrictMath.log(7.0898 * interest + 1e-6);
    double g = StrictMath.exp(-fall / s);
    double h = s / (s + fall);
    return new double[] {
      1,
      g,
      g * z,
      v,
      s,
      drift,
      v * z,
      v * g,
      v * v,
      g * g,
      g * g * z,
      g * z * z,
      v * g * z,
      h,
      h * h,
      drift * drift,
      interest,
      v * h,
      h * drift,
      g * drift,
      v * v * g,
      v * v * v
    };
  }

  private double[] solve() {
    double[] target = right.stream().mapToDouble(Double::doubleValue).toArray();
    double[] exact =
        new QRDecomposition(new Array2DRowRealMatrix(rows.toArray(double[][]::new), false))
            .getSolver()
            .solve(new ArrayRealVector(target, false))
            .toArray();
    double[] rounded = new double[exact.length];
    for (int i = 0; i < exact.length; i++) {
      rounded[i] = BigDecimal.valueOf(exact[i]).round(new MathContext(6)).doubleValue();
    }
    return rounded;
  }
}
