package io.tradeoracle.volatility;

import java.util.Arrays;

/**
 * Fits raw SVI to the implied volatilities of one expiration, so that no butterfly of the fitted
 * prices costs less than nothing.
 *
 * <p>Least are the squared distances in volatility, each divided by the quote's spread in
 * volatility (at least 0.001): this weighs prices by their own spreads, since vega turns the one
 * into the other. Quotes without a spread weigh as much as their vega. The search is
 * Levenberg-Marquardt with analytic derivatives from the three best of 45 starts.
 *
 * <p>Lee's bound on the wings holds for every curve that is tried. If the best one lacks density
 * somewhere ({@link ButterflyCheck}), it is fitted again with that lack as a growing penalty; what
 * may remain is removed by pulling total variance towards its value at the money until the check is
 * passed. A flat smile always passes, so there is always an answer.
 *
 * <p>Pure functions, the same result for the same quotes on any Java version; safe for any number
 * of threads.
 */
public final class SviFit {

  /** Five parameters. */
  private static final int NEEDED_STRIKES = 5;

  private static final int STARTS = 3;
  private static final double[] PENALTIES = {10, 100, 1_000, 10_000};
  private static final double TOLERANCE = 1e-13;
  private static final double GUARDED_TOLERANCE = 1e-7;
  private static final double MARGIN = 1e-5;
  private static final int GUARDS_PER_SIDE = 30;
  private static final int HALVINGS = 14;

  private final FitPoints points;
  private final SviCurve curve;
  private final SmileQuotes quotes;

  private SviFit(SmileQuotes quotes) {
    this.quotes = quotes;
    points = new FitPoints(quotes);
    curve = new SviCurve(points);
  }

  /** Returns the fitted slice, or that there are too few strikes for one. */
  public static SviFitResult fit(SmileQuotes quotes) {
    int strikes = quotes.strikes();
    return strikes < NEEDED_STRIKES
        ? new SviFitResult.TooFewStrikes(strikes, NEEDED_STRIKES)
        : new SviFit(quotes).fit();
  }

  private SviFitResult fit() {
    SviParameters free = parameters(free());
    ButterflyCheck check = free.butterfly();
    SviParameters fitted = check.isFree() ? free : guarded(free, check);
    SviSlice slice = new SviSlice(quotes.forward(), quotes.years(), fitted);
    return new SviFitResult.Fitted(
        slice,
        points.rootMeanSquare(slice),
        points.greatestError(slice),
        points.size(),
        !check.isFree(),
        check);
  }

  private double[] free() {
    LeastSquares.Solution best = new LeastSquares.Solution(new double[0], Double.NaN);
    for (double[] start : new SviStart(points, curve).best(STARTS)) {
      LeastSquares.Solution found =
          LeastSquares.solve(SviResiduals.free(points, curve), start, TOLERANCE);
      if (!(found.cost() >= best.cost())) {
        best = found;
      }
    }
    return best.x();
  }

  private SviParameters parameters(double[] x) {
    curve.moveTo(x);
    return curve.parameters();
  }

  /** Returns the best curve that passes the check: of those that the growing penalties lead to. */
  private SviParameters guarded(SviParameters free, ButterflyCheck lack) {
    double[] guards = guards();
    SviParameters best = pulled(free);
    double[] x = curve.inverse(best);
    ButterflyCheck check = lack;
    for (double penalty : PENALTIES) {
      guards = with(guards, check.atLogMoneyness());
      x = LeastSquares.solve(guarded(guards, penalty), x, GUARDED_TOLERANCE).x();
      SviParameters found = parameters(x);
      check = found.butterfly();
      SviParameters passing = check.isFree() ? found : pulled(found);
      if (cost(passing) < cost(best)) {
        best = passing;
      }
    }
    return best;
  }

  private SviResiduals guarded(double[] guards, double penalty) {
    return SviResiduals.guarded(points, curve, guards, penalty, MARGIN);
  }

  /** Returns points of log-moneyness, close together at the money and far apart on the wings. */
  private double[] guards() {
    double[] guards = new double[2 * GUARDS_PER_SIDE + 1];
    double scale = 0.01;
    for (double k : points.k) {
      scale = Math.max(scale, Math.abs(k));
    }
    for (int i = 0; i < guards.length; i++) {
      double step = (double) (i - GUARDS_PER_SIDE) / GUARDS_PER_SIDE;
      guards[i] = 0.2 * scale * StrictMath.sinh(5 * step);
    }
    return guards;
  }

  private static double[] with(double[] guards, double another) {
    if (!Double.isFinite(another)) {
      return guards;
    }
    double[] more = Arrays.copyOf(guards, guards.length + 1);
    more[guards.length] = another;
    return more;
  }

  /** Returns the curve pulled towards a flat one at the money just until it passes. */
  private static SviParameters pulled(SviParameters svi) {
    double level = svi.totalVariance(0);
    double passing = 0;
    double failing = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double share = 0.5 * (passing + failing);
      if (mixed(svi, level, share).butterfly().isFree()) {
        passing = share;
      } else {
        failing = share;
      }
    }
    return mixed(svi, level, passing);
  }

  private static SviParameters mixed(SviParameters svi, double level, double share) {
    return new SviParameters(
        level + share * (svi.a() - level), share * svi.b(), svi.rho(), svi.m(), svi.sigma());
  }

  private double cost(SviParameters svi) {
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      double volatility = Math.sqrt(svi.totalVariance(points.k[i]) / points.years);
      double error = points.weight[i] * (volatility - points.volatility[i]);
      sum += error * error;
    }
    return sum;
  }
}
