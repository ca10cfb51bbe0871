package io.tradeoracle.backtest.lean;

import io.tradeoracle.model.Equity;
import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The files of one day in a LEAN folder. */
record DayFiles(Path directory, LocalDate date) {

  private static final double UNITS_PER_DOLLAR = 10_000;
  private static final double UNITS_PER_INDEX_POINT = 1;

  /** Reads the quotes of a root's options; there is at least one contract. */
  NavigableMap<OptionContract, QuoteBars> options(String root) {
    ExerciseStyle style = style(root);
    String kind = style == ExerciseStyle.AMERICAN ? "option" : "indexoption";
    Path file = file(kind, root, "_quote_" + lower(style.name()) + ".zip");
    if (!Files.exists(file)) {
      throw missing("option quotes", root, file + " is missing");
    }
    OptionFileName names = new OptionFileName(root, date, style);
    NavigableMap<OptionContract, QuoteBars> bars = new TreeMap<>(LeanDay.OCC_ORDER);
    LeanZip.read(file, QuoteBars::read)
        .forEach(
            (name, quotes) -> {
              if (bars.put(contract(names, name, file), quotes) != null) {
                throw new LeanDataException(file + " holds a contract twice: " + name);
              }
            });
    return bars;
  }

  private ExerciseStyle style(String root) {
    Path shareOptions = folder("option", root);
    Path indexOptions = folder("indexoption", root);
    if (Files.isDirectory(shareOptions)) {
      return ExerciseStyle.AMERICAN;
    }
    if (Files.isDirectory(indexOptions)) {
      return ExerciseStyle.EUROPEAN;
    }
    throw new LeanDataException(
        "unknown symbol "
            + root
            + ": neither "
            + shareOptions
            + " nor "
            + indexOptions
            + " exists");
  }

  private static OptionContract contract(OptionFileName names, String name, Path file) {
    try {
      return names.contract(name);
    } catch (IllegalArgumentException e) {
      throw new LeanDataException(file + " " + name + ": " + e.getMessage(), e);
    }
  }

  /** Reads a share's quotes, or its trades where there are no quotes. */
  Bars share(String symbol) {
    Path quotes = file("equity", symbol, "_quote.zip");
    Path trades = file("equity", symbol, "_trade.zip");
    if (Files.exists(quotes)) {
      return only(
          quotes, symbol, "quote", rows -> new Bars.ShareQuotes(symbol, QuoteBars.read(rows)));
    }
    if (!Files.exists(trades)) {
      throw missing("quotes or trades", symbol, "neither " + quotes + " nor " + trades + " exists");
    }
    Equity share = new Equity(symbol);
    return only(
        trades,
        symbol,
        "trade",
        rows -> new Bars.ShareTrades(share, PriceBars.read(rows, UNITS_PER_DOLLAR)));
  }

  /** Reads an index's levels. */
  Bars index(String symbol) {
    Path levels = file("index", symbol, "_trade.zip");
    if (!Files.exists(levels)) {
      throw missing("levels", symbol, levels + " is missing");
    }
    return only(
        levels,
        symbol,
        "trade",
        rows -> new Bars.IndexLevels(symbol, PriceBars.read(rows, UNITS_PER_INDEX_POINT)));
  }

  private Bars only(Path file, String symbol, String kind, Function<NumberRows, Bars> reader) {
    String name = String.join("_", day(date), lower(symbol), "minute", kind) + ".csv";
    return LeanZip.readOnly(file, name, reader);
  }

  private LeanDataException missing(String what, String symbol, String why) {
    return new LeanDataException("no " + what + " of " + symbol + " on " + date + ": " + why);
  }

  private Path file(String kind, String symbol, String ending) {
    return folder(kind, symbol).resolve(day(date) + ending);
  }

  private Path folder(String kind, String symbol) {
    return directory.resolve(kind).resolve("usa").resolve("minute").resolve(lower(symbol));
  }

  /** Returns a date as file names spell it. */
  static String day(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
