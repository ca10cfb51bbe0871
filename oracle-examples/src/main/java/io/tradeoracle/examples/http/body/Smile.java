package io.tradeoracle.examples.http.body;

import java.util.List;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoint;
import org.jspecify.annotations.Nullable;

/**
 * A curve through the volatilities of one expiration: a parabola in log-moneyness by weighted least
 * squares.
 *
 * @param fitted ascending by strike; empty with a reason where too few points can be used
 * @param errorPoints root mean square distance of the points from the curve, volatility points
 */
public record Smile(
    List<Point> fitted,
    @Nullable Double errorPoints,
    int usable,
    int needed,
    @Nullable String reason) {

  /** A point of the curve; volatility as a fraction. */
  public record Point(double strike, double iv) {}

  /**
   * A volatility to fit.
   *
   * @param spread between the volatilities of bid and offer; NaN if unknown
   */
  record Observation(double strike, double iv, double spread) {}

  private static final int NEEDED = 5;
  private static final double NARROWEST_SPREAD = 0.002;
  private static final double UNKNOWN_SPREAD = 0.05;

  /**
   * Fits the curve.
   *
   * @param observations ascending by strike
   */
  static Smile fit(List<Observation> observations, double forward) {
    int usable = observations.size();
    if (usable < NEEDED) {
      String reason = "only " + usable + " of " + NEEDED + " volatilities can be used";
      return new Smile(List.of(), null, usable, NEEDED, reason);
    }
    List<WeightedObservedPoint> points =
        observations.stream()
            .map(o -> new WeightedObservedPoint(weight(o), moneyness(o, forward), o.iv()))
            .toList();
    PolynomialFunction curve = new PolynomialFunction(PolynomialCurveFitter.create(2).fit(points));
    double squares =
        points.stream().mapToDouble(p -> Math.pow(p.getY() - curve.value(p.getX()), 2)).sum();
    return new Smile(
        observations.stream()
            .map(o -> new Point(o.strike(), round(curve.value(moneyness(o, forward)))))
            .toList(),
        round(100 * Math.sqrt(squares / usable)),
        usable,
        NEEDED,
        null);
  }

  private static double moneyness(Observation observation, double forward) {
    return Math.log(observation.strike() / forward);
  }

  /** A tight quote says more than a wide one. */
  private static double weight(Observation observation) {
    double spread = Double.isNaN(observation.spread()) ? UNKNOWN_SPREAD : observation.spread();
    return 1 / Math.max(NARROWEST_SPREAD, spread);
  }

  private static double round(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
