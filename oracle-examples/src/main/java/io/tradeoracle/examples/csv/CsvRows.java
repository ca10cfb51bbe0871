package io.tradeoracle.examples.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads a CSV whose rows together make something, such as the options of a chain. Columns are told
 * apart as in {@link CsvTransform}.
 *
 * @param required columns there must be
 * @param optional columns there may be; in a row they follow the required ones
 */
public record CsvRows(List<String> required, List<String> optional) {

  public CsvRows {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  /**
   * Reads to the end of the input.
   *
   * @param rows told of each row, which is valid during the call only
   * @throws CsvFormatException if the input has no header, or the header lacks a required column or
   *     repeats one
   * @throws IOException if reading fails, or a quote is never closed
   */
  public void read(InputStream in, Consumer<InputRow> rows) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvInput.reader(in)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        throw CsvInput.empty();
      }
      CsvRecord header = records.next();
      InputRow row = new InputRow(positions(header), header);
      while (records.hasNext()) {
        row.moveTo(records.next());
        rows.accept(row);
      }
    } catch (CsvParseException e) {
      throw CsvInput.malformed(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private int[] positions(CsvRecord header) {
    List<String> names = header.getFields().stream().map(String::strip).toList();
    return IntStream.concat(
            IntStream.of(CsvInput.positions(names, required)),
            optional.stream()
                .mapToInt(
                    name ->
                        names.contains(name)
                            ? CsvInput.onlyPosition(names, name)
                            : InputRow.ABSENT))
        .toArray();
  }
}
