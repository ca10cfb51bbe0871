package io.tradeoracle.backtest.lean;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;

/**
 * The interest rate where the options do not say it.
 *
 * @param rate continuously compounded fraction per year
 * @param description where it comes from, for people
 */
record FallbackRate(double rate, String description) {

  private static final DatedColumn PRIMARY_CREDIT = new DatedColumn("DATE,PCREDIT8", 1);

  /** The primary credit rate is set half a point above what banks pay each other. */
  private static final double PENALTY_POINTS = 0.50;

  /**
   * Returns the primary credit rate last changed on or before a day, less half a point and not
   * below zero, where it stood when the rate was a quarter; zero without a file.
   */
  static FallbackRate of(Path file, LocalDate day) {
    if (!Files.exists(file)) {
      return new FallbackRate(0, "zero, for there is no " + file.getFileName());
    }
    NavigableMap<LocalDate, Double> changes = PRIMARY_CREDIT.read(file);
    Map.Entry<LocalDate, Double> last = changes.floorEntry(day);
    if (last == null) {
      return new FallbackRate(0, "zero, for " + file.getFileName() + " begins after " + day);
    }
    double points = Math.max(0, last.getValue() - PENALTY_POINTS);
    return new FallbackRate(
        points / 100,
        Rounded.text(points / 100)
            + ": primary credit rate of "
            + last.getKey()
            + ", "
            + Rounded.text(last.getValue())
            + " %, less 0.50 point"
            + (last.getValue() < PENALTY_POINTS ? ", not below zero" : ""));
  }
}
