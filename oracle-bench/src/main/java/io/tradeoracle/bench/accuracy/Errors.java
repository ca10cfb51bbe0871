package io.tradeoracle.bench.accuracy;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The errors of one function over a file of reference values.
 *
 * @param title what was measured
 * @param unit what an error of 1 is
 * @param bar the promise: no error above it
 * @param regimes of each row
 * @param values of each row, never negative
 */
// Arrays that nobody compares.
@SuppressWarnings("ArrayRecordComponent")
record Errors(String title, String unit, double bar, String[] regimes, double[] values) {

  /** Prints a Markdown table of the regimes and a last row for all. */
  void print(PrintWriter out) {
    out.printf("%n**%s**, in %s; promised: %s%n%n", title, unit, number(bar));
    out.println("| regime | rows | median | 99 % | worst | over the promise |");
    out.println("|---|---|---|---|---|---|");
    Map<String, double[]> byRegime = new TreeMap<>();
    for (String regime : regimes) {
      byRegime.computeIfAbsent(regime, this::sortedOf);
    }
    byRegime.forEach((regime, sorted) -> printRow(out, regime, sorted));
    double[] all = values.clone();
    Arrays.sort(all);
    printRow(out, "all", all);
  }

  /** Returns the number of rows over the promise, NaN among them. */
  long over() {
    return Arrays.stream(values).filter(error -> !(error <= bar)).count();
  }

  private double[] sortedOf(String regime) {
    return IntStream.range(0, values.length)
        .filter(row -> regimes[row].equals(regime))
        .mapToDouble(row -> values[row])
        .sorted()
        .toArray();
  }

  private void printRow(PrintWriter out, String name, double[] sorted) {
    out.printf(
        "| %s | %d | %s | %s | %s | %d |%n",
        name,
        sorted.length,
        number(quantile(sorted, 0.5)),
        number(quantile(sorted, 0.99)),
        number(sorted[sorted.length - 1]),
        Arrays.stream(sorted).filter(error -> !(error <= bar)).count());
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** Returns two digits, plain where that is short. */
  static String number(double value) {
    boolean plain = value == 0 || (value >= 0.01 && value < 100);
    return String.format(Locale.ROOT, plain ? "%.2f" : "%.1e", value);
  }
}
