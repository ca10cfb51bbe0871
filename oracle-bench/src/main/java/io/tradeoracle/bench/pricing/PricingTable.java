package io.tradeoracle.bench.pricing;

import io.tradeoracle.bench.pricing.Measured.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table of the docs: a row for each thing computed, a column for each way to compute it. */
final class PricingTable {

  private static final String NONE = "";
  private static final String CALL = "call";

  /**
   * A row.
   *
   * @param of class and parameter of its benchmarks
   * @param call the method that is measured for single calls
   * @param batch the method that is measured for batches
   */
  private record Row(String title, String of, String call, String batch) {

    Row(String title, String of) {
      this(title, of, CALL, "batch");
    }
  }

  /**
   * A column of ours.
   *
   * @param method which method of a row is measured for it
   */
  private record Column(String title, Measured run, Function<Row, String> method) {}

  /**
   * A column of another library's.
   *
   * @param method that is measured for it
   */
  private record Peer(String title, String method) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("European price", "EuropeanPriceBenchmark"),
          new Row("European price + 5 Greeks", "EuropeanGreeksBenchmark"),
          new Row("implied volatility, realistic", "ImpliedVolatilityBenchmark.realistic"),
          new Row("implied volatility, extreme", "ImpliedVolatilityBenchmark.extreme"),
          new Row("American price, FAST", "AmericanPriceBenchmark.FAST"),
          new Row("American price, ACCURATE", "AmericanPriceBenchmark.ACCURATE"),
          new Row("American price + 5 Greeks, FAST", "AmericanGreeksBenchmark.FAST"),
          new Row("American price + 5 Greeks, ACCURATE", "AmericanGreeksBenchmark.ACCURATE"),
          new Row("American implied volatility, FAST", "AmericanVolatilityBenchmark.FAST"),
          new Row("American implied volatility, ACCURATE", "AmericanVolatilityBenchmark.ACCURATE"),
          chain("price, flat", "flat", "price"),
          chain("price, smile", "smile", "price"),
          chain("implied volatility, smile", "smile", "impliedVolatility"),
          chain("price, smile, boundaries kept", "smileKept", "price"),
          chain("implied volatility, smile, boundaries kept", "smileKept", "impliedVolatility"),
          new Row("IV rank update", "IvRankBenchmark", "rankTick", "none"));

  private static final List<Peer> PEERS =
      List.of(
          new Peer("Strata", "strata"),
          new Peer("Strata, one pass", "strataAdjoint"),
          new Peer("finmath-lib", "finmath"),
          new Peer("Brent", "brent"));

  private final Measured first;
  private final List<Column> columns = new ArrayList<>();

  /**
   * @param runs one for each version of Java; the peers shown are the first's
   */
  PricingTable(List<Measured> runs) {
    first = runs.get(0);
    for (Measured run : runs) {
      String java = "Java " + run.java().replaceAll("[.+-].*", "");
      columns.add(new Column(java + " call", run, Row::call));
      columns.add(new Column(java + " batch", run, Row::batch));
    }
  }

  private static Row chain(String what, String kind, String method) {
    return new Row("American, 40 strikes, " + what, "AmericanChainBenchmark." + kind, CALL, method);
  }

  /** Returns times in nanoseconds per option; a peer's with how many of our first run's calls. */
  String times() {
    List<String> lines = new ArrayList<>();
    List<String> titles = new ArrayList<>(List.of("ns per option"));
    columns.forEach(column -> titles.add(column.title()));
    PEERS.forEach(peer -> titles.add(peer.title()));
    lines.add(line(titles));
    lines.add(line(titles.stream().map(title -> "---").toList()));
    for (Row row : ROWS) {
      List<String> cells = new ArrayList<>(List.of(row.title()));
      columns.forEach(column -> cells.add(time(ours(row, column))));
      PEERS.forEach(peer -> cells.add(against(row, peer)));
      lines.add(line(cells));
    }
    return String.join("\n", lines);
  }

  /** Returns the bytes that ours allocate for each option. */
  String bytes() {
    List<String> lines = new ArrayList<>();
    List<String> titles = new ArrayList<>(List.of("bytes per option"));
    columns.forEach(column -> titles.add(column.title()));
    lines.add(line(titles));
    lines.add(line(titles.stream().map(title -> "---").toList()));
    for (Row row : ROWS) {
      List<String> cells = new ArrayList<>(List.of(row.title()));
      columns.forEach(
          column ->
              cells.add(
                  ours(row, column).map(figure -> text(figure.bytes(), "%.1f")).orElse(NONE)));
      lines.add(line(cells));
    }
    return String.join("\n", lines);
  }

  private static Optional<Figure> ours(Row row, Column column) {
    return column.run().figure(row.of(), column.method().apply(row));
  }

  private String against(Row row, Peer peer) {
    Optional<Figure> call = first.figure(row.of(), row.call());
    Optional<Figure> theirs = first.figure(row.of(), peer.method());
    if (call.isEmpty() || theirs.isEmpty()) {
      return NONE;
    }
    double ratio = theirs.get().nanos() / call.get().nanos();
    return time(theirs) + " (" + text(ratio, "%.1f") + ")";
  }

  private static String time(Optional<Figure> figure) {
    return figure.map(f -> text(f.nanos(), f.nanos() < 10 ? "%.1f" : "%,.0f")).orElse(NONE);
  }

  private static String text(double value, String format) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
