package io.tradeoracle.backtest.lean;

import io.tradeoracle.engine.CarrySource;
import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.model.Delivery;
import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A folder of recorded US market data as LEAN lays it out: {@code option/usa/minute/goog} beside
 * {@code equity/usa/minute/goog}, or {@code indexoption/usa/minute/spxw} beside {@code
 * index/usa/minute/spx}.
 *
 * <p>Only the day asked for is read, and it is read whole: a damaged file, or a row that is not as
 * it should be, fails the day. Immutable and thread-safe.
 *
 * @param directory the folder that holds {@code option} or {@code indexoption}
 */
public record LeanDataFolder(Path directory) {

  private static final Pattern ROOT = Pattern.compile("[A-Z][A-Z0-9]{0,5}");

  /**
   * Checks that the folder is there.
   *
   * @throws LeanDataException if it is not, or holds no options
   */
  public LeanDataFolder {
    Objects.requireNonNull(directory, "directory");
    if (!Files.isDirectory(directory)) {
      throw new LeanDataException("data folder is missing: " + directory);
    }
    if (!Files.isDirectory(directory.resolve("option"))
        && !Files.isDirectory(directory.resolve("indexoption"))) {
      throw new LeanDataException(directory + " holds neither option/ nor indexoption/");
    }
  }

  /**
   * Reads a day.
   *
   * @param root root of the options, any case: {@code GOOG}, {@code SPXW}
   * @param date a trading day
   * @throws IllegalArgumentException if the root is no symbol
   * @throws LeanDataException if anything of the day is missing or not as it should be
   */
  public LeanDay day(String root, LocalDate date) {
    String symbol = root.toUpperCase(Locale.ROOT);
    if (!ROOT.matcher(symbol).matches()) {
      throw new IllegalArgumentException("underlying must be a symbol: '" + root + "'");
    }
    if (!isTradingDay(date)) {
      throw new LeanDataException(date + " is no trading day");
    }
    DayFiles files = new DayFiles(directory, date);
    NavigableMap<OptionContract, QuoteBars> options = files.options(symbol);
    OptionContract first = options.firstKey();
    boolean onIndex = first.delivery() == Delivery.CASH;
    Bars underlying = onIndex ? files.index(first.underlying()) : files.share(first.underlying());
    return new LeanDay(date, underlying, options);
  }

  /**
   * Returns a past of 30-day implied volatility for a day: scaled VIX closes where {@code
   * vix-daily.csv} reaches up to it, else the day's own first hour.
   *
   * @throws LeanDataException if the file is there and not in its format
   */
  public IvHistory ivHistory(LocalDate date) {
    Path file = directory.resolve("vix-daily.csv");
    if (!Files.exists(file)) {
      return new FirstHourHistory();
    }
    VixHistory vix = VixHistory.read(file);
    return vix.reaches(date) ? vix : new FirstHourHistory();
  }

  /**
   * Returns interest and dividends for a day: those that put-call parity implies, the rate else
   * from {@code alternative/interest-rate/usa/interest-rate.csv}, else zero.
   *
   * @throws LeanDataException if the file is there and not in its format
   */
  public CarrySource carrySource(LocalDate date) {
    Path file = directory.resolve("alternative/interest-rate/usa/interest-rate.csv");
    return new ParityCarrySource(FallbackRate.of(file, date));
  }

  private static boolean isTradingDay(LocalDate date) {
    try {
      return ExchangeCalendar.newYork().isTradingDay(date);
    } catch (IllegalArgumentException e) {
      throw new LeanDataException(String.valueOf(e.getMessage()), e);
    }
  }
}
