package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.PricingInputs;
import java.util.stream.IntStream;

/**
 * The options of a set for which a solver finds a volatility at all, right or wrong. They take
 * turns until they are as many as the set, so that a benchmark does the same number of them.
 *
 * @param count how many of the set they are
 * @param right how many volatilities are within 1e-8 of the true one, relatively
 */
// A record of an array on purpose: it is not compared.
@SuppressWarnings("ArrayRecordComponent")
record Accepted(int[] rows, int count, int right) {

  private static final double RIGHT = 1e-8;

  /** A price in, a volatility out, by any library: it may throw, or return what is no number. */
  @FunctionalInterface
  interface Solver {
    double solve(PricingInputs in, double price);
  }

  static Accepted by(Solver solver, OptionSet set) {
    double[] found =
        IntStream.range(0, OptionSet.SIZE)
            .mapToDouble(row -> attempt(solver, set.inputs(row), set.price(row)))
            .toArray();
    int[] solved = IntStream.range(0, OptionSet.SIZE).filter(row -> found[row] > 0).toArray();
    long right =
        IntStream.of(solved)
            .filter(row -> Math.abs(found[row] / set.volatility(row) - 1) <= RIGHT)
            .count();
    int[] turns = IntStream.range(0, OptionSet.SIZE).map(i -> solved[i % solved.length]).toArray();
    return new Accepted(turns, solved.length, (int) right);
  }

  /** Whatever a library throws means the same here. */
  private static double attempt(Solver solver, PricingInputs in, double price) {
    try {
      return solver.solve(in, price);
    } catch (RuntimeException e) {
      return Double.NaN;
    }
  }
}
