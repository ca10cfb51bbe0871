package io.tradeoracle.backtest.lean;

import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.engine.IvPoint;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * The past of an underlying's 30-day implied volatility, borrowed from the VIX: its closes strictly
 * before the day, scaled by one factor so that the last of them equals the day's first valid value.
 * It ranks the underlying as if its volatility had moved with the market's, for use where the
 * underlying's own past was not recorded.
 *
 * <p>Not thread-safe: it remembers the factor for its description.
 */
public final class VixHistory implements IvHistory {

  private static final DatedColumn CLOSE = new DatedColumn("DATE,OPEN,HIGH,LOW,CLOSE", 4);

  /** The longest gap between two closes that is still the day before: a long weekend and more. */
  private static final int MAX_GAP_DAYS = 7;

  private final NavigableMap<LocalDate, Double> closes;
  private String description = "VIX closes, not yet scaled";

  private VixHistory(NavigableMap<LocalDate, Double> closes) {
    this.closes = closes;
  }

  /**
   * Reads a file with the columns DATE, OPEN, HIGH, LOW and CLOSE.
   *
   * @throws LeanDataException if it cannot be read or is in another format
   */
  public static VixHistory read(Path file) {
    NavigableMap<LocalDate, Double> closes = CLOSE.read(file);
    closes.forEach(
        (date, close) -> {
          if (close <= 0) {
            throw new LeanDataException(file + ": close of " + date + " must be positive");
          }
        });
    return new VixHistory(closes);
  }

  /** Returns whether the closes reach up to a day: the last one before it is a week old at most. */
  public boolean reaches(LocalDate day) {
    LocalDate last = closes.lowerKey(day);
    return last != null && !last.plusDays(MAX_GAP_DAYS).isBefore(day);
  }

  /** Returns the scaled closes; empty before the day's first value. */
  @Override
  public Optional<List<Double>> before(
      String underlying, LocalDate day, List<IvPoint> today, int limit) {
    Map.Entry<LocalDate, Double> previous = closes.lowerEntry(day);
    if (today.isEmpty() || previous == null) {
      return Optional.empty();
    }
    List<Double> past = new ArrayList<>(closes.headMap(day, false).values());
    List<Double> wanted = past.subList(Math.max(0, past.size() - limit), past.size());
    double factor = today.get(0).impliedVolatility() / previous.getValue();
    description =
        wanted.size()
            + " VIX closes up to "
            + previous.getKey()
            + ", scaled by "
            + Rounded.text(100 * factor)
            + " (first 30-day IV of the day / previous VIX close)";
    return Optional.of(wanted.stream().map(close -> close * factor).toList());
  }

  @Override
  public String description() {
    return description;
  }
}
