package io.tradeoracle.examples.csv;

import de.siegmar.fastcsv.reader.CsvRecord;

/**
 * The cells of the columns a row function asked for, by their place in its list.
 *
 * <p>In a row that is shorter or longer than the header nobody knows which cell belongs to which
 * column: all its cells read as empty.
 */
public final class InputRow {

  /** Where the column of an optional cell would stand that the input does not have. */
  static final int ABSENT = -1;

  private final int[] positions;
  private final int width;
  private CsvRecord row;

  InputRow(int[] positions, CsvRecord header) {
    this.positions = positions;
    this.width = header.getFieldCount();
    this.row = header;
  }

  void moveTo(CsvRecord next) {
    row = next;
  }

  /**
   * Returns the cell without surrounding white space; empty in a row of the wrong length, and where
   * the input does not have the column.
   */
  public String text(int column) {
    return has(column) && row.getFieldCount() == width
        ? row.getField(positions[column]).strip()
        : "";
  }

  /** Returns whether the input has a column that was asked for if it is there. */
  public boolean has(int column) {
    return positions[column] != ABSENT;
  }

  /** Returns the line of the input on which the row begins, counted from 1. */
  public long line() {
    return row.getStartingLineNumber();
  }

  /**
   * Returns the number in a cell: plain decimal or with an exponent. NaN if it holds none, or one
   * that is not finite.
   */
  public double number(int column) {
    String text = text(column);
    if (text.isEmpty() || !isDecimal(text)) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Java's parser also takes hexadecimal, type suffixes and words: those are no data. */
  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return true;
  }
}
