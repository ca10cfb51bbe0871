package io.tradeoracle.pricing.reference;

/**
 * American options by finite differences: nothing here knows of exercise boundaries, premium
 * integrals or the symmetry of puts and calls.
 *
 * <p>The pricing equation in x = ln S is stepped back from expiration on an even grid that has the
 * spot as a node. Time steps grow quadratically from expiration and again from each ex-dividend
 * date, where the first ones are implicit (R. Rannacher, 1984) and the rest Crank-Nicolson's. Early
 * exercise is a linear complementarity problem in each step, solved exactly: by elimination from
 * the side that holds on (M. Brennan and E. Schwartz, 1977) where exercise is right on one side
 * only, else by policy iteration. Across an ex-date the value is taken at the spot less the
 * dividend, by interpolation of degree five, and never below exercise.
 *
 * <p>A kink between two nodes would leave an error of the second order that depends on where it
 * lies, and no extrapolation would help. So wherever a new value is laid on the grid, the sum over
 * the nodes is made to agree with the integral of the kink.
 *
 * <p>Four grids, each with twice the steps in space and in time, give three Richardson
 * extrapolations. The finest is the answer. Its error estimate is its difference from the one
 * before, or a quarter of the difference before that, lest two that agree by chance be believed.
 */
public final class FiniteDifferences {

  // A record of arrays on purpose: it names inputs, it is not compared.
  /** What is priced; the cash dividends with the years from now to their ex-dates, ascending. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Contract(
      double spot,
      double strike,
      double years,
      double rate,
      double yield,
      double volatility,
      boolean call,
      boolean american,
      double[] exYears,
      double[] cash) {

    /** An American option without cash dividends. */
    public static Contract american(
        double spot,
        double strike,
        double years,
        double rate,
        double yield,
        double volatility,
        boolean call) {
      return new Contract(
          spot, strike, years, rate, yield, volatility, call, true, new double[0], new double[0]);
    }

