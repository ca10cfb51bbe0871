package io.tradeoracle.backtest.lean;

import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.pricing.Carry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Interest and dividends as the options themselves imply them by put-call parity, learnt from the
 * chains up to now and never from later ones.
 *
 * <p><b>Rate.</b> For each expiration at least 20 days away, the slope of C - P over the strikes
 * within 10 % of the money gives a rate and its standard error. Those known to half a point count;
 * their median weighted by 1 / error² is taken once and kept: at the first chain, a quarter of an
 * hour after the opening or later, where three or more are known to 0.15 of a point together and
 * the median lies within -0.25 % to 15 %. Until then, and for ever if no chain is good enough, a
 * given rate holds.
 *
 * <p><b>Dividend yield.</b> With each chain anew, for each expiration 5 days away or more: the
 * yield (or borrowing cost) q that makes the forward S exp((r - q) T) the one that parity implies
 * at the strikes within 2.5 % of the spot, where q is within ±10 %; in between straight lines,
 * outside the nearest. Zero where none is known.
 *
 * <p><b>American options.</b> Parity holds exactly for European options only. The right to exercise
 * a put early makes it dearer, the more the deeper it is in the money: that lowers the rate found
 * and the forwards a little. At rates of a few per cent and near the money the effect is below the
 * quotes' own noise; a call worth exercising before a dividend works the other way.
 *
 * <p>Not thread-safe.
 */
public final class ParityCarrySource implements CarrySource {

  private static final double DAYS_PER_YEAR = 365;

  /** Quotes of the opening rotation are wide and stand apart from each other. */
  private static final Duration OPENING = Duration.ofMinutes(15);

  private static final double MIN_YEARS_FOR_RATE = 20 / DAYS_PER_YEAR;
  private static final double MIN_YEARS_FOR_YIELD = 5 / DAYS_PER_YEAR;
  private static final double MAX_ERROR = 0.005;
  private static final double MAX_JOINT_ERROR = 0.0015;
  private static final int MIN_EXPIRATIONS = 3;
  private static final double MIN_RATE = -0.0025;
  private static final double MAX_RATE = 0.15;
  private static final double MAX_YIELD = 0.10;

  private final FallbackRate fallback;
  private final Map<String, Learnt> underlyings = new TreeMap<>();

  ParityCarrySource(FallbackRate fallback) {
    this.fallback = fallback;
  }

  /** What one underlying's chains have said. */
  private static final class Learnt {
    private double rate;
    private String source;
    private boolean fixed;
    private YieldCurve yields = YieldCurve.ZERO;

    Learnt(FallbackRate fallback) {
      rate = fallback.rate();
      source = fallback.description();
    }
  }

  /**
   * Returns a source with a rate to hold where parity does not say one.
   *
   * @param fallbackRate continuously compounded fraction per year
   * @param origin where that rate comes from, for people
   */
  public static ParityCarrySource withFallback(double fallbackRate, String origin) {
    return new ParityCarrySource(new FallbackRate(fallbackRate, origin));
  }

  @Override
  public Carry carry(String underlying, double yearsToExpiration) {
    Learnt learnt = underlyings.get(underlying);
    return learnt == null
        ? new Carry(fallback.rate(), 0)
        : new Carry(learnt.rate, learnt.yields.at(yearsToExpiration));
  }

  @Override
  public void observe(OptionChain chain) {
    if (!(chain.spot() > 0)) {
      return;
    }
    Learnt learnt = underlyings.computeIfAbsent(chain.underlying(), symbol -> new Learnt(fallback));
    List<ParityStrikes> expirations = ParityStrikes.of(chain);
    if (!learnt.fixed && isPastOpening(chain.asOf())) {
      rate(expirations)
          .ifPresent(
              rate -> {
                learnt.fixed = true;
                learnt.rate = rate;
                learnt.source = Rounded.text(rate) + ": put-call parity at " + chain.asOf();
              });
    }
    learnt.yields = yields(expirations, chain.spot(), learnt.rate);
  }

  private static boolean isPastOpening(Instant now) {
    ExchangeCalendar calendar = ExchangeCalendar.newYork();
    LocalDate day = calendar.dateOf(now);
    return calendar.isTradingDay(day) && !now.isBefore(calendar.session(day).open().plus(OPENING));
  }

  private static Optional<Double> rate(List<ParityStrikes> expirations) {
    List<ParityStrikes.RateEstimate> estimates =
        expirations.stream()
            .filter(expiration -> expiration.years() >= MIN_YEARS_FOR_RATE)
            .flatMap(expiration -> expiration.rate().stream())
            .filter(estimate -> estimate.standardError() <= MAX_ERROR)
            .sorted(Comparator.comparingDouble(ParityStrikes.RateEstimate::rate))
            .toList();
    double weight = estimates.stream().mapToDouble(ParityCarrySource::weight).sum();
    boolean known = weight * MAX_JOINT_ERROR * MAX_JOINT_ERROR >= 1;
    return estimates.size() < MIN_EXPIRATIONS || !known
        ? Optional.empty()
        : Optional.of(weightedMedian(estimates, weight))
            .filter(rate -> rate >= MIN_RATE && rate <= MAX_RATE);
  }

  // Prices on a grid can lie on a line exactly; a floor keeps the weight finite.
  private static double weight(ParityStrikes.RateEstimate estimate) {
    double error = Math.max(estimate.standardError(), 1e-5);
    return 1 / (error * error);
  }

  private static double weightedMedian(
      List<ParityStrikes.RateEstimate> ascending, double totalWeight) {
    double below = 0;
    for (ParityStrikes.RateEstimate estimate : ascending) {
      below += weight(estimate);
      if (below >= totalWeight / 2) {
        return estimate.rate();
      }
    }
    return ascending.get(ascending.size() - 1).rate();
  }

  private static YieldCurve yields(List<ParityStrikes> expirations, double spot, double rate) {
    List<YieldCurve.Point> points = new ArrayList<>();
    for (ParityStrikes expiration : expirations) {
      double years = expiration.years();
      if (years >= MIN_YEARS_FOR_YIELD) {
        expiration
            .forward(spot, rate)
            .ifPresent(
                forward -> {
                  double yield = rate - StrictMath.log(forward / spot) / years;
                  if (Math.abs(yield) <= MAX_YIELD) {
                    points.add(new YieldCurve.Point(years, yield));
                  }
                });
      }
    }
    return new YieldCurve(points);
  }

  @Override
  public String description() {
    if (underlyings.isEmpty()) {
      return "rate " + fallback.description() + "; no dividend yield";
    }
    List<String> lines = new ArrayList<>();
    underlyings.forEach(
        (symbol, learnt) ->
            lines.add(
                symbol
                    + ": rate "
                    + learnt.source
                    + "; dividend yield "
                    + learnt.yields.describe()));
    return String.join("; ", lines);
  }
}
