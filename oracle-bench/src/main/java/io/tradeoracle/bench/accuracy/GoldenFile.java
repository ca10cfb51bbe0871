package io.tradeoracle.bench.accuracy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.PricingColumns;
import io.tradeoracle.pricing.PricingInputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One file of reference values: a row for each option, the columns named in the first line. */
record GoldenFile(List<NamedCsvRecord> rows) {

  static GoldenFile read(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return new GoldenFile(reader.stream().toList());
    }
  }

  int size() {
    return rows.size();
  }

  double number(int row, String column) {
    return Double.parseDouble(rows.get(row).getField(column));
  }

  double[] column(String name) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.getField(name))).toArray();
  }

  String regime(int row) {
    return rows.get(row).getField("regime");
  }

  PricingInputs inputs(int row) {
    return new PricingInputs(
        number(row, "spot"),
        number(row, "strike"),
        number(row, "yearsToExpiry"),
        number(row, "rateContinuous"),
        number(row, "dividendYieldContinuous"),
        OptionRight.valueOf(rows.get(row).getField("right").toUpperCase(Locale.ROOT)));
  }

  PricingColumns columns() {
    PricingColumns columns = PricingColumns.ofSize(size());
    for (int row = 0; row < size(); row++) {
      columns.set(row, inputs(row));
    }
    return columns;
  }

  /** Returns the logarithm of the forward over the strike, of every row. */
  double[] logMoneyness() {
    return IntStream.range(0, size())
        .mapToObj(this::inputs)
        .mapToDouble(
            in ->
                Math.log(in.spot() / in.strike())
                    + (in.rate() - in.dividendYield()) * in.yearsToExpiration())
        .toArray();
  }
}
