package io.tradeoracle.bench.accuracy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The errors of one function made of a table or a polynomial, as measured where it can be seen, in
 * the tests of the library.
 *
 * @param coordinate what x is
 * @param x of every error
 */
// Arrays that nobody compares.
@SuppressWarnings("ArrayRecordComponent")
record TableErrors(Errors errors, String coordinate, double[] x) {

  /** Reads a file of many functions, a row for each error. */
  static List<TableErrors> read(Path file) throws IOException {
    Map<String, List<NamedCsvRecord>> functions = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : reader) {
        functions.computeIfAbsent(row.getField("function"), name -> new ArrayList<>()).add(row);
      }
    }
    return functions.values().stream().map(TableErrors::of).toList();
  }

  private static TableErrors of(List<NamedCsvRecord> rows) {
    NamedCsvRecord first = rows.get(0);
    Errors errors =
        new Errors(
            first.getField("function"),
            first.getField("unit"),
            Double.parseDouble(first.getField("promised")),
            rows.stream().map(row -> row.getField("series")).toArray(String[]::new),
            numbers(rows, "error"));
    return new TableErrors(errors, first.getField("coordinate"), numbers(rows, "x"));
  }

  private static double[] numbers(List<NamedCsvRecord> rows, String column) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.getField(column))).toArray();
  }
}
