package io.tradeoracle.pricing;

/**
 * What holding the underlying costs and earns.
 *
 * @param rate continuously compounded interest rate, a fraction per year
 * @param dividendYield continuously compounded dividend (or borrow) yield, a fraction per year
 */
public record Carry(double rate, double dividendYield) {

  public Carry {
    if (!Double.isFinite(rate) || !Double.isFinite(dividendYield)) {
      throw new IllegalArgumentException(
          "rate and dividendYield must be finite: " + rate + ", " + dividendYield);
    }
  }
}