    private boolean oneSided() {
      double first = call ? yield : rate;
      double second = call ? rate : yield;
      return american && exYears.length == 0 && !(first < 0 && second < first);
    }
  }

  /** A price and how far off it may be. */
  public record Estimate(double price, double error) {}

  private static final double DEVIATIONS = 8;
  private static final int IMPLICIT_STEPS = 4;
  private static final int LEAST_STEPS = 8;

  private final Contract contract;
  private final int nodes;
  private final int side;
  private final double width;
  private final double[] x;
  private final double[] payoff;
  private final double[] floor;
  private double[] value;
  private final double[] right;
  private final double[] diagonal;
  private final double[] carried;
  private final boolean[] exercised;

  private FiniteDifferences(Contract contract, int half) {
    this.contract = contract;
    this.nodes = 2 * half + 1;
    // Index 0 lies on the side where exercise is right.
    this.side = contract.call ? -1 : 1;
    double deviation = contract.volatility * Math.sqrt(contract.years);
    double reach =
        DEVIATIONS * deviation
            + Math.abs(contract.rate - contract.yield) * contract.years
            + 0.5 * deviation * deviation;
    this.width = reach / half;
    this.x = new double[nodes];
    this.payoff = new double[nodes];
    this.floor = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      x[i] = Math.log(contract.spot) + side * (i - half) * width;
      payoff[i] = exercise(Math.exp(x[i]));
    }
    this.value = payoff.clone();
    this.right = new double[nodes];
    this.diagonal = new double[nodes];
    this.carried = new double[nodes];
    this.exercised = new boolean[nodes];
  }

  /**
   * Returns the price with an error estimate, from grids of up to twice this size.
   *
   * @param size steps in space on each side of the spot, and in time, of the last grid but one; a
   *     multiple of 32
   */
  public static Estimate price(Contract contract, int size) {
    double[] extrapolated = new double[3];
    double coarse = new FiniteDifferences(contract, size / 4).solve(size / 4);
    for (int i = 0; i < 3; i++) {
      int finer = (size / 2) << i;
      double fine = new FiniteDifferences(contract, finer).solve(finer);
      extrapolated[i] = fine + (fine - coarse) / 3;
      coarse = fine;
    }
    double last = Math.abs(extrapolated[2] - extrapolated[1]);
    double before = Math.abs(extrapolated[1] - extrapolated[0]);
    return new Estimate(extrapolated[2], Math.max(last, before / 4));
  }

  private double exercise(double spot) {
    return contract.call ? spot - contract.strike : contract.strike - spot;
  }

  private double solve(int steps) {
    for (int i = 0; i < nodes; i++) {
      value[i] = Math.max(0, payoff[i]);
    }
    System.arraycopy(payoff, 0, floor, 0, nodes);
    double atStrike = Math.log(contract.strike);
    smoothKink((atStrike - x[0]) / (side * width), contract.strike);
    double from = 0;
    for (int d = contract.exYears.length - 1; d >= 0; d--) {
      double to = contract.years - contract.exYears[d];
      march(from, to, steps);
      payDividend(contract.cash[d], to);
      from = to;
    }
    march(from, contract.years, steps);
    double price = value[nodes / 2];
    return contract.american ? Math.max(price, payoff[nodes / 2]) : price;
  }

  /**
   * Corrects the nodes on both sides of a kink at a place counted in nodes; the least value there
   * goes down with them, or exercise would undo it at once.
   *
   * @param jump by how much the slope in ln S grows there
   */
  private void smoothKink(double place, double jump) {
    int i = (int) Math.floor(place);
    if (i < 1 || i >= nodes - 2) {
      return;
    }
    double part = place - i;
    double excess = 0.5 * jump * width * part * (1 - part);
    value[i] -= excess * (1 - part);
    value[i + 1] -= excess * part;
    floor[i] = Math.min(floor[i], value[i]);
    floor[i + 1] = Math.min(floor[i + 1], value[i + 1]);
  }

  // --- dividends ---

  private void payDividend(double cash, double left) {
    double[] hold = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      hold[i] = valueAt(Math.exp(x[i]) - cash, left);
    }
    value = hold.clone();
    System.arraycopy(payoff, 0, floor, 0, nodes);
    double slope = (valueAt(1e-9 * contract.strike, left) - valueAt(0, left)) / 1e-9;
    smoothKink((Math.log(cash) - x[0]) / (side * width), slope / contract.strike * cash);
    if (!contract.american) {
      return;
    }
    for (int i = 0; i < nodes; i++) {
      value[i] = Math.max(hold[i], payoff[i]);
    }
    for (int i = 0; i + 1 < nodes; i++) {
      double here = payoff[i] - hold[i];
      double next = payoff[i + 1] - hold[i + 1];
      if (here * next < 0) {
        smoothKink(i + here / (here - next), Math.abs(next - here) / width);
      }
    }
  }

  /** Returns the value at any spot, by interpolation; certain outside the grid. */
  private double valueAt(double spot, double left) {
    if (spot <= 0) {
      return certain(0, left);
    }
    double place = (Math.log(spot) - x[0]) / (side * width);
    if (place < 0 || place > nodes - 1) {
      return certain(spot, left);
    }
    int first = Math.max(0, Math.min(nodes - 6, (int) Math.floor(place) - 2));
    double sum = 0;
    for (int k = 0; k < 6; k++) {
      double weight = 1;
      for (int m = 0; m < 6; m++) {
        if (m != k) {
          weight *= (place - first - m) / (k - m);
        }
      }
      sum += weight * value[first + k];
    }
    return sum;
  }

  /** Returns the value of a path without chance: the best certain exercise. */
  private double certain(double spot, double left) {
    double best = 0;
    int moments = contract.american ? 64 : 1;
    for (int k = contract.american ? 0 : 1; k <= moments; k++) {
      double time = left * k / moments;
      best = Math.max(best, certainAt(spot, time));
    }
    double ratio = contract.yield * spot / (contract.rate * contract.strike);
    double turn = Math.log(ratio) / (contract.yield - contract.rate);
    if (contract.american && turn > 0 && turn < left) {
      best = Math.max(best, certainAt(spot, turn));
    }
    return best;
  }

  private double certainAt(double spot, double time) {
    double gain =
        contract.strike * Math.exp(-contract.rate * time) - spot * Math.exp(-contract.yield * time);
    return contract.call ? -gain : gain;
  }

  // --- time ---

  private void march(double from, double to, int steps) {
    if (to <= from) {
      return;
    }
    double share = Math.sqrt((to - from) / contract.years);
    // A multiple of the same small number on each grid, so that the three stay similar.
    int count = (int) Math.ceil(share * LEAST_STEPS) * (steps / LEAST_STEPS);
    double previous = from;
    for (int j = 1; j <= count; j++) {
      double next = from + (to - from) * ((double) j / count) * j / count;
      if (j * 2 <= IMPLICIT_STEPS) {
        double middle = 0.5 * (previous + next);
        step(middle - previous, 1, middle);
        step(next - middle, 1, next);
      } else {
        step(next - previous, 0.5, next);
      }
      previous = next;
    }
  }

  private void step(double time, double implicit, double left) {
    double variance = contract.volatility * contract.volatility / (width * width);
    double drift =
        side
            * (contract.rate - contract.yield - 0.5 * contract.volatility * contract.volatility)
            / (2 * width);
    double low = time * (0.5 * variance - drift);
    double high = time * (0.5 * variance + drift);
    double middle = -time * (variance + contract.rate);
    double explicit = 1 - implicit;
    for (int i = 1; i < nodes - 1; i++) {
      right[i] =
          value[i] + explicit * (low * value[i - 1] + middle * value[i] + high * value[i + 1]);
    }
    value[0] = certain(Math.exp(x[0]), left);
    value[nodes - 1] = certain(Math.exp(x[nodes - 1]), left);
    double a = -implicit * low;
    double b = 1 - implicit * middle;
    double c = -implicit * high;
    if (contract.oneSided()) {
      eliminateAndProject(a, b, c);
    } else {
      iteratePolicy(a, b, c);
    }
  }

  private void eliminateAndProject(double a, double b, double c) {
    int last = nodes - 2;
    right[last] -= c * value[nodes - 1];
    diagonal[last] = b;
    for (int i = last - 1; i >= 1; i--) {
      double factor = c / diagonal[i + 1];
      diagonal[i] = b - factor * a;
      right[i] -= factor * right[i + 1];
    }
    for (int i = 1; i <= last; i++) {
      value[i] = Math.max(floor[i], (right[i] - a * value[i - 1]) / diagonal[i]);
    }
  }

  private void iteratePolicy(double a, double b, double c) {
    for (int pass = 0; pass < 200; pass++) {
      solvePolicy(a, b, c);
      if (!contract.american || !policyChanges(a, b, c)) {
        return;
      }
    }
    throw new IllegalStateException("no policy found: " + contract);
  }

  private void solvePolicy(double a, double b, double c) {
    int last = nodes - 2;
    diagonal[nodes - 1] = 1;
    carried[nodes - 1] = value[nodes - 1];
    for (int i = last; i >= 1; i--) {
      if (exercised[i]) {
        diagonal[i] = 1;
        carried[i] = floor[i];
        continue;
      }
      double factor = c / diagonal[i + 1];
      boolean known = i == last || exercised[i + 1];
      diagonal[i] = known ? b : b - factor * a;
      carried[i] = right[i] - (known ? c : factor) * carried[i + 1];
    }
    for (int i = 1; i <= last; i++) {
      double from = exercised[i] ? 0 : a * value[i - 1];
      value[i] = (carried[i] - from) / diagonal[i];
    }
  }

  private boolean policyChanges(double a, double b, double c) {
    boolean changes = false;
    for (int i = 1; i < nodes - 1; i++) {
      boolean now;
      if (exercised[i]) {
        double hold = a * value[i - 1] + b * value[i] + c * value[i + 1] - right[i];
        now = hold >= 0;
      } else {
        now = value[i] < floor[i] - 1e-13 * contract.strike;
      }
      changes |= now != exercised[i];
      exercised[i] = now;
    }
    return changes;
  }
}
