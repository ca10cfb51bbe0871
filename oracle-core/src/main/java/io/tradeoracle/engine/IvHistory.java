package io.tradeoracle.engine;

import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.StoreException;
import io.tradeoracle.port.TickStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Where the past of an underlying's 30-day implied volatility comes from. */
public interface IvHistory {

  /**
   * Returns observations from before a day, oldest first; empty while they cannot be had yet, and
   * then it is asked again.
   *
   * @param today the day's own values so far, oldest first, at least one: some histories are scaled
   *     to them
   * @param limit at most so many are wanted
   */
  Optional<List<Double>> before(String underlying, LocalDate day, List<IvPoint> today, int limit);

  /** Returns where the figures come from, for people. */
  String description();

  /** Returns the history that a store has. */
  static IvHistory of(TickStore store) {
    return new IvHistory() {
      @Override
      public Optional<List<Double>> before(
          String underlying, LocalDate day, List<IvPoint> today, int limit) {
        try {
          return Optional.of(
              store.dailyIvBefore(underlying, day, limit).stream()
                  .map(DailyIv::impliedVolatility)
                  .toList());
        } catch (StoreException e) {
          // It is asked again; until then nothing opens for want of a rank.
          return Optional.empty();
        }
      }

      @Override
      public String description() {
        return "observed and stored";
      }
    };
  }
}
