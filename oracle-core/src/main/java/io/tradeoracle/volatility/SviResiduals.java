package io.tradeoracle.volatility;

import java.util.Arrays;

/**
 * Weighted distances of quotes from an SVI curve as volatilities, and below them, where butterfly
 * arbitrage is to be kept out, how far Durrleman's g lacks at each of some points.
 */
final class SviResiduals implements LeastSquares.Residuals {

  private final FitPoints points;
  private final SviCurve curve;
  private final double[] guarded;
  private final double penalty;
  private final double margin;

  private SviResiduals(
      FitPoints points, SviCurve curve, double[] guarded, double penalty, double margin) {
    this.points = points;
    this.curve = curve;
    this.guarded = guarded;
    this.penalty = penalty;
    this.margin = margin;
  }

  static SviResiduals free(FitPoints points, SviCurve curve) {
    return new SviResiduals(points, curve, new double[0], 0, 0);
  }

  /**
   * Returns residuals that keep g at {@code margin} or above.
   *
   * @param guarded the k at which they do
   * @param penalty what a lack of 1 costs
   */
  static SviResiduals guarded(
      FitPoints points, SviCurve curve, double[] guarded, double penalty, double margin) {
    return new SviResiduals(points, curve, guarded, penalty, margin);
  }

  @Override
  public int size() {
    return points.size() + guarded.length;
  }

  @Override
  public void evaluate(double[] x, double[] residuals, double[][] jacobian) {
    curve.moveTo(x);
    for (int i = 0; i < points.size(); i++) {
      curve.evaluate(points.k[i]);
      double volatility = Math.sqrt(curve.w / points.years);
      residuals[i] = points.weight[i] * (volatility - points.volatility[i]);
      double factor = points.weight[i] / (2 * volatility * points.years);
      for (int j = 0; j < SviCurve.SIZE; j++) {
        jacobian[i][j] = factor * curve.wBy[j];
      }
    }
    for (int i = 0; i < guarded.length; i++) {
      int row = points.size() + i;
      residuals[row] = guard(guarded[i], jacobian[row]);
    }
  }

  /** Returns the penalty at one k and sets its derivatives. */
  private double guard(double k, double[] derivatives) {
    curve.evaluateDeeply(k);
    double w = curve.w;
    double slope = curve.slope;
    double tilt = 1 - 0.5 * k * slope / w;
    double density = tilt * tilt - 0.25 * slope * slope * (1 / w + 0.25) + 0.5 * curve.curvature;
    if (density >= margin) {
      Arrays.fill(derivatives, 0);
      return 0;
    }
    double byW = (tilt * k * slope + 0.25 * slope * slope) / (w * w);
    double bySlope = -tilt * k / w - 0.5 * slope * (1 / w + 0.25);
    for (int j = 0; j < SviCurve.SIZE; j++) {
      derivatives[j] =
          -penalty * (byW * curve.wBy[j] + bySlope * curve.slopeBy[j] + 0.5 * curve.curvatureBy[j]);
    }
    return penalty * (margin - density);
  }
}
