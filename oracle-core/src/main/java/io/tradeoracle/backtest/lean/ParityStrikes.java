package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.model.Quote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The strikes near the money of one expiration at which both call and put are well quoted, and what
 * put-call parity makes of them: C - P = D (F - K), with discount factor D and forward F.
 *
 * @param years time to settlement
 * @param strikes ascending
 * @param differences call mid less put mid at each strike
 */
record ParityStrikes(double years, double[] strikes, double[] differences) {

  /**
   * An interest rate with the standard error that the scatter of the quotes gives it.
   *
   * @param rate continuously compounded fraction per year
   */
  record RateEstimate(double rate, double standardError) {}

  private static final double MAX_MONEYNESS = 0.10;
  private static final Duration MAX_AGE = Duration.ofMinutes(5);
  private static final int FORWARD_STRIKES = 5;
  private static final int MIN_STRIKES_FOR_RATE = 8;

  /** Returns the expirations of a chain that lie ahead, in order of settlement. */
  static List<ParityStrikes> of(OptionChain chain) {
    Map<OptionContract, TreeMap<BigDecimal, Pair>> expirations =
        new TreeMap<>(
            Comparator.comparing(OptionContract::expiration).thenComparing(OptionContract::root));
    for (OptionChain.Entry entry : chain.entries()) {
      BigDecimal strike = entry.contract().strike();
      double logMoneyness = StrictMath.log(strike.doubleValue() / chain.spot());
      if (Math.abs(logMoneyness) <= MAX_MONEYNESS && isGood(entry.quote(), chain.asOf())) {
        expirations
            .computeIfAbsent(entry.contract(), contract -> new TreeMap<>())
            .computeIfAbsent(strike, key -> new Pair())
            .add(entry);
      }
    }
    List<ParityStrikes> result = new ArrayList<>();
    expirations.forEach(
        (contract, pairs) -> of(years(contract, chain.asOf()), pairs).ifPresent(result::add));
    result.sort(Comparator.comparingDouble(ParityStrikes::years));
    return result;
  }

  private static double years(OptionContract contract, Instant asOf) {
    return ExchangeCalendar.newYork().yearsToExpiration(asOf, contract);
  }

  private static boolean isGood(Quote quote, Instant asOf) {
    return quote.isTwoSided() && !quote.isCrossed() && quote.age(asOf).compareTo(MAX_AGE) <= 0;
  }

  private static Optional<ParityStrikes> of(double years, Map<BigDecimal, Pair> pairs) {
    Collection<Map.Entry<BigDecimal, Pair>> whole =
        pairs.entrySet().stream().filter(pair -> pair.getValue().isWhole()).toList();
    return years <= 0 || whole.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ParityStrikes(
                years,
                whole.stream().mapToDouble(pair -> pair.getKey().doubleValue()).toArray(),
                whole.stream().mapToDouble(pair -> pair.getValue().difference()).toArray()));
  }

  /**
   * Returns the rate that the slope of C - P over the strikes implies, by least squares; empty with
   * too few strikes to tell its error.
   */
  Optional<RateEstimate> rate() {
    int count = strikes.length;
    if (count < MIN_STRIKES_FOR_RATE) {
      return Optional.empty();
    }
    double meanStrike = Arrays.stream(strikes).sum() / count;
    double meanDifference = Arrays.stream(differences).sum() / count;
    double spread = 0;
    double joint = 0;
    for (int i = 0; i < count; i++) {
      spread += (strikes[i] - meanStrike) * (strikes[i] - meanStrike);
      joint += (strikes[i] - meanStrike) * (differences[i] - meanDifference);
    }
    double discount = -joint / spread;
    if (!(discount > 0)) {
      return Optional.empty();
    }
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double rest = differences[i] - meanDifference + discount * (strikes[i] - meanStrike);
      squares += rest * rest;
    }
    double error = Math.sqrt(squares / (count - 2) / spread);
    return Optional.of(
        new RateEstimate(-StrictMath.log(discount) / years, error / (discount * years)));
  }

  /** Returns the forward at a rate: the median over the strikes where call and put are closest. */
  double forward(double rate) {
    double growth = StrictMath.exp(rate * years);
    List<Integer> closest = new ArrayList<>();
    for (int i = 0; i < strikes.length; i++) {
      closest.add(i);
    }
    closest.sort(Comparator.comparingDouble(i -> Math.abs(differences[i])));
    double[] forwards =
        closest.stream()
            .limit(FORWARD_STRIKES)
            .mapToDouble(i -> strikes[i] + growth * differences[i])
            .sorted()
            .toArray();
    int middle = forwards.length / 2;
    return forwards.length % 2 == 1
        ? forwards[middle]
        : 0.5 * (forwards[middle - 1] + forwards[middle]);
  }

  /** The call and the put of one strike. */
  private static final class Pair {

    private @Nullable Quote call;
    private @Nullable Quote put;

    void add(OptionChain.Entry entry) {
      if (entry.contract().right() == OptionRight.CALL) {
        call = entry.quote();
      } else {
        put = entry.quote();
      }
    }

    boolean isWhole() {
      return call != null && put != null;
    }

    double difference() {
      return call == null || put == null ? Double.NaN : call.mid() - put.mid();
    }
  }
}
