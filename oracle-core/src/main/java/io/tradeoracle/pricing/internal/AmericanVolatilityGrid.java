package io.tradeoracle.pricing.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The exercise boundaries of one put, with strike 1, as functions of volatility: what the strikes
 * of a smile share.
 *
 * <p>The boundary depends on rate, yield, volatility and the time left; not on the spot, and not on
 * the time to expiration either, which only says how far it is needed. So it is solved for a
 * horizon, the next of a fixed geometric series, at a few Chebyshev volatilities of a fixed
 * geometric grid of cells, and interpolated between them by polynomials in the volatility. A cell
 * is solved when a volatility in it is first asked for and kept while rate, yield and horizon stay;
 * a new time to expiration only moves the points at which the known curves are read. Horizons and
 * cells are fixed, so an answer never depends on what was asked before.
 */
final class AmericanVolatilityGrid {
  /** How far the strikes' amplification may go; beyond, each needs a boundary of its own. */
  static final double LARGEST_AMPLIFICATION = 2;

  private static final double LOWEST = 0.02;
  private static final int CELLS = 16;
  private static final double[] EDGES = edges();
  private static final double LOG_LOWEST = AmericanMath.log(LOWEST);
  private static final double LOG_RATIO = AmericanMath.log(2) / 2;
  private static final double LOG_HORIZON_STEP = AmericanMath.log(1.25);
  private static final int HARDEST = 3;

  /** Ln X − ln B at the time to expiration, for the volatility of the last fill. */
  double firstDistance;

  private final AmericanMode mode;
  private final AmericanSolver solver;
  private final AmericanPerpetual perpetual = new AmericanPerpetual();
  private final Cell[] cells = new Cell[CELLS];
  private final @Nullable Reader[] readers = new Reader[HARDEST + 1];
  private final int count;
  private final double[] abscissa;
  private final double[][] toPowers;

  private double rate = Double.NaN;
  private double yield = Double.NaN;
  private double years = Double.NaN;
  private double horizon;
  private double logX;
  private double amplification;
  private int placement;

  AmericanVolatilityGrid(AmericanMode mode, AmericanSolver solver) {
    this.mode = mode;
    this.solver = solver;
    this.count = mode == AmericanMode.FAST ? 4 : 6;
    this.abscissa = new double[count];
    for (int k = 0; k < count; k++) {
      abscissa[k] = StrictMath.cos(Math.PI * (2 * k + 1) / (2 * count));
    }
    this.toPowers = powers(abscissa);
    for (int i = 0; i < CELLS; i++) {
      cells[i] = new Cell();
    }
  }

  private static double[] edges() {
    double[] edges = new double[CELLS + 1];
    for (int i = 0; i <= CELLS; i++) {
      edges[i] = LOWEST * StrictMath.pow(2, 0.5 * i);
    }
    return edges;
  }

  /** Returns the matrix from values at the abscissas to the coefficients of powers. */
  private static double[][] powers(double[] z) {
    int n = z.length;
    double[][] matrix = new double[n][n];
    for (int k = 0; k < n; k++) {
      double[] polynomial = new double[n];
      polynomial[0] = 1;
      int degree = 0;
      for (int m = 0; m < n; m++) {
        if (m != k) {
          double scale = 1 / (z[k] - z[m]);
          for (int i = ++degree; i >= 0; i--) {
            double lower = i == 0 ? 0 : polynomial[i - 1];
            polynomial[i] = (lower - z[m] * polynomial[i]) * scale;
          }
        }
      }
      for (int i = 0; i < n; i++) {
        matrix[i][k] = polynomial[i];
      }
    }
    return matrix;
  }

  /** Takes up a contract; forgets the boundaries if they belong to another. */
  void contract(AmericanContract contract) {
    if (contract.rate == rate && contract.yield == yield && contract.years == years) {
      return;
    }
    double newHorizon = horizon(contract.years);
    if (contract.rate != rate || contract.yield != yield || newHorizon != horizon) {
      rate = contract.rate;
      yield = contract.yield;
      horizon = newHorizon;
      amplification = contract.call ? LARGEST_AMPLIFICATION : 1;
      for (Cell cell : cells) {
        cell.level = Cell.UNKNOWN;
      }
    }
    years = contract.years;
    placement++;
  }

  /** Returns the shortest horizon of the series that is no shorter than these years. */
  private static double horizon(double years) {
    double step = Math.ceil(AmericanMath.log(years) / LOG_HORIZON_STEP);
    double horizon = StrictMath.exp(step * LOG_HORIZON_STEP);
    return horizon < years ? StrictMath.exp((step + 1) * LOG_HORIZON_STEP) : horizon;
  }

  /**
   * Returns the premium with the boundary of this volatility, and with its slope by the volatility;
   * null where the grid does not hold it.
   */
  @Nullable AmericanPremium fill(double sigma) {
    double place = (AmericanMath.log(sigma) - LOG_LOWEST) / LOG_RATIO;
    if (!(place >= 0 && place < CELLS)) {
      return null;
    }
    int index = (int) place;
    Cell cell = cells[index];
    if (cell.level == Cell.UNKNOWN) {
      solve(cell, EDGES[index], EDGES[index + 1]);
    }
    if (cell.level > HARDEST) {
      return null;
    }
    Reader reader = reader(cell.level);
    if (cell.placement != placement) {
      place(cell, reader);
    }
    reader.premium.volatility(sigma, logX);
    double half = 0.5 * (EDGES[index + 1] - EDGES[index]);
    double z = (sigma - EDGES[index]) / half - 1;
    firstDistance = read(cell, z, 1 / half, reader.premium);
    return reader.premium;
  }

