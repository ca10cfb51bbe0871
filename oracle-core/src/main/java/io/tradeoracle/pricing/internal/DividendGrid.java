package io.tradeoracle.pricing.internal;

import java.util.Arrays;

/**
 * An option with strike 1 on a share that pays cash dividends, stepped back from expiration on one
 * grid.
 *
 * <h2>Model</h2>
 *
 * Between ex-dates the spot is lognormal with one volatility; at an ex-date it falls by the
 * dividend, or to zero if it is worth less (the piecewise lognormal model; a company pays out no
 * more than there is). Before each ex-date the option is worth what it is after it at the lower
 * spot, or exercise.
 *
 * <h2>Method</h2>
 *
 * The pricing equation in x = ln S, central differences on an even grid with the spot as a node.
 * Time steps follow Crank and Nicolson (1947); those after expiration and after each ex-date, where
 * the value may have corners, are implicit (R. Rannacher, 1984) and short, and grow linearly.
 * Exercise makes each step a linear complementarity problem. With a yield of zero or more the
 * option's delta never goes beyond ±1, so exercise is right on one side only, and elimination
 * towards that side solves the problem exactly (M. Brennan and E. Schwartz, 1977); with a negative
 * yield policy iteration does (R. Howard, 1960). The value after a dividend is read between nodes
 * by polynomials of degree five.
 *
 * <p>Corners are what spoils such grids: their error depends on where between two nodes they lie,
 * in no orderly way. There are three, each at a known place: at the strike, where exercise before
 * an ex-date becomes right, and, for a put, at a spot equal to the dividend. Around each the two
 * nodes are moved so that the sum over nodes equals the integral. What error is left falls with the
 * square of the steps, so that two grids, one of twice the size, extrapolate to far more digits
 * than either has (L. F. Richardson, 1911). How many, two extrapolations tell; that is the work of
 * {@link DividendSolver}.
 *
 * <p>Why not the integral equation of the boundary, as without dividends? The boundary of a put
 * vanishes before an ex-date and returns, that of a call jumps; a grid does not mind.
 */
final class DividendGrid {
  private static final int POLYNOMIAL = 6;

  /** Steps of a segment that are split into two implicit ones. */
  private static final int DAMPED = 2;

  /** Two grids are similar if their segments have the same multiples of this many steps. */
  static final int UNIT = 25;

  private static final double SHARE_POWER = 0.6;
  private static final int POLICY_LIMIT = 200;
  private static final double POLICY_ROUNDING = 1e-14;

  private final DividendContract contract;
  private final double sigma;
  private final int nodes;
  private final int centre;
  private final int side;
  private final double width;
  private final double lowest;

  private final double[] spot;
  private final double[] payoff;
  private final double[] floor;
  private final double[] right;
  private final double[] factor;
  private final double[] inverse;
  private final boolean[] exercised;
  private double[] value;
  private double[] other;

  private double low;
  private double middle;
  private double high;

  double price;

  /** The first and second derivative by the logarithm of the spot. */
  double slope;

  double curvature;

  /** Whether immediate exercise is right. */
  boolean isExercised;

