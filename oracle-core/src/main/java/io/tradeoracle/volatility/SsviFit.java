package io.tradeoracle.volatility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Fits {@link SsviSurface} to the implied volatilities of several expirations at once, weighted as
 * in {@link SviFit}, by Levenberg-Marquardt with analytic derivatives. The conditions that keep
 * arbitrage out are built into the variables, so every surface that is tried obeys them.
 *
 * <p>Three parameters for all expirations fit less closely than five for each: a surface is for
 * prices that agree with each other, {@link SviFit} for one expiration's shape. An expiration
 * without quotes is left out.
 *
 * <p>Pure functions; safe for any number of threads.
 */
public final class SsviFit {

  private static final int SHARED = 3;
  private static final int STARTS = 3;
  private static final Bounded RHO = new Bounded(-0.9999, 0.9999);
  private static final Bounded SHARE_OF_ETA = new Bounded(1e-6, 1);
  private static final Bounded GAMMA = new Bounded(1e-6, 0.5);
  private static final double[] RHOS = {-0.7, 0, 0.5};
  private static final double[] ETA_SHARES = {0.2, 0.7};
  private static final double[] GAMMAS = {0.2, 0.45};
  private static final double TOLERANCE = 1e-12;
  private static final double LEAST_STEP = 1e-8;

  private final List<SmileQuotes> smiles;
  private final List<FitPoints> points;

  private SsviFit(List<SmileQuotes> smiles) {
    this.smiles = smiles;
    this.points = smiles.stream().map(FitPoints::new).toList();
  }

  /**
   * Returns the fitted surface, or that there are too few strikes for one.
   *
   * @param smiles in any order, no two of the same time to expiration
   */
  public static SsviFitResult fit(List<SmileQuotes> smiles) {
    List<SmileQuotes> quoted =
        smiles.stream()
            .filter(smile -> !smile.quotes().isEmpty())
            .sorted(Comparator.comparingDouble(SmileQuotes::years))
            .toList();
    int strikes = quoted.stream().mapToInt(SmileQuotes::strikes).sum();
    int needed = SHARED + Math.max(1, quoted.size());
    return strikes < needed
        ? new SsviFitResult.TooFewStrikes(strikes, needed)
        : new SsviFit(quoted).fit();
  }

  private SsviFitResult fit() {
    LeastSquares.Residuals problem = new Residuals(points);
    LeastSquares.Solution best = new LeastSquares.Solution(new double[0], Double.NaN);
    for (double[] start : bestStarts(problem)) {
      LeastSquares.Solution found = LeastSquares.solve(problem, start, TOLERANCE);
      if (!(found.cost() >= best.cost())) {
        best = found;
      }
    }
    return result(surface(best.x()));
  }

  private List<double[]> bestStarts(LeastSquares.Residuals problem) {
    List<LeastSquares.Solution> starts = new ArrayList<>();
    for (double rho : RHOS) {
      for (double share : ETA_SHARES) {
        for (double gamma : GAMMAS) {
          double[] x = start(rho, share, gamma);
          starts.add(new LeastSquares.Solution(x, LeastSquares.cost(problem, x)));
        }
      }
    }
    return starts.stream()
        .sorted(Comparator.comparingDouble(LeastSquares.Solution::cost))
        .limit(STARTS)
        .map(LeastSquares.Solution::x)
        .toList();
  }

  private double[] start(double rho, double share, double gamma) {
    double[] x = new double[SHARED + smiles.size()];
    x[0] = RHO.inverse(rho);
    x[1] = SHARE_OF_ETA.inverse(share);
    x[2] = GAMMA.inverse(gamma);
    double before = 0;
    for (int i = 0; i < smiles.size(); i++) {
      double theta = Math.max(before + LEAST_STEP, nearestVariance(points.get(i)));
      x[SHARED + i] = StrictMath.log(theta - before);
      before = theta;
    }
    return x;
  }

  private static double nearestVariance(FitPoints points) {
    int nearest = 0;
    for (int i = 1; i < points.size(); i++) {
      nearest = Math.abs(points.k[i]) < Math.abs(points.k[nearest]) ? i : nearest;
    }
    return points.volatility[nearest] * points.volatility[nearest] * points.years;
  }

