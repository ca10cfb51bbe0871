package io.tradeoracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rank, percentile, minimum and maximum against every row of {@code iv_rank.csv}. */
class RollingIvGoldenTest {

  private static final double TOLERANCE = 1e-12;

  @ParameterizedTest
  @ValueSource(ints = {252, 90})
  void agreesWithEveryGoldenRow(int window) throws IOException {
    List<String[]> rows = rows();
    List<String> header = Arrays.asList(rows.get(0));
    int[] expected = columns(header, window);
    int iv = header.indexOf("ivDecimal");
    int event = header.indexOf("event");
    String series = "";
    IvRank rank = new IvRank(window);
    IvPercentile percentile = new IvPercentile(window);
    IvRankBatch batch = new IvRankBatch(1, window, window);
    int filled = 0;
    for (String[] row : rows.subList(1, rows.size())) {
      if (!row[0].equals(series)) {
        series = row[0];
        rank = new IvRank(window);
        percentile = new IvPercentile(window);
        batch = new IvRankBatch(1, window, window);
      }
      double value = Double.parseDouble(row[iv]);
      double[] actual =
          row[event].equals("close")
              ? new double[] {rank.close(value), percentile.close(value), 0, 0}
              : new double[] {rank.update(value), percentile.update(value), 0, 0};
      assertThat(batch.rank(0, value)).isEqualTo(Double.valueOf(actual[0]));
      assertThat(batch.percentile(0, value)).isEqualTo(Double.valueOf(actual[1]));
      if (row[event].equals("close")) {
        batch.close(0, value);
      }
      actual[2] = rank.minimum();
      actual[3] = rank.maximum();
      for (int i = 0; i < expected.length; i++) {
        assertCell(row, row[expected[i]], actual[i]);
      }
      boolean full = !row[expected[1]].isEmpty();
      assertThat(percentile.isAvailable()).isEqualTo(full);
      assertThat(rank.observations() == window).isEqualTo(full);
      filled += full ? 1 : 0;
    }
    assertThat(rows).hasSize(8290);
    assertThat(filled).isGreaterThan(3000);
  }

  private static void assertCell(String[] row, String cell, double actual) {
    double expected = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    if (Double.isNaN(expected)) {
      assertThat(actual).as("%s", Arrays.toString(row)).isNaN();
    } else {
      assertThat(actual).as("%s", Arrays.toString(row)).isCloseTo(expected, within(TOLERANCE));
    }
  }

  private static int[] columns(List<String> header, int window) {
    return new int[] {
      header.indexOf("rank" + window),
      header.indexOf("percentile" + window),
      header.indexOf("min" + window),
      header.indexOf("max" + window)
    };
  }

  private static List<String[]> rows() throws IOException {
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RollingIvGoldenTest.class.getResourceAsStream("/golden/iv_rank.csv")),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(line.split(",", -1));
      }
    }
    return rows;
  }
}