  private void solve(Cell cell, double low, double high) {
    cell.level = Math.max(level(low), level(high));
    if (cell.level > HARDEST) {
      return;
    }
    AmericanTier tier = solver.tier(cell.level);
    cell.prepare(count, tier.boundary.nodes(), reader(cell.level).premium.rule.size);
    for (int k = 0; k < count; k++) {
      double sigma = 0.5 * (low + high) + 0.5 * (high - low) * abscissa[k];
      perpetual.set(rate, yield, horizon, sigma);
      tier.solve(rate, yield, horizon, perpetual, sigma, amplification);
      tier.boundary.copyTo(cell.y[k]);
      cell.sigma[k] = sigma;
      cell.perpetualDistance[k] = perpetual.distance;
    }
    logX = perpetual.logX;
  }

  private int level(double sigma) {
    perpetual.set(rate, yield, horizon, sigma);
    double growth = Math.max(1, StrictMath.exp(-yield * horizon));
    double width = sigma * Math.sqrt(horizon);
    return AmericanSolver.level(mode, width, perpetual, amplification, growth);
  }

  private Reader reader(int level) {
    Reader reader = readers[level];
    if (reader == null) {
      reader = new Reader(solver.tier(level).boundary.scheme());
      readers[level] = reader;
    }
    if (reader.placement != placement) {
      reader.premium.contract(rate, yield, years);
      reader.place(Math.sqrt(years / horizon));
      reader.placement = placement;
    }
    return reader;
  }

  /** Reads the curves at the points of the present years; makes polynomials of the volatility. */
  private void place(Cell cell, Reader reader) {
    cell.placement = placement;
    for (double[] row : cell.powers) {
      Arrays.fill(row, 0);
    }
    for (int k = 0; k < count; k++) {
      double width = cell.sigma[k] * Math.sqrt(horizon);
      double[] at = reader.values;
      AmericanBoundary.read(
          cell.y[k],
          reader.square,
          reader.weights,
          reader.root,
          width,
          cell.perpetualDistance[k],
          at);
      for (int j = 0; j < count; j++) {
        AmericanBoundary.addScaled(at, toPowers[j][k], cell.powers[j]);
      }
    }
  }

  /** Evaluates the polynomials and their slopes by Horner's rule. */
  private static double read(Cell cell, double z, double slopeScale, AmericanPremium premium) {
    double[][] powers = cell.powers;
    double[] distance = premium.distance;
    double[] slope = premium.slope;
    int top = powers.length - 1;
    int size = distance.length;
    double first = powers[top][size];
    System.arraycopy(powers[top], 0, distance, 0, size);
    Arrays.fill(slope, 0);
    for (int j = top - 1; j >= 0; j--) {
      horner(powers[j], z, distance, slope);
      first = first * z + powers[j][size];
    }
    for (int p = 0; p < slope.length; p++) {
      slope[p] *= slopeScale;
    }
    return first;
  }

  private static void horner(double[] coefficients, double z, double[] value, double[] slope) {
    for (int p = 0; p < value.length; p++) {
      slope[p] = slope[p] * z + value[p];
      value[p] = value[p] * z + coefficients[p];
    }
  }

  double logBoundary() {
    return logX - firstDistance;
  }

  /** The boundaries of one interval of volatilities. */
  private static final class Cell {
    static final int UNKNOWN = -1;

    int level = UNKNOWN;
    int placement;
    double[] sigma = {};
    double[] perpetualDistance = {};
    double[][] y = {};

    /** The coefficients of every power of the scaled volatility, at every point and at the end. */
    double[][] powers = {};

    void prepare(int count, int nodes, int points) {
      placement = 0;
      if (y.length == 0 || y[0].length != nodes) {
        sigma = new double[count];
        perpetualDistance = new double[count];
        y = new double[count][nodes];
        powers = new double[count][points + 1];
      }
    }
  }

  /** How the curves of one discretisation are read at the points of the price. */
  private static final class Reader {
    final AmericanScheme scheme;
    final AmericanPremium premium;
    final double[] root;
    final double[][] weights;
    final double[] values;
    final double[] square;
    int placement;

    Reader(AmericanScheme scheme) {
      this.scheme = scheme;
      this.premium = new AmericanPremium(scheme.price);
      this.root = new double[scheme.price.size + 1];
      this.weights = new double[scheme.nodes][root.length];
      this.values = new double[root.length];
      this.square = new double[scheme.nodes];
    }

    void place(double ratio) {
      for (int p = 0; p < root.length - 1; p++) {
        root[p] = ratio * scheme.price.rootAfter[p];
      }
      root[root.length - 1] = ratio;
      scheme.interpolate(root, weights);
    }
  }
}