  private SsviSurface surface(double[] x) {
    Shared shared = new Shared(x);
    List<SsviSurface.Node> nodes = new ArrayList<>();
    double theta = 0;
    for (int i = 0; i < smiles.size(); i++) {
      theta += StrictMath.exp(x[SHARED + i]);
      nodes.add(new SsviSurface.Node(smiles.get(i).forward(), smiles.get(i).years(), theta));
    }
    return new SsviSurface(shared.rho, shared.eta, shared.gamma, nodes);
  }

  private SsviFitResult result(SsviSurface surface) {
    List<SviSlice> slices = surface.slices();
    double squares = 0;
    double greatest = 0;
    int quotes = 0;
    for (int i = 0; i < slices.size(); i++) {
      int count = points.get(i).size();
      double error = points.get(i).rootMeanSquare(slices.get(i));
      squares += count * error * error;
      quotes += count;
      greatest = Math.max(greatest, points.get(i).greatestError(slices.get(i)));
    }
    return new SsviFitResult.Fitted(surface, Math.sqrt(squares / quotes), greatest, quotes);
  }

  /** What all expirations share, with the derivatives by the free variables. */
  private static final class Shared {
    final double rho;
    final double rhoBy;
    final double eta;
    final double etaByRho;
    final double etaByShare;
    final double gamma;
    final double gammaBy;

    Shared(double[] x) {
      rho = RHO.value(x[0]);
      rhoBy = RHO.derivative(x[0]);
      double cap = 2 / (1 + Math.abs(rho));
      eta = cap * SHARE_OF_ETA.value(x[1]);
      etaByRho = -eta * Math.signum(rho) / (1 + Math.abs(rho)) * rhoBy;
      etaByShare = cap * SHARE_OF_ETA.derivative(x[1]);
      gamma = GAMMA.value(x[2]);
      gammaBy = GAMMA.derivative(x[2]);
    }
  }

  /** Weighted distances of all quotes from the surface. */
  record Residuals(List<FitPoints> points) implements LeastSquares.Residuals {

    @Override
    public int size() {
      return points.stream().mapToInt(FitPoints::size).sum();
    }

    @Override
    public void evaluate(double[] x, double[] residuals, double[][] jacobian) {
      Shared shared = new Shared(x);
      double theta = 0;
      int row = 0;
      for (int slice = 0; slice < points.size(); slice++) {
        theta += StrictMath.exp(x[SHARED + slice]);
        double phi = SsviSurface.phi(shared.eta, shared.gamma, theta);
        FitPoints quoted = points.get(slice);
        for (int i = 0; i < quoted.size(); i++) {
          residuals[row] = residual(quoted, i, shared, theta, phi, x, slice, jacobian[row]);
          row++;
        }
      }
    }

    private static double residual(
        FitPoints quoted,
        int i,
        Shared shared,
        double theta,
        double phi,
        double[] x,
        int slice,
        double[] derivatives) {
      double rho = shared.rho;
      double z = phi * quoted.k[i];
      double root = Math.sqrt(z * z + 2 * rho * z + 1);
      double w = 0.5 * theta * (1 + rho * z + root);
      double volatility = Math.sqrt(w / quoted.years);
      double factor = quoted.weight[i] / (2 * volatility * quoted.years);
      double byPhi = factor * 0.5 * theta * quoted.k[i] * (rho + (z + rho) / root);
      double byRho = factor * 0.5 * theta * (z + z / root);
      derivatives[0] = byRho * shared.rhoBy + byPhi * phi / shared.eta * shared.etaByRho;
      derivatives[1] = byPhi * phi / shared.eta * shared.etaByShare;
      derivatives[2] =
          byPhi * phi * (StrictMath.log1p(theta) - StrictMath.log(theta)) * shared.gammaBy;
      double phiByTheta = -phi * (shared.gamma / theta + (1 - shared.gamma) / (1 + theta));
      double byTheta = factor * w / theta + byPhi * phiByTheta;
      for (int j = 0; j <= slice; j++) {
        derivatives[SHARED + j] = byTheta * StrictMath.exp(x[SHARED + j]);
      }
      return quoted.weight[i] * (volatility - quoted.volatility[i]);
    }
  }
}
