package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;

/**
 * {@link PricingInputs} of many options, column by column: row i of every array belongs to option
 * i. The arrays are used as they are, not copied: fill them anew and price again without
 * allocating. As with {@link PricingInputs} no value is refused, only arrays of unequal length.
 *
 * @param spot price of the underlying, dollars per share
 * @param strike strike price, in the unit of {@code spot}
 * @param yearsToExpiration time to expiration in years, ACT/365
 * @param rate continuously compounded interest rate, a fraction per year
 * @param dividendYield continuously compounded dividend (or borrow) yield, a fraction per year
 * @param call true for a call, false for a put
 */
// A record of arrays on purpose: it names columns, it is not compared.
@SuppressWarnings("ArrayRecordComponent")
public record PricingColumns(
    double[] spot,
    double[] strike,
    double[] yearsToExpiration,
    double[] rate,
    double[] dividendYield,
    boolean[] call) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if a column is not as long as {@code spot}
   */
  public PricingColumns {
    requireLength("strike", strike.length, spot.length);
    requireLength("yearsToExpiration", yearsToExpiration.length, spot.length);
    requireLength("rate", rate.length, spot.length);
    requireLength("dividendYield", dividendYield.length, spot.length);
    requireLength("call", call.length, spot.length);
  }

  /** Returns columns of zeros, to be filled. */
  public static PricingColumns ofSize(int size) {
    return new PricingColumns(
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new boolean[size]);
  }

  /** Returns the number of options. */
  public int size() {
    return spot.length;
  }

  /** Writes one option to a row. */
  public void set(int row, PricingInputs in) {
    spot[row] = in.spot();
    strike[row] = in.strike();
    yearsToExpiration[row] = in.yearsToExpiration();
    rate[row] = in.rate();
    dividendYield[row] = in.dividendYield();
    call[row] = in.right() == OptionRight.CALL;
  }

  /** Writes one option on a forward: the forward as the spot, the rate as the dividend yield. */
  public void set(int row, ForwardInputs in) {
    set(row, in.asSpot());
  }

  /** Returns one option, newly made. */
  public PricingInputs row(int row) {
    return new PricingInputs(
        spot[row],
        strike[row],
        yearsToExpiration[row],
        rate[row],
        dividendYield[row],
        call[row] ? OptionRight.CALL : OptionRight.PUT);
  }

  /**
   * Checks that another column belongs to these.
   *
   * @throws IllegalArgumentException if its length is not {@link #size}
   */
  void requireColumn(String name, double[] column) {
    requireLength(name, column.length, size());
  }

  private static void requireLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          name + " must be as long as spot (" + expected + "): " + length);
    }
  }
}
