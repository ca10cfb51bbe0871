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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    double lowest = chain.spot() / growth;
    double highest = chain.spot() * growth;
    List<ParityStrikes> result = new ArrayList<>();
    Pairing pairing = new Pairing();
    @Nullable OptionContract last = null;
    for (OptionChain.Entry entry : chain.entries()) {
      OptionContract contract = entry.contract();
      if (last != null && !isSameExpiration(contract, last)) {
        pairing.end(years(last, chain.asOf())).ifPresent(result::add);
      }
      last = contract;
      double strike = contract.strike().doubleValue();
      if (strike >= lowest && strike <= highest && isGood(entry.quote(), chain.asOf())) {
        pairing.add(contract.right(), strike, entry.quote().mid());
      }
    }
    if (last != null) {
      pairing.end(years(last, chain.asOf())).ifPresent(result::add);
    }
    result.sort(Comparator.comparingDouble(ParityStrikes::years));
    return result;
  }

  private static boolean isSameExpiration(OptionContract one, OptionContract other) {
    return one.expiration().equals(other.expiration()) && one.root().equals(other.root());
  }

  private static double years(OptionContract contract, Instant asOf) {
    return ExchangeCalendar.newYork().yearsToExpiration(asOf, contract);
  }

  private static boolean isGood(Quote quote, Instant asOf) {
    return quote.isTwoSided() && !quote.isCrossed() && quote.age(asOf).compareTo(MAX_AGE) <= 0;
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

  /** Finds the strikes at which an expiration has both; a chain lists calls, then puts. */
  private static final class Pairing {

    private final Map<Double, Double> calls = new HashMap<>();
    private final List<Double> strikes = new ArrayList<>();
    private final List<Double> differences = new ArrayList<>();

    void add(OptionRight right, double strike, double mid) {
      if (right == OptionRight.CALL) {
        calls.put(strike, mid);
        return;
      }
      Double call = calls.get(strike);
      if (call != null) {
        strikes.add(strike);
        differences.add(call - mid);
      }
    }

    /** Returns what was found, and begins anew. */
    Optional<ParityStrikes> end(double years) {
      Optional<ParityStrikes> found =
          years <= 0 || strikes.isEmpty()
              ? Optional.empty()
              : Optional.of(new ParityStrikes(years, array(strikes), array(differences)));
      calls.clear();
      strikes.clear();
      differences.clear();
      return found;
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
