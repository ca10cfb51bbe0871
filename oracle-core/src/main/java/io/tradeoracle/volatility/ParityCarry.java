package io.tradeoracle.volatility;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.pricing.Carry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Interest rate and dividend yield (or borrowing cost) of one expiration from put-call parity: with
 * discount factor D and forward F, European prices obey C − P = D (F − K) at every strike (H. R.
 * Stoll, "The relationship between put and call option prices", 1969). The robust line through the
 * middles of the quotes ({@link ParityLine}), each strike weighted by one over the square of its
 * two spreads together, gives both; the rate is −ln D ÷ years, the yield makes the forward.
 *
 * <p>Strikes within 20 % of the spot count that have call and put bid for and not crossed. Prices
 * of American options, of strikes within 10 %, are first replaced by European ones of the same
 * volatility at the carry found so far, in rounds: parity holds for European prices only, and the
 * right to exercise a put early would pass for a lower rate.
 *
 * <p>The rate of a short expiration is hardly determined: an error of a cent in C − P over a range
 * of ten dollars is one of 1/1000 in D, and divided by a month 1.2 points in the rate. See the
 * error in the result, or give the rate and ask for the yield only. The forward is sharp always.
 *
 * <p>Pure functions; safe for any number of threads.
 */
public final class ParityCarry {

  private static final double EUROPEAN_REACH = 0.20;
  private static final double AMERICAN_REACH = 0.10;
  private static final int NEEDED_STRIKES = 4;

  /** Each round leaves a fraction of the error in what early exercise is worth. */
  private static final int EARLY_EXERCISE_ROUNDS = 6;

  private static final double MAX_CARRY = 0.5;

  private ParityCarry() {}

  /** Returns rate and yield, both from the quotes; they need four strikes. */
  public static ParityResult of(ChainSlice slice) {
    return estimate(slice, Double.NaN);
  }

  /**
   * Returns the yield for a rate that is known otherwise; it needs one strike.
   *
   * @param rate continuously compounded fraction per year, finite
   */
  public static ParityResult at(ChainSlice slice, double rate) {
    if (!Double.isFinite(rate)) {
      throw new IllegalArgumentException("rate must be finite: " + rate);
    }
    return estimate(slice, rate);
  }

  private static ParityResult estimate(ChainSlice slice, double rate) {
    ParityResult result = line(slice, near(slice), rate);
    if (slice.style() == ExerciseStyle.EUROPEAN) {
      return result;
    }
    ChainSlice paired = new ChainSlice(slice.spot(), slice.years(), slice.style(), near(slice));
    for (int i = 0; i < EARLY_EXERCISE_ROUNDS; i++) {
      if (result instanceof ParityResult.Found found) {
        List<ChainSlice.Row> european =
            paired.asEuropean(found.carry()).rows().stream()
                .filter(ChainSlice.Row::isPair)
                .toList();
        result = line(slice, european, rate);
      }
    }
    return result;
  }

  private static List<ChainSlice.Row> near(ChainSlice slice) {
    double reach =
        slice.style() == ExerciseStyle.AMERICAN ? AMERICAN_REACH : EUROPEAN_REACH;
    double distance = reach * slice.spot();
    return slice.rows().stream()
        .filter(row -> row.isPair() && Math.abs(row.strike() - slice.spot()) <= distance)
        .toList();
  }

  private static ParityResult line(ChainSlice slice, List<ChainSlice.Row> rows, double rate) {
    int needed = Double.isNaN(rate) ? NEEDED_STRIKES : 1;
    if (rows.size() < needed) {
      return new ParityResult.Unavailable(
          rows.size() + " of " + needed + " strikes with call and put near the money");
    }
    double[] strikes = column(rows, ChainSlice.Row::strike);
    double[] differences = column(rows, row -> row.call().mid() - row.put().mid());
    return Double.isNaN(rate)
        ? sloped(slice, ParityLine.robust(strikes, differences, weights(rows)))
        : shifted(slice, strikes, differences, rate);
  }

  private static double[] column(
      List<ChainSlice.Row> rows, ToDoubleFunction<ChainSlice.Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  /** A locked quote is no sharper than half a tick. */
  private static double[] weights(List<ChainSlice.Row> rows) {
    return column(
        rows,
        row -> {
          double spreads =
              row.call().ask() - row.call().bid() + (row.put().ask() - row.put().bid());
          double wide = Math.max(0.01, spreads);
          return 1 / (wide * wide);
        });
  }

  private static ParityResult sloped(ChainSlice slice, Optional<ParityLine> found) {
    if (found.isEmpty()) {
      return new ParityResult.Unavailable("call less put does not fall with the strike");
    }
    ParityLine line = found.get();
    double years = slice.years();
    double error = line.discountError() / (line.discount() * years);
    double rate = -StrictMath.log(line.discount()) / years;
    return checked(slice, rate, line.forward(), error, line.scatter(), line.strikes());
  }

  /** Returns the median of the forwards at all strikes. */
  private static ParityResult shifted(
      ChainSlice slice, double[] strikes, double[] differences, double rate) {
    double growth = StrictMath.exp(rate * slice.years());
    double[] forwards = new double[strikes.length];
    for (int i = 0; i < forwards.length; i++) {
      forwards[i] = strikes[i] + growth * differences[i];
    }
    Arrays.sort(forwards);
    int middle = forwards.length / 2;
    double forward =
        forwards.length % 2 == 1
            ? forwards[middle]
            : 0.5 * (forwards[middle - 1] + forwards[middle]);
    double squares = Arrays.stream(forwards).map(f -> (f - forward) * (f - forward)).sum();
    double scatter = Math.sqrt(squares / forwards.length) / growth;
    return checked(slice, rate, forward, 0, scatter, forwards.length);
  }

  private static ParityResult checked(
      ChainSlice slice, double rate, double forward, double error, double scatter, int strikes) {
    double yield = rate - StrictMath.log(forward / slice.spot()) / slice.years();
    return Math.abs(rate) <= MAX_CARRY && Math.abs(yield) <= MAX_CARRY
        ? new ParityResult.Found(new Carry(rate, yield), forward, error, scatter, strikes)
        : new ParityResult.Unavailable(
            "rate "
                + (float) rate
                + " or yield "
                + (float) yield
                + " beyond "
                + MAX_CARRY
                + ": bad quotes, or too little time to expiration");
  }
}
