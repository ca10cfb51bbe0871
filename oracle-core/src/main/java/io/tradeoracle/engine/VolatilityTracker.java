package io.tradeoracle.engine;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.model.Session;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.strategy.VolatilityView;
import io.tradeoracle.volatility.ConstantMaturityIv;
import io.tradeoracle.volatility.ConstantMaturityResult;
import io.tradeoracle.volatility.IvPercentile;
import io.tradeoracle.volatility.IvRank;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Each underlying's 30-day implied volatility through the day, its rank against the past, and the
 * day's one observation that becomes part of that past. Owned by the engine's thread.
 */
final class VolatilityTracker {

  static final int WINDOW_DAYS = 252;
  static final int MINIMUM_OBSERVATIONS = 60;

  /** The last quarter of an hour is left out: closing auctions and early settlements distort it. */
  private static final Duration OBSERVATION_END = Duration.ofMinutes(15);

  private static final Duration OBSERVATION_START = Duration.ofMinutes(30);
  private static final int LEAST_VALUES = 5;

  private static final class Tracked {
    private final List<IvPoint> today = new ArrayList<>();
    private final IvRank rank = new IvRank(WINDOW_DAYS, MINIMUM_OBSERVATIONS);
    private final IvPercentile percentile = new IvPercentile(WINDOW_DAYS, MINIMUM_OBSERVATIONS);
    private boolean historyLoaded;
    private double latest = Double.NaN;
    private String detail = "no value yet";
  }

  private final ExchangeCalendar calendar;
  private final ConstantMaturityIv constantMaturity;
  private final CarrySource carrySource;
  private final IvHistory history;
  private final Map<String, Tracked> underlyings = new TreeMap<>();

  VolatilityTracker(ExchangeCalendar calendar, CarrySource carrySource, IvHistory history) {
    this.calendar = calendar;
    this.constantMaturity = new ConstantMaturityIv(calendar);
    this.carrySource = carrySource;
    this.history = history;
  }

  /** Takes the value of a chain, about once a minute. */
  void observe(OptionChain chain) {
    Tracked tracked = underlyings.computeIfAbsent(chain.underlying(), symbol -> new Tracked());
    ConstantMaturityResult result =
        constantMaturity.evaluate(chain, years -> carrySource.carry(chain.underlying(), years));
    if (result instanceof ConstantMaturityResult.Available available) {
      double value = available.impliedVolatility();
      tracked.latest = value;
      tracked.today.add(new IvPoint(chain.asOf(), value));
      loadHistory(chain, tracked);
      tracked.rank.update(value);
      tracked.percentile.update(value);
      tracked.detail = available.detail();
    } else {
      tracked.latest = Double.NaN;
      tracked.detail = ((ConstantMaturityResult.Unavailable) result).reason();
    }
  }

  private void loadHistory(OptionChain chain, Tracked tracked) {
    if (tracked.historyLoaded) {
      return;
    }
    LocalDate day = calendar.dateOf(chain.asOf());
    Optional<List<Double>> past =
        history.before(chain.underlying(), day, tracked.today, WINDOW_DAYS - 1);
    past.ifPresent(
        values -> {
          values.forEach(
              value -> {
                tracked.rank.close(value);
                tracked.percentile.close(value);
              });
          tracked.historyLoaded = true;
        });
  }

  /** Returns what is known of an underlying now. */
  VolatilityView view(String underlying) {
    Tracked tracked = underlyings.get(underlying);
    if (tracked == null) {
      return new VolatilityView(Double.NaN, Double.NaN, Double.NaN, 0, "no value yet");
    }
    boolean known = !Double.isNaN(tracked.latest) && tracked.historyLoaded;
    return new VolatilityView(
        tracked.latest,
        known ? tracked.rank.rank() : Double.NaN,
        known ? tracked.percentile.percentile() : Double.NaN,
        tracked.rank.observations(),
        tracked.detail + "; history: " + history.description());
  }

  /**
   * Ends a day. Returns its observations, one an underlying that had enough values before the
   * close; they are part of the past from now on.
   */
  List<DailyIv> closeDay(LocalDate day) {
    Session session = calendar.session(day);
    List<DailyIv> observations = new ArrayList<>();
    underlyings.forEach(
        (symbol, tracked) -> {
          double observation = median(valuesBeforeClose(tracked.today, session));
          if (!Double.isNaN(observation)) {
            // A past that is not loaded yet will bring this day along.
            if (tracked.historyLoaded) {
              tracked.rank.close(observation);
              tracked.percentile.close(observation);
            }
            observations.add(new DailyIv(symbol, day, observation, "observed"));
          }
          tracked.today.clear();
          tracked.latest = Double.NaN;
        });
    return observations;
  }

  private static double[] valuesBeforeClose(List<IvPoint> today, Session session) {
    Instant from = session.close().minus(OBSERVATION_START);
    Instant to = session.close().minus(OBSERVATION_END);
    return today.stream()
        .filter(point -> point.at().isAfter(from) && !point.at().isAfter(to))
        .mapToDouble(IvPoint::impliedVolatility)
        .sorted()
        .toArray();
  }

  private static double median(double[] sorted) {
    if (sorted.length < LEAST_VALUES) {
      return Double.NaN;
    }
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
  }
}
