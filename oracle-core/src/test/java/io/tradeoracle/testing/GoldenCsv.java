package io.tradeoracle.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the golden vectors of the test resources: comma-separated, unquoted, column names in the
 * first line. Empty lines and lines that start with {@code #} are skipped.
 */
public final class GoldenCsv {

  private GoldenCsv() {}

  /** Returns the rows of {@code golden/<file>}, in file order. */
  public static List<Row> rows(String file) {
    List<String> lines = lines("/golden/" + file);
    Map<String, Integer> columns = columns(lines.get(0));
    return lines.stream().skip(1).map(line -> new Row(columns, line)).toList();
  }

  private static List<String> lines(String resource) {
    try (InputStream in = GoldenCsv.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no such test resource: " + resource);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> columns(String header) {
    Map<String, Integer> columns = new HashMap<>();
    for (String name : header.split(",", -1)) {
      columns.put(name, columns.size());
    }
    return columns;
  }

  /** One line, its cells found by column name. */
  public static final class Row {

    private final Map<String, Integer> columns;
    private final String line;
    private final String[] cells;

    private Row(Map<String, Integer> columns, String line) {
      this.columns = columns;
      this.line = line;
      this.cells = line.split(",", -1);
    }

    /** Returns the cell as it is written. */
    public String text(String column) {
      Integer index = columns.get(column);
      if (index == null) {
        throw new IllegalArgumentException("no such column: " + column);
      }
      return cells[index];
    }

    /** Returns the cell as a double; {@code nan}, {@code inf} and {@code -inf} are understood. */
    public double number(String column) {
      String text = text(column);
      return switch (text) {
        case "nan" -> Double.NaN;
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    }

    /** Returns the cell as an int. */
    public int integer(String column) {
      return Integer.parseInt(text(column));
    }

    /** Returns whether the cell has no text. */
    public boolean isEmpty(String column) {
      return text(column).isEmpty();
    }

    /** Returns the line as it is written, for messages. */
    @Override
    public String toString() {
      return line;
    }
  }
}
