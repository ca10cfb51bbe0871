package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import io.tradeoracle.volatility.ParityLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The strikes near the money of one expiration at which both call and put are well quoted, and what
 * put-call parity makes of them: C - P = D (F - K), with discount factor D and forward F.
 */
final class ParityStrikes {

  /**
   * An interest rate with the standard error that the scatter of the quotes gives it.
   *
   * @param rate continuously compounded fraction per year
   */
  record RateEstimate(double rate, double standardError) {}

  private static final double MAX_MONEYNESS = 0.10;
  private static final Duration MAX_AGE = Duration.ofMinutes(5);
  private static final double MAX_FORWARD_DISTANCE = 0.025;
  private static final int FORWARD_STRIKES = 5;
  private static final int MIN_STRIKES_FOR_RATE = 8;

  private final double years;
  private final double[] strikes;
  private final double[] differences;

  /**
   * @param years time to settlement
   * @param strikes ascending
   * @param differences call mid less put mid at each strike
   */
  private ParityStrikes(double years, double[] strikes, double[] differences) {
    this.years = years;
    this.strikes = strikes;
    this.differences = differences;
  }

  /** Returns the expirations of a chain that lie ahead, in order of settlement. */
  static List<ParityStrikes> of(OptionChain chain) {
    double growth = StrictMath.exp(MAX_MONEYNESS);
    Instant oldest = chain.asOf().minus(MAX_AGE);
    List<ParityStrikes> result = new ArrayList<>();
    for (List<OptionChain.Entry> expiration : chain.byExpiration()) {
      OptionContract any = expiration.get(0).contract();
      double years = ExchangeCalendar.newYork().yearsToExpiration(chain.asOf(), any);
      Pairing pairing = new Pairing(chain.spot() / growth, chain.spot() * growth, oldest);
      expiration.forEach(pairing::take);
      if (years > 0 && pairing.pairs.count > 0) {
        result.add(pairing.strikes(years));
      }
    }
    result.sort(Comparator.comparingDouble(ParityStrikes::years));
    return result;
  }

  /** Returns the time to settlement. */
  double years() {
    return years;
  }

  /**
   * Returns the rate that the slope of C - P over the strikes implies, by least squares; empty with
   * too few strikes to tell its error, or where C - P does not fall with the strike.
   */
  Optional<RateEstimate> rate() {
    return strikes.length < MIN_STRIKES_FOR_RATE
        ? Optional.empty()
        : ParityLine.leastSquares(strikes, differences)
            .map(
                line ->
                    new RateEstimate(
                        -StrictMath.log(line.discount()) / years,
                        line.discountError() / (line.discount() * years)));
  }

  /**
   * Returns the forward at a rate: the median over the strikes where call and put are closest.
   * Empty without a strike close to the spot: an American option far in the money is worth what
   * exercising it now brings, and says nothing of the forward.
   */
  OptionalDouble forward(double spot, double rate) {
    double growth = StrictMath.exp(rate * years);
    double[] forwards =
        IntStream.range(0, strikes.length)
            .filter(i -> Math.abs(strikes[i] - spot) <= MAX_FORWARD_DISTANCE * spot)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> Math.abs(differences[i])))
            .limit(FORWARD_STRIKES)
            .mapToDouble(i -> strikes[i] + growth * differences[i])
            .sorted()
            .toArray();
    int middle = forwards.length / 2;
    if (forwards.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        forwards.length % 2 == 1
            ? forwards[middle]
            : 0.5 * (forwards[middle - 1] + forwards[middle]));
  }

  /**
   * Finds the strikes at which an expiration has both; a chain lists calls, then puts, each in the
   * order of the strikes.
   */
  private static final class Pairing {

    private final double lowest;
    private final double highest;
    private final Instant oldest;
    private final Strikes calls = new Strikes();
    private final Strikes pairs = new Strikes();
    private int next;

    Pairing(double lowest, double highest, Instant oldest) {
      this.lowest = lowest;
      this.highest = highest;
      this.oldest = oldest;
    }

    void take(OptionChain.Entry entry) {
      double strike = entry.contract().strike().doubleValue();
      if (strike < lowest || strike > highest || !isGood(entry.quote())) {
        return;
      }
      if (entry.contract().right() == OptionRight.CALL) {
        calls.add(strike, entry.quote().mid());
      } else {
        pair(strike, entry.quote().mid());
      }
    }

    private boolean isGood(Quote quote) {
      return quote.isTwoSided() && !quote.isCrossed() && !quote.exchangeTime().isBefore(oldest);
    }

    private void pair(double strike, double put) {
      while (next < calls.count && calls.strikes[next] < strike) {
        next++;
      }
      if (next < calls.count && calls.strikes[next] == strike) {
        pairs.add(strike, calls.values[next] - put);
      }
    }

    ParityStrikes strikes(double years) {
      return new ParityStrikes(
          years,
          Arrays.copyOf(pairs.strikes, pairs.count),
          Arrays.copyOf(pairs.values, pairs.count));
    }
  }

  /** A value at each strike. */
  private static final class Strikes {

    private double[] strikes = new double[64];
    private double[] values = new double[64];
    private int count;

    void add(double strike, double value) {
      if (count == strikes.length) {
        strikes = Arrays.copyOf(strikes, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      strikes[count] = strike;
      values[count++] = value;
    }
  }
}
