package io.tradeoracle.examples.csv;

/** Works out the result cells of one row. */
@FunctionalInterface
public interface RowFunction {

  /**
   * Returns the cells of the result columns, in their order.
   *
   * <p>A bad row is told apart by its cells, not by an exception: one row never stops the others.
   *
   * @param row the cells of the columns asked for, valid during the call only
   */
  String[] apply(InputRow row);
}
