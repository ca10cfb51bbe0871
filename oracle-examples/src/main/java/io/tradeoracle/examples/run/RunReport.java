package io.tradeoracle.examples.run;

import io.tradeoracle.backtest.BacktestReport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run of the command line reports.
 *
 * @param title what was run
 * @param result what happened in it
 * @param barsOutsideHours option bars read that lie outside trading hours; the engine never sees
 *     them
 * @param speeds option bars read per second of real time
 */
public record RunReport(
    String title, BacktestReport result, long barsOutsideHours, PassSpeeds speeds) {

  private static final String OUTSIDE_HOURS = "OUTSIDE_HOURS";

  /** Returns bars a second, rounded. */
  public static long perSecond(long bars, Duration time) {
    return Math.round(bars * 1e9 / Math.max(1, time.toNanos()));
  }

  /** Returns option bars read, those outside trading hours included. */
  public long quoteBarsRead() {
    return result.quoteBarsRead() + barsOutsideHours;
  }

  /** Returns why bars were not usable, those outside trading hours included. */
  public SortedMap<String, Long> refused() {
    SortedMap<String, Long> refused = new TreeMap<>(result.refused());
    if (barsOutsideHours > 0) {
      refused.put(OUTSIDE_HOURS, barsOutsideHours);
    }
    return refused;
  }

  /** Returns the figures by name, in the order in which they are shown. */
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("quoteBarsRead", quoteBarsRead());
    figures.put("quoteBarsUsable", result.quoteBarsUsable());
    figures.put("refused", refused());
    figures.put("impliedVolatilitySolved", result.impliedVolatilitySolved());
    figures.put("impliedVolatilityFailed", result.impliedVolatilityFailed());
    figures.put("signals", result.signals());
    figures.put("denied", result.denied());
    figures.put("orders", result.orders());
    figures.put("fills", result.fills());
    figures.put("entries", result.entries());
    figures.put("exits", result.exits());
    figures.put("lifecycle", result.lifecycle());
    figures.put("profitAndLoss", result.profitAndLoss());
    figures.put("breaker", result.breaker().state().name());
    figures.put("breakerChanges", result.breakerChanges().size());
    figures.put("invariantsChecked", result.invariantsChecked());
    figures.put("violations", result.violations());
    figures.put("bookDifferences", result.bookDifferences());
    figures.put("ivHistorySource", result.ivHistorySource());
    figures.put("rateSource", result.rateSource());
    figures.put("barsPerSecond", speeds.warm());
    if (speeds.passes().size() > 1) {
      figures.put("barsPerSecondCold", speeds.cold());
      figures.put("barsPerSecondByPass", speeds.passes());
    }
    figures.put("eventLogHash", result.eventLogHash());
    return figures;
  }

  /** Returns whether every invariant held and the exchange's books equal ours. */
  public boolean isSound() {
    return result.violations().isEmpty() && result.bookDifferences().isEmpty();
  }
}
