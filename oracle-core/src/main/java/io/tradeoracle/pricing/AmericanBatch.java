package io.tradeoracle.pricing;

import io.tradeoracle.pricing.internal.AmericanSolver;
import io.tradeoracle.pricing.internal.BlackScholesKernel;

/**
 * {@link AmericanOption} for many options at once, column by column, without allocation.
 *
 * <p>Each row has the very bits of the single call, in any order of rows. Rows that follow each
 * other with the same time, rate, yield, volatility and right share the exercise boundary and take
 * a tenth of the time; for the strikes of a smile see {@link AmericanChain}. A row without an
 * answer gets NaN in every output. Safe for use by any number of threads, which do not share
 * columns they write.
 */
public final class AmericanBatch {

  private AmericanBatch() {}

  /**
   * Writes the prices, in the unit of the spot.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public static void price(
      PricingColumns in, double[] volatility, AmericanAccuracy accuracy, double[] price) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("price", price);
    AmericanSolver solver = AmericanOption.solver();
    for (int i = 0; i < in.size(); i++) {
      price[i] = price(solver, in, i, volatility[i], accuracy);
    }
  }

  private static double price(
      AmericanSolver solver,
      PricingColumns in,
      int i,
      double volatility,
      AmericanAccuracy accuracy) {
    return solver.price(
        in.spot()[i],
        in.strike()[i],
        in.yearsToExpiration()[i],
        in.rate()[i],
        in.dividendYield()[i],
        volatility,
        in.call()[i],
        accuracy.mode());
  }

  /**
   * Writes prices and Greeks.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public static void value(
      PricingColumns in, double[] volatility, AmericanAccuracy accuracy, ValuationColumns out) {
    in.requireColumn("volatility", volatility);
    out.requireRowsOf(in);
    AmericanSolver solver = AmericanOption.solver();
    double[] row = solver.row;
    for (int i = 0; i < in.size(); i++) {
      solver.value(
          in.spot()[i],
          in.strike()[i],
          in.yearsToExpiration()[i],
          in.rate()[i],
          in.dividendYield()[i],
          volatility[i],
          in.call()[i],
          accuracy.mode(),
          row);
      write(row, i, out);
    }
  }

  static void write(double[] row, int i, ValuationColumns out) {
    out.price()[i] = row[0];
    out.deltaPerUnitSpot()[i] = row[1];
    out.gammaPerUnitSpotSquared()[i] = row[2];
    out.vegaPerUnitVol()[i] = row[3];
    out.thetaPerYear()[i] = row[4];
    out.rhoPerUnitRate()[i] = row[5];
  }

  /**
   * Writes the volatilities that give these prices, NaN where {@link
   * AmericanOption#impliedVolatility} has no solution.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public static void impliedVolatility(
      PricingColumns in, double[] price, AmericanAccuracy accuracy, double[] volatility) {
    in.requireColumn("price", price);
    in.requireColumn("volatility", volatility);
    AmericanSolver solver = AmericanOption.solver();
    for (int i = 0; i < in.size(); i++) {
      double found =
          solver.impliedVolatility(
              price[i],
              in.spot()[i],
              in.strike()[i],
              in.yearsToExpiration()[i],
              in.rate()[i],
              in.dividendYield()[i],
              in.call()[i],
              accuracy.mode(),
              Double.NaN);
      volatility[i] = found > 0 ? found : Double.NaN;
    }
  }

  /**
   * Writes how much more the options are worth than the European ones.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public static void earlyExercisePremium(
      PricingColumns in, double[] volatility, AmericanAccuracy accuracy, double[] premium) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("premium", premium);
    AmericanSolver solver = AmericanOption.solver();
    for (int i = 0; i < in.size(); i++) {
      double european =
          BlackScholesKernel.price(
              in.spot()[i],
              in.strike()[i],
              in.yearsToExpiration()[i],
              in.rate()[i],
              in.dividendYield()[i],
              volatility[i],
              in.call()[i]);
      double american = price(solver, in, i, volatility[i], accuracy);
      premium[i] = AmericanOption.premium(american, european);
    }
  }

  /**
   * Writes the spot prices at which exercise becomes right now, as {@link
   * AmericanOption#exerciseBoundary}.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code in}
   */
  public static void exerciseBoundary(
      PricingColumns in, double[] volatility, AmericanAccuracy accuracy, double[] boundary) {
    in.requireColumn("volatility", volatility);
    in.requireColumn("boundary", boundary);
    AmericanSolver solver = AmericanOption.solver();
    for (int i = 0; i < in.size(); i++) {
      boundary[i] =
          solver.exerciseBoundary(
              in.strike()[i],
              in.yearsToExpiration()[i],
              in.rate()[i],
              in.dividendYield()[i],
              volatility[i],
              in.call()[i],
              accuracy.mode());
    }
  }
}
