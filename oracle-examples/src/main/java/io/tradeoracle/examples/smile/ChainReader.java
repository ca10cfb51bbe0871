package io.tradeoracle.examples.smile;

import io.tradeoracle.examples.csv.CsvRows;
import io.tradeoracle.examples.csv.InputRow;
import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.volatility.ChainSlice;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a chain from CSV, a row for each option. A row that is no option is remembered by its line,
 * and stops no other.
 */
public final class ChainReader {

  private static final List<String> REQUIRED = List.of("strike", "right", "yearsToExpiry", "spot");
  private static final List<String> OPTIONAL =
      List.of("bid", "ask", "price", "rateContinuous", "dividendYieldContinuous");

  private static final int STRIKE = 0;
  private static final int RIGHT = 1;
  private static final int YEARS = 2;
  private static final int SPOT = 3;
  private static final int BID = 4;
  private static final int ASK = 5;
  private static final int PRICE = 6;
  private static final int RATE = 7;
  private static final int YIELD = 8;

  /** The options of one expiration so far. */
  private static final class Expiration {
    final double spot;
    final double rate;
    final double dividendYield;
    final SortedMap<Double, ChainSlice.Row> rows = new TreeMap<>();

    Expiration(double spot, double rate, double dividendYield) {
      this.spot = spot;
      this.rate = rate;
      this.dividendYield = dividendYield;
    }

    /** Everything of the market but the option itself is the same on every row. */
    boolean isOf(InputRow row) {
      return spot == row.number(SPOT)
          && same(rate, row.number(RATE))
          && same(dividendYield, row.number(YIELD));
    }

    private static boolean same(double one, double other) {
      return Double.compare(one, other) == 0;
    }
  }

  private final ExerciseStyle style;
  private final SortedMap<Double, Expiration> expirations = new TreeMap<>();
  private final List<Long> refused = new ArrayList<>();

  private ChainReader(ExerciseStyle style) {
    this.style = style;
  }

  /**
   * Reads to the end of the input.
   *
   * @throws IOException if it cannot be read
   */
  public static Chain read(InputStream in, ExerciseStyle style) throws IOException {
    ChainReader reader = new ChainReader(style);
    new CsvRows(REQUIRED, OPTIONAL).read(in, reader::add);
    return reader.chain();
  }

  private void add(InputRow row) {
    boolean call = row.text(RIGHT).equalsIgnoreCase("call");
    boolean known = call || row.text(RIGHT).equalsIgnoreCase("put");
    if (!known || !isSound(row) || !put(row, call, side(row))) {
      refused.add(row.line());
    }
  }

  private static boolean isSound(InputRow row) {
    return row.number(YEARS) > 0
        && row.number(STRIKE) > 0
        && row.number(SPOT) > 0
        && Stream.of(BID, ASK, PRICE).allMatch(cell -> isEmpty(row, cell) || row.number(cell) >= 0)
        && Stream.of(RATE, YIELD)
            .allMatch(cell -> isEmpty(row, cell) || Double.isFinite(row.number(cell)));
  }

  private static boolean isEmpty(InputRow row, int cell) {
    return row.text(cell).isEmpty();
  }

  /** Returns whether the option has a place: its market is its expiration's, and it is new. */
  private boolean put(InputRow row, boolean call, ChainSlice.Side side) {
    Expiration expiration =
        expirations.computeIfAbsent(
            row.number(YEARS),
            years -> new Expiration(row.number(SPOT), row.number(RATE), row.number(YIELD)));
    double strike = row.number(STRIKE);
    ChainSlice.Side none = ChainSlice.Side.NONE;
    ChainSlice.Row known =
        expiration.rows.getOrDefault(strike, new ChainSlice.Row(strike, none, none));
    boolean isNew = (call ? known.call() : known.put()).equals(none);
    if (!expiration.isOf(row) || !isNew) {
      return false;
    }
    expiration.rows.put(
        strike,
        call
            ? new ChainSlice.Row(strike, side, known.put())
            : new ChainSlice.Row(strike, known.call(), side));
    return true;
  }

  /** Returns bid and offer, or the price as both; nothing where neither is there. */
  private static ChainSlice.Side side(InputRow row) {
    double bid = row.number(BID);
    double ask = row.number(ASK);
    double price = row.number(PRICE);
    if (bid >= 0 || ask >= 0) {
      return new ChainSlice.Side(bid >= 0 ? bid : 0, ask >= 0 ? ask : 0);
    }
    return price >= 0 ? new ChainSlice.Side(price, price) : ChainSlice.Side.NONE;
  }

  private Chain chain() {
    List<Chain.Expiration> all = new ArrayList<>();
    expirations.forEach(
        (years, read) ->
            all.add(
                new Chain.Expiration(
                    new ChainSlice(read.spot, years, style, List.copyOf(read.rows.values())),
                    read.rate,
                    read.dividendYield)));
    return new Chain(all, refused);
  }
}
