package io.tradeoracle.examples.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/** Which market the demo trades. */
public sealed interface MarketChoice {

  /** Returns what a folder with its data holds, in one line. */
  String identity();

  /** Returns the name of the folder that its data are kept in unless another is named. */
  String folderName();

  /**
   * A made-up one.
   *
   * @param seed what all chance depends on
   */
  record Simulated(long seed) implements MarketChoice {
    @Override
    public String identity() {
      return "Trade Oracle demo: simulated market, seed " + seed;
    }

    @Override
    public String folderName() {
      return "demo";
    }
  }

  /**
   * A recorded day.
   *
   * @param data folder in LEAN's layout
   * @param symbol root of the options
   */
  record Recorded(Path data, String symbol, LocalDate date) implements MarketChoice {

    public Recorded {
      Objects.requireNonNull(data, "data");
      Objects.requireNonNull(symbol, "symbol");
      Objects.requireNonNull(date, "date");
    }

    /**
     * Returns the day that {@code text} names: {@code FOLDER:SYMBOL:YYYY-MM-DD}.
     *
     * @throws IllegalArgumentException if it names none
     */
    public static Recorded parse(String text) {
      int beforeDate = text.lastIndexOf(':');
      int beforeSymbol = text.lastIndexOf(':', beforeDate - 1);
      if (beforeSymbol < 1) {
        throw new IllegalArgumentException("must be LEAN_DIR:SYMBOL:DATE: '" + text + "'");
      }
      try {
        return new Recorded(
            Path.of(text.substring(0, beforeSymbol)),
            text.substring(beforeSymbol + 1, beforeDate),
            LocalDate.parse(text.substring(beforeDate + 1)));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("DATE must be YYYY-MM-DD: '" + text + "'", e);
      }
    }

    @Override
    public String identity() {
      return "Trade Oracle demo: recorded " + symbol + " " + date;
    }

    @Override
    public String folderName() {
      return "demo-" + symbol + "-" + date;
    }
  }
}
