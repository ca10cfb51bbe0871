package io.tradeoracle.examples.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Copies a CSV row by row and sets result columns in each row, in constant memory.
 *
 * <p>The first line names the columns, in any order; white space around a name does not count. A
 * result column that is already there is replaced, otherwise it is appended; all other cells pass
 * through unchanged. A row shorter than the header is filled with empty cells, the surplus cells of
 * a longer one have no column and are dropped. Empty lines are skipped.
 *
 * <p>Names and numbers are ASCII. Bytes are therefore read and written as ISO-8859-1, which passes
 * every other cell through byte by byte, whatever its encoding.
 *
 * @param inputs columns the function needs
 * @param results columns the function fills
 * @param function works out the result cells of one row
 */
public record CsvTransform(List<String> inputs, List<String> results, RowFunction function) {

  public CsvTransform {
    inputs = List.copyOf(inputs);
    results = List.copyOf(results);
  }

  /**
   * Reads to the end of the input and writes a row for each row.
   *
   * @throws CsvFormatException if the input has no header, or the header lacks a column or repeats
   *     it; nothing is written
   * @throws IOException if reading or writing fails, or a quote is never closed; rows before the
   *     fault are written
   */
  public void run(InputStream in, OutputStream out) throws IOException {
    try (CsvReader<CsvRecord> reader = CsvInput.reader(in);
        Writer buffer = new OutputStreamWriter(out, CsvInput.BYTES);
        CsvWriter writer =
            CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(CsvInput.BUFFER_SIZE)
                .build(buffer)) {
      Iterator<CsvRecord> rows = reader.iterator();
      if (!rows.hasNext()) {
        throw CsvInput.empty();
      }
      copy(rows, writer);
    } catch (CsvParseException e) {
      throw CsvInput.malformed(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void copy(Iterator<CsvRecord> rows, CsvWriter writer) {
    CsvRecord header = rows.next();
    List<String> names =
        header.getFields().stream()
            .map(String::strip)
            .collect(Collectors.toCollection(ArrayList::new));
    InputRow input = new InputRow(CsvInput.positions(names, inputs), header);
    int[] resultPositions = resultPositions(names);
    writer.writeRecord(names);
    String[] cells = new String[names.size()];
    int width = header.getFieldCount();
    while (rows.hasNext()) {
      CsvRecord row = rows.next();
      for (int i = 0; i < cells.length; i++) {
        cells[i] = i < width && i < row.getFieldCount() ? row.getField(i) : "";
      }
      input.moveTo(row);
      String[] computed = function.apply(input);
      for (int i = 0; i < computed.length; i++) {
        cells[resultPositions[i]] = computed[i];
      }
      writer.writeRecord(cells);
    }
  }

  /** Appends the result columns that are not there yet. */
  private int[] resultPositions(List<String> names) {
    for (String name : results) {
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return results.stream().mapToInt(name -> CsvInput.onlyPosition(names, name)).toArray();
  }
}
