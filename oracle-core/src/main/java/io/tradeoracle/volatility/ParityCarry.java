package io.tradeoracle.volatility;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.pricing.Carry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Interest rate and dividend yield (or borrowing cost) of one expiration from put-call parity: with
 * discount factor D and forward F, European prices obey C − P = D (F − K) at every strike (H. R.
 * Stoll, "The relationship between put and call option prices", 1969). The robust line through the
 * middles of the quotes ({@link ParityLine}), each strike weighted by one over the square of its
 * two spreads together, gives both; the rate is −ln D ÷ years, the yield makes the forward.
 *
 * <p>Strikes within 20 % of the spot count that have call and put bid for and not crossed. Parity
 * holds for European prices only: the right to exercise a put early makes it dearer the deeper it
 * is in the money, which would pass for a lower rate. So of American options only the strikes count
 * whose option in the money is the one that is not worth exercising: up to 2 % above the spot where
 * the forward is above it (puts are exercised), from 2 % below it where the forward is below (calls
 * are), and 15 % the other way. Their prices are replaced by European ones of the same volatility
 * ({@link ChainSlice#asEuropean}) at the carry found so far, ten times over; each time about a
 * quarter of the error is left.
 *
 * <p>The rate of a short expiration is hardly determined: an error of a cent in C − P over a range
 * of ten dollars is one of 1/1000 in D, and divided by a month 1.2 points in the rate. See the
 * error in the result, or give the rate and ask for the yield only. The forward is sharp always.
 *
 * <p>Pure functions; safe for any number of threads.
 */
public final class ParityCarry {

  private static final double EUROPEAN_REACH = 0.20;
  private static final double AMERICAN_REACH = 0.15;
  private static final double AMERICAN_OVERLAP = 0.02;
  private static final double FORWARD_REACH = 0.05;
  private static final int NEEDED_STRIKES = 4;
  private static final int EARLY_EXERCISE_ROUNDS = 10;
  private static final double SETTLED = 1e-7;

  /** Beyond this a quote is wrong, or time too short for it to say anything. */
  private static final double MAX_CARRY = 0.5;

  private static final double MAX_SPOT_LAG = 0.01;

  /** Prices on a grid can lie on a line exactly; a floor keeps the weight finite. */
  private static final double LEAST_ERROR = 1e-5;

  private record Rate(double rate, double weight) {}

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

  /**
   * Returns one rate for all expirations, which most of them agree on: the median of their own
   * rates, each weighted by one over the square of its error. Empty where none has one.
   */
  public static OptionalDouble commonRate(List<ChainSlice> slices) {
    List<Rate> rates = new ArrayList<>();
    double total = 0;
    for (ChainSlice slice : slices) {
      if (of(slice) instanceof ParityResult.Found found) {
        double error = Math.max(LEAST_ERROR, found.rateError());
        rates.add(new Rate(found.carry().rate(), 1 / (error * error)));
        total += 1 / (error * error);
      }
    }
    rates.sort(Comparator.comparingDouble(Rate::rate));
    double below = 0;
    for (Rate rate : rates) {
      below += rate.weight();
      if (below >= total / 2) {
        return OptionalDouble.of(rate.rate());
      }
    }
    return OptionalDouble.empty();
  }

  private static ParityResult estimate(ChainSlice slice, double rate) {
    return slice.style() == ExerciseStyle.AMERICAN
        ? american(slice, rate)
        : line(slice, within(slice, EUROPEAN_REACH, EUROPEAN_REACH), rate);
  }

  private static ParityResult american(ChainSlice slice, double rate) {
    List<ChainSlice.Row> rows = rows(slice, rate);
    ChainSlice near = new ChainSlice(slice.spot(), slice.years(), slice.style(), rows);
    ParityResult result = line(slice, rows, rate);
    for (int i = 0; i < EARLY_EXERCISE_ROUNDS; i++) {
      if (!(result instanceof ParityResult.Found before)) {
        return result;
      }
      List<ChainSlice.Row> european =
          near.asEuropean(before.carry()).rows().stream().filter(ChainSlice.Row::isPair).toList();
      result = line(slice, european, rate);
      if (result instanceof ParityResult.Found after && isSettled(before.carry(), after.carry())) {
        return result;
      }
    }
    return result;
  }

  private static boolean isSettled(Carry before, Carry after) {
    return Math.abs(after.rate() - before.rate()) <= SETTLED
        && Math.abs(after.dividendYield() - before.dividendYield()) <= SETTLED;
  }

  private static List<ChainSlice.Row> rows(ChainSlice slice, double rate) {
    if (!Double.isNaN(rate)) {
      return within(slice, FORWARD_REACH, FORWARD_REACH);
    }
    boolean rising =
        slice.rows().stream()
            .filter(ChainSlice.Row::isPair)
            .min(Comparator.comparingDouble(row -> Math.abs(row.strike() - slice.spot())))
            .filter(row -> row.strike() + row.call().mid() - row.put().mid() >= slice.spot())
            .isPresent();
    return rising
        ? within(slice, AMERICAN_REACH, AMERICAN_OVERLAP)
        : within(slice, AMERICAN_OVERLAP, AMERICAN_REACH);
  }

  private static List<ChainSlice.Row> within(ChainSlice slice, double below, double above) {
    double lowest = slice.spot() * (1 - below);
    double highest = slice.spot() * (1 + above);
    return slice.rows().stream()
        .filter(row -> row.isPair() && row.strike() >= lowest && row.strike() <= highest)
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
    double growth = StrictMath.log(forward / slice.spot());
    double yield = rate - growth / slice.years();
    // The spot may lag behind its options, which minutes before expiration is any yield.
    return Math.abs(rate) <= MAX_CARRY
            && Math.abs(growth) <= MAX_CARRY * slice.years() + MAX_SPOT_LAG
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
