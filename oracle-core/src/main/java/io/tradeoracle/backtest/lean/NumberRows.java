package io.tradeoracle.backtest.lean;

/**
 * Reads rows of comma-separated, non-negative numbers from bytes, cell by cell and without
 * allocating. A fault names file and line. One row is read as {@link #next}, its cells in order,
 * {@link #endRow}.
 */
final class NumberRows {

  /** More digits than a double holds exactly would need true decimal parsing. */
  private static final int MAX_DECIMAL_DIGITS = 15;

  private final String file;
  private final byte[] bytes;
  private final int end;
  private int position;
  private int line;
  private boolean rowEnded = true;

  /**
   * @param file what faults call it
   * @param end bytes that count
   */
  NumberRows(String file, byte[] bytes, int end) {
    this.file = file;
    this.bytes = bytes;
    this.end = end;
  }

  /** Returns the bytes that count. */
  int length() {
    return end;
  }

  /** Goes to the next row. Returns false at the end. */
  boolean next() {
    line++;
    rowEnded = false;
    return position < end;
  }

  /** Returns the next cell, a whole number. */
  int integer(String name) {
    int value = integerOrEmpty(name);
    if (value < 0) {
      throw fault(name + " is missing");
    }
    return value;
  }

  /** Returns the next cell, a whole number, or -1 if it is empty. */
  int integerOrEmpty(String name) {
    requireCell(name);
    int start = position;
    long value = 0;
    while (position < end && isDigit(bytes[position])) {
      value = value * 10 + (bytes[position++] - '0');
      if (value > Integer.MAX_VALUE) {
        throw fault(name + " is too large");
      }
    }
    boolean empty = position == start;
    endCell(name, "a whole number");
    return empty ? -1 : (int) value;
  }

  /** Returns the next cell, a positive number with or without decimals. */
  double positiveDecimal(String name) {
    requireCell(name);
    long digits = 0;
    int count = 0;
    double scale = 1;
    boolean afterPoint = false;
    for (; position < end && isDecimalCharacter(bytes[position], afterPoint); position++) {
      if (bytes[position] == '.') {
        afterPoint = true;
        continue;
      }
      digits = digits * 10 + (bytes[position] - '0');
      scale *= afterPoint ? 10 : 1;
      if (++count > MAX_DECIMAL_DIGITS) {
        throw fault(name + " has too many digits");
      }
    }
    endCell(name, "a number");
    if (digits == 0) {
      throw fault(name + " must be positive");
    }
    // Both are exact, so the quotient is the double nearest to the decimal.
    return digits / scale;
  }

  /** Ends the row, which must have no more cells. */
  void endRow() {
    if (!rowEnded) {
      throw fault("the row has too many cells");
    }
  }

  /** Returns the fault that something is wrong with the present row. */
  LeanDataException fault(String what) {
    return new LeanDataException(file + " line " + line + ": " + what);
  }

  private void requireCell(String name) {
    if (rowEnded) {
      throw fault("the row is too short: " + name + " is missing");
    }
  }

  private void endCell(String name, String kind) {
    if (position == end) {
      rowEnded = true;
      return;
    }
    byte terminator = bytes[position++];
    if (terminator == '\r' && position < end) {
      terminator = bytes[position++];
    }
    if (terminator != ',' && terminator != '\n') {
      throw fault(name + " must be " + kind);
    }
    rowEnded = terminator == '\n';
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isDecimalCharacter(byte character, boolean afterPoint) {
    return isDigit(character) || (character == '.' && !afterPoint);
  }
}
