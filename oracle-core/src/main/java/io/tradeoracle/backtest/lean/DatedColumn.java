package io.tradeoracle.backtest.lean;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads one column of a CSV whose first column is a date and whose header is known. */
record DatedColumn(String header, int column) {

  /** Returns the column's values by date. */
  NavigableMap<LocalDate, Double> read(Path file) {
    NavigableMap<LocalDate, Double> values = new TreeMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      String first = reader.readLine();
      if (!header.equals(first)) {
        throw new LeanDataException(file + " line 1: header must be " + header + ": " + first);
      }
      int width = header.split(",", -1).length;
      int line = 1;
      for (String row = reader.readLine(); row != null; row = reader.readLine()) {
        line++;
        readRow(row, width, file + " line " + line, values);
      }
    } catch (IOException e) {
      throw new LeanDataException(file + " cannot be read: " + e.getMessage(), e);
    }
    return values;
  }

  private void readRow(
      String row, int width, String place, NavigableMap<LocalDate, Double> values) {
    String[] cells = row.split(",", -1);
    if (cells.length != width) {
      throw new LeanDataException(place + ": the row must have " + width + " cells: " + row);
    }
    try {
      double value = Double.parseDouble(cells[column]);
      if (!Double.isFinite(value)) {
        throw new NumberFormatException("not finite");
      }
      values.put(date(cells[0]), value);
    } catch (NumberFormatException | DateTimeException e) {
      throw new LeanDataException(place + ": must be a date and numbers: " + row, e);
    }
  }

  /** As {@link LocalDate#parse}, which takes longer than the rest of the row. */
  private static LocalDate date(String text) {
    if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      throw new DateTimeException("no date: " + text);
    }
    return LocalDate.of(
        Integer.parseInt(text, 0, 4, 10),
        Integer.parseInt(text, 5, 7, 10),
        Integer.parseInt(text, 8, 10, 10));
  }
}
