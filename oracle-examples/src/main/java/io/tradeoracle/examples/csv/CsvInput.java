package io.tradeoracle.examples.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How the commands read CSV: leniently, byte by byte, with columns by name. */
final class CsvInput {

  /**
   * Names and numbers are ASCII; ISO-8859-1 passes every other cell through byte by byte, whatever
   * its encoding.
   */
  static final Charset BYTES = StandardCharsets.ISO_8859_1;

  static final int BUFFER_SIZE = 1 << 16;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private CsvInput() {}

  // One row with stray characters after a quote must not stop the others; there is no other way
  // yet.
  @SuppressWarnings("removal")
  static CsvReader<CsvRecord> reader(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in, BUFFER_SIZE);
    skipByteOrderMark(bytes);
    Reader characters = new InputStreamReader(bytes, BYTES);
    return CsvReader.builder()
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(true)
        .ofCsvRecord(characters);
  }

  private static void skipByteOrderMark(BufferedInputStream in) throws IOException {
    in.mark(BYTE_ORDER_MARK.length);
    for (byte expected : BYTE_ORDER_MARK) {
      if (in.read() != Byte.toUnsignedInt(expected)) {
        in.reset();
        return;
      }
    }
  }

  static CsvFormatException empty() {
    return new CsvFormatException("the input is empty: a first line with column names is needed");
  }

  static IOException malformed(CsvParseException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("malformed");
    return new IOException("the input is no CSV: " + message, e);
  }

  /** Returns where the columns stand that must be there. */
  static int[] positions(List<String> names, List<String> wanted) {
    List<String> missing = wanted.stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new CsvFormatException("the input has no column " + String.join(", ", missing));
    }
    return wanted.stream().mapToInt(name -> onlyPosition(names, name)).toArray();
  }

  static int onlyPosition(List<String> names, String name) {
    int position = names.indexOf(name);
    if (names.lastIndexOf(name) != position) {
      throw new CsvFormatException("the input has more than one column " + name);
    }
    return position;
  }
}
