package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;

/**
 * {@link ForwardInputs} of many options, column by column: row i of every array belongs to option
 * i. The arrays are used as they are, not copied. No value is refused, only arrays of unequal
 * length.
 *
 * @param forward price of the underlying for delivery at expiration, or of its future
 * @param strike strike price, in the unit of {@code forward}
 * @param yearsToExpiration time to expiration in years, ACT/365
 * @param rate continuously compounded interest rate, a fraction per year
 * @param call true for a call, false for a put
 */
// A record of arrays on purpose: it names columns, it is not compared.
@SuppressWarnings("ArrayRecordComponent")
public record ForwardColumns(
    double[] forward, double[] strike, double[] yearsToExpiration, double[] rate, boolean[] call) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code forward}
   */
  public ForwardColumns {
    Columns.requireLength("strike", strike.length, "forward", forward.length);
    Columns.requireLength("yearsToExpiration", yearsToExpiration.length, "forward", forward.length);
    Columns.requireLength("rate", rate.length, "forward", forward.length);
    Columns.requireLength("call", call.length, "forward", forward.length);
  }

  /** Returns columns of zeros, to be filled. */
  public static ForwardColumns ofSize(int size) {
    return new ForwardColumns(
        new double[size], new double[size], new double[size], new double[size], new boolean[size]);
  }

  /** Returns the number of options. */
  public int size() {
    return forward.length;
  }

  /** Writes one option to a row. */
  public void set(int row, ForwardInputs in) {
    forward[row] = in.forward();
    strike[row] = in.strike();
    yearsToExpiration[row] = in.yearsToExpiration();
    rate[row] = in.rate();
    call[row] = in.right() == OptionRight.CALL;
  }

  /** Returns one option, newly made. */
  public ForwardInputs row(int row) {
    return new ForwardInputs(
        forward[row],
        strike[row],
        yearsToExpiration[row],
        rate[row],
        call[row] ? OptionRight.CALL : OptionRight.PUT);
  }

  /**
   * Returns the same arrays as options on a spot, the rates twice, as in {@link
   * ForwardInputs#asSpot}: for {@link EuropeanBatch#secondOrder} and {@link
   * ImpliedVolatilityBatch#european}, to which Black's model makes no difference.
   */
  public PricingColumns asSpot() {
    return new PricingColumns(forward, strike, yearsToExpiration, rate, rate, call);
  }

  /**
   * Checks that another column belongs to these.
   *
   * @throws IllegalArgumentException if its length is not {@link #size}
   */
  void requireColumn(String name, double[] column) {
    Columns.requireLength(name, column, "forward", size());
  }
}