  /**
   * Lays a grid.
   *
   * @param size half the number of nodes, a multiple of {@link #UNIT}
   * @param deviations how many standard deviations it spans on either side
   */
  DividendGrid(DividendContract contract, double sigma, int size, double deviations) {
    this.contract = contract;
    this.sigma = sigma;
    double deviation = sigma * Math.sqrt(contract.years());
    double drift = (contract.rate() - contract.yield()) * contract.years();
    double convexity = 0.5 * deviation * deviation;
    double reach = deviations * deviation;
    double fall = contract.logOfFall();
    double down = reach + Math.max(0, convexity - drift) + fall;
    double up = reach + Math.max(0, convexity + drift);
    this.width = (down + up) / (2 * size);
    int below = (int) Math.ceil(down / width - 1e-9);
    this.nodes = below + (int) Math.ceil(up / width - 1e-9) + 1;
    // Index 0 lies where exercise is right.
    this.side = contract.call() ? -1 : 1;
    this.centre = contract.call() ? nodes - 1 - below : below;
    this.lowest = AmericanMath.log(contract.spot()) - side * centre * width;
    this.spot = new double[nodes];
    this.payoff = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      spot[i] = StrictMath.exp(lowest + side * i * width);
      payoff[i] = contract.exercise(spot[i]);
    }
    spot[centre] = contract.spot();
    payoff[centre] = contract.exercise(contract.spot());
    this.floor = new double[nodes];
    this.right = new double[nodes];
    this.factor = new double[nodes];
    this.inverse = new double[nodes];
    this.exercised = new boolean[nodes];
    this.value = new double[nodes];
    this.other = new double[nodes];
  }

  /** Steps back from expiration to now; sets price, slope and curvature. */
  void solve(int size) {
    expire();
    double from = 0;
    for (int d = contract.dividends() - 1; d >= 0; d--) {
      double to = contract.years() - contract.exYears(d);
      march(from, to, size);
      pay(contract.cash(d), to);
      from = to;
    }
    march(from, contract.years(), size);
    price = value[centre];
    isExercised = contract.american() && price <= payoff[centre];
    double ahead = value[centre + side];
    double behind = value[centre - side];
    slope = (ahead - behind) / (2 * width);
    curvature = (ahead - 2 * price + behind) / (width * width);
  }

  private void expire() {
    for (int i = 0; i < nodes; i++) {
      value[i] = Math.max(0, payoff[i]);
    }
    System.arraycopy(payoff, 0, floor, 0, nodes);
    smoothCorner(place(0), 1);
  }

  /** Returns where a logarithm lies, counted in nodes from index 0. */
  private double place(double log) {
    return (log - lowest) / (side * width);
  }

  /**
   * Moves the nodes on both sides of a corner, and the least value there with them, or exercise
   * would undo it at once.
   *
   * @param turn by how much the derivative by ln S grows there
   */
  private void smoothCorner(double place, double turn) {
    if (!(place > 1 && place < nodes - 2)) {
      return;
    }
    int i = (int) place;
    double part = place - i;
    double excess = 0.5 * turn * width * part * (1 - part);
    value[i] -= excess * (1 - part);
    value[i + 1] -= excess * part;
    floor[i] = Math.min(floor[i], value[i]);
    floor[i + 1] = Math.min(floor[i + 1], value[i + 1]);
  }

  // --- dividends ---

  private void pay(double cash, double left) {
    double[] hold = other;
    double worthless = contract.certain(0, left);
    for (int i = 0; i < nodes; i++) {
      double after = spot[i] - cash;
      hold[i] = after > 0 ? valueAt(after, left) : worthless;
    }
    other = value;
    value = hold;
    System.arraycopy(payoff, 0, floor, 0, nodes);
    if (!contract.call()) {
      double step = 1e-6;
      double turn = (contract.certain(step, left) - worthless) / step * cash;
      smoothCorner(place(AmericanMath.log(cash)), turn);
    }
    if (contract.american()) {
      exerciseBefore();
    }
  }

  private void exerciseBefore() {
    double[] hold = right;
    System.arraycopy(value, 0, hold, 0, nodes);
    for (int i = 0; i < nodes; i++) {
      value[i] = Math.max(hold[i], floor[i]);
    }
    for (int i = 0; i + 1 < nodes; i++) {
      double here = floor[i] - hold[i];
      double next = floor[i + 1] - hold[i + 1];
      if (here * next < 0) {
        smoothCorner(i + here / (here - next), Math.abs(next - here) / width);
      }
    }
  }

  private double valueAt(double at, double left) {
    double place = place(AmericanMath.log(at));
    if (!(place >= 0 && place <= nodes - 1)) {
      return contract.certain(at, left);
    }
    int first = Math.max(0, Math.min(nodes - POLYNOMIAL, (int) place - 2));
    double t = place - first;
    double t1 = t - 1;
    double t2 = t - 2;
    double t3 = t - 3;
    double t4 = t - 4;
    double t5 = t - 5;
    return (t1 * t2 * t3 * t4 * t5 / -120) * value[first]
        + (t * t2 * t3 * t4 * t5 / 24) * value[first + 1]
        + (t * t1 * t3 * t4 * t5 / -12) * value[first + 2]
        + (t * t1 * t2 * t4 * t5 / 12) * value[first + 3]
        + (t * t1 * t2 * t3 * t5 / -24) * value[first + 4]
        + (t * t1 * t2 * t3 * t4 / 120) * value[first + 5];
  }

  // --- time ---

  private void march(double from, double to, int size) {
    double share = StrictMath.pow((to - from) / contract.years(), SHARE_POWER);
    int count = (int) Math.ceil(share * UNIT) * (size / UNIT);
    Arrays.fill(exercised, false);
    double previous = from;
    for (int j = 1; j <= count; j++) {
      double part = (double) j / count;
      double next = j == count ? to : from + (to - from) * part * part;
      if (j <= DAMPED) {
        double half = 0.5 * (next - previous);
        step(half, 1, previous + half);
        step(half, 1, next);
      } else {
        step(next - previous, 0.5, next);
      }
      previous = next;
    }
  }

  private void step(double time, double implicit, double left) {
    double variance = sigma * sigma / (width * width);
    double drift = side * (contract.rate() - contract.yield() - 0.5 * sigma * sigma) / (2 * width);
    double before = time * (0.5 * variance - drift);
    double after = time * (0.5 * variance + drift);
    double own = -time * (variance + contract.rate());
    double explicit = 1 - implicit;
    explicitPart(explicit * before, 1 + explicit * own, explicit * after);
    low = -implicit * before;
    middle = 1 - implicit * own;
    high = -implicit * after;
    value[0] = contract.certain(spot[0], left);
    value[nodes - 1] = contract.certain(spot[nodes - 1], left);
    if (contract.american() && contract.yield() < 0) {
      iteratePolicy();
    } else {
      eliminate();
      substitute();
    }
  }

  private void explicitPart(double before, double own, double after) {
    for (int i = 1; i < nodes - 1; i++) {
      right[i] = before * value[i - 1] + own * value[i] + after * value[i + 1];
    }
  }

  private void eliminate() {
    int last = nodes - 2;
    right[last] -= high * value[nodes - 1];
    inverse[last] = 1 / middle;
    for (int i = last - 1; i >= 1; i--) {
      factor[i] = high * inverse[i + 1];
      inverse[i] = 1 / (middle - factor[i] * low);
    }
    for (int i = last - 1; i >= 1; i--) {
      right[i] -= factor[i] * right[i + 1];
    }
  }

  private void substitute() {
    double previous = value[0];
    if (contract.american()) {
      for (int i = 1; i < nodes - 1; i++) {
        previous = Math.max(floor[i], (right[i] - low * previous) * inverse[i]);
        value[i] = previous;
      }
    } else {
      for (int i = 1; i < nodes - 1; i++) {
        previous = (right[i] - low * previous) * inverse[i];
        value[i] = previous;
      }
    }
  }

  // --- exercise anywhere ---

  private void iteratePolicy() {
    for (int pass = 0; pass < POLICY_LIMIT; pass++) {
      solvePolicy();
      if (!policyChanges()) {
        return;
      }
    }
  }

  private void solvePolicy() {
    double[] carried = other;
    int last = nodes - 2;
    carried[nodes - 1] = value[nodes - 1];
    inverse[nodes - 1] = 1;
    double coupling = 0;
    for (int i = last; i >= 1; i--) {
      if (exercised[i]) {
        inverse[i] = 1;
        carried[i] = floor[i];
        coupling = 0;
      } else {
        double weight = high * inverse[i + 1];
        inverse[i] = 1 / (middle - weight * coupling);
        carried[i] = right[i] - weight * carried[i + 1];
        coupling = low;
      }
    }
    for (int i = 1; i <= last; i++) {
      value[i] = exercised[i] ? floor[i] : (carried[i] - low * value[i - 1]) * inverse[i];
    }
  }

  private boolean policyChanges() {
    boolean changes = false;
    for (int i = 1; i < nodes - 1; i++) {
      boolean now;
      if (exercised[i]) {
        now = low * value[i - 1] + middle * value[i] + high * value[i + 1] >= right[i];
      } else {
        now = value[i] < floor[i] - POLICY_ROUNDING;
      }
      changes |= now != exercised[i];
      exercised[i] = now;
    }
    return changes;
  }
}
