package io.tradeoracle.pricing;

/** What all records of columns ask of their arrays. */
final class Columns {

  private Columns() {}

  /**
   * Checks that a column is as long as another.
   *
   * @throws IllegalArgumentException if not, with both names and lengths
   */
  static void requireLength(String name, double[] column, String other, int expected) {
    requireLength(name, column.length, other, expected);
  }

  /** As {@link #requireLength(String, double[], String, int)}, of whatever the column holds. */
  static void requireLength(String name, int length, String other, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + " must be as long as " + other + " (" + expected + "): " + length);
    }
  }
}
