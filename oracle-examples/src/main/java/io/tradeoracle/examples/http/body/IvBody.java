package io.tradeoracle.examples.http.body;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.Position;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.strategy.VolatilityView;
import io.tradeoracle.volatility.IvRank;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An underlying's 30-day implied volatility, now and in the past.
 *
 * @param reason why there is no rank; null if there is one
 * @param history oldest first
 */
public record IvBody(
    String underlying,
    @Nullable BigDecimal spot,
    @Nullable BigDecimal iv,
    @Nullable BigDecimal rank,
    @Nullable BigDecimal percentile,
    int observations,
    int observationsNeeded,
    @Nullable String reason,
    String source,
    List<Day> history,
    List<Entry> entries) {

  /** Trading days of a rank's window, and of the history shown. */
  public static final int WINDOW = 252;

  private static final int NEEDED = 60;

  /** One day of the past. */
  public record Day(LocalDate day, BigDecimal iv, @Nullable BigDecimal rank) {}

  /** A day on which something was opened. */
  public record Entry(LocalDate day, String direction) {}

  /** The past of one underlying, which changes once a day. */
  public record Past(List<Day> days, String source) {

    /**
     * Returns the last days with the rank of each in its own past.
     *
     * @param observations oldest first; those before the days shown only rank them
     */
    public static Past of(List<DailyIv> observations) {
      IvRank rank = new IvRank(WINDOW, NEEDED);
      List<Day> days = new ArrayList<>();
      for (DailyIv observation : observations) {
        double iv = observation.impliedVolatility();
        double ranked = rank.close(iv);
        days.add(
            new Day(
                observation.tradingDay(),
                BigDecimal.valueOf(iv).setScale(6, RoundingMode.HALF_EVEN),
                Numbers.fraction(ranked)));
      }
      String source =
          observations.isEmpty() ? "none" : observations.get(observations.size() - 1).source();
      return new Past(
          List.copyOf(days.subList(Math.max(0, days.size() - WINDOW), days.size())), source);
    }
  }

  public static IvBody of(
      String underlying, double spot, VolatilityView now, Past past, List<Entry> entries) {
    return new IvBody(
        underlying,
        Numbers.money(spot),
        Numbers.fraction(now.impliedVolatility()),
        Numbers.fraction(now.ivRank()),
        Numbers.fraction(now.ivPercentile()),
        now.observations(),
        NEEDED,
        now.hasRank() ? null : now.detail(),
        past.source(),
        past.days(),
        entries);
  }

  /** Returns when positions in an underlying were opened, oldest first: what was sold, was sold. */
  public static List<Entry> entries(
      String underlying, List<Position> positions, ExchangeCalendar calendar) {
    return positions.stream()
        .filter(p -> p.underlying().equals(underlying) && p.openedUnits() > 0)
        .sorted(Comparator.comparing(Position::openedAt))
        .map(
            p ->
                new Entry(
                    calendar.dateOf(p.openedAt()),
                    p.entryCash().signum() > 0 ? "SELL_VOLATILITY" : "BUY_VOLATILITY"))
        .toList();
  }
}
