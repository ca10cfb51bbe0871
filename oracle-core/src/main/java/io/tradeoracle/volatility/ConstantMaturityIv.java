package io.tradeoracle.volatility;

import io.tradeoracle.model.ExchangeCalendar;
import io.tradeoracle.model.OptionChain;
import io.tradeoracle.pricing.Carry;
import java.util.Objects;
import java.util.function.DoubleFunction;

/**
 * An underlying's 30-day implied volatility, from the options around the forward of the expirations
 * around 30 days.
 *
 * <p>The near expiration is the latest with 7 to 30 days to its settlement, the far one the
 * earliest with 30 to 92; total variance is interpolated between them, linearly in time. One at
 * exactly 30 days is both. Without a near one the first with more than 30 and up to 37 days stands
 * alone. Nothing is extrapolated. Days are 24 hours, fractions count. AM- and PM-settled options
 * are never mixed: PM is taken where its listed expirations suffice, AM otherwise. The quotes do
 * not change that choice, so the value does not jump between expirations when quotes come and go.
 *
 * <p>In each expiration the forward is the median of the parity forwards at the three strikes with
 * the least difference between call and put. At the listed strikes on both sides of it the
 * volatilities of call and put at their mids are averaged, and total variance is interpolated
 * linearly in the logarithm of the strike; a strike that equals the forward stands alone. A quote
 * qualifies when it is bid for, not crossed, and its volatilities at bid and ask differ by 0.04 at
 * most: of call and put one is enough.
 *
 * <p>The dividend yield comes from the forward. American prices are solved as such; where the carry
 * has a dividend yield they give an approximate value, since real dividends fall on days.
 *
 * <p>Immutable; safe for any number of threads.
 */
public final class ConstantMaturityIv {

  private static final double LEAST_SANE = 0.01;
  private static final double GREATEST_SANE = 5.00;

  private final ExchangeCalendar calendar;

  /** Makes one that takes settlement instants from a calendar. */
  public ConstantMaturityIv(ExchangeCalendar calendar) {
    this.calendar = Objects.requireNonNull(calendar, "calendar");
  }

  /**
   * Returns the 30-day volatility of a chain at its instant. A spot or carry that is no number
   * makes it unavailable; so does a result outside 0.01 to 5.00, which tells of bad data.
   *
   * @param chain quotes; the implied volatilities in it are not used
   * @param carry interest rate and dividend yield by years to expiration
   */
  public ConstantMaturityResult evaluate(OptionChain chain, DoubleFunction<Carry> carry) {
    if (!(chain.spot() > 0 && Double.isFinite(chain.spot()))) {
      return new ConstantMaturityResult.Unavailable("no price of " + chain.underlying());
    }
    return MaturityBracket.of(ExpirationSlice.of(chain, calendar))
        .map(found -> interpolate(found, chain.spot(), carry))
        .orElseGet(() -> new ConstantMaturityResult.Unavailable(MaturityBracket.NONE));
  }

  private static ConstantMaturityResult interpolate(
      MaturityBracket bracket, double spot, DoubleFunction<Carry> carry) {
    ForwardVolatility.Result near = solve(bracket.near(), spot, carry);
    if (!near.isFound()) {
      return new ConstantMaturityResult.Unavailable(near.detail());
    }
    boolean approximate = isApproximate(bracket.near(), carry);
    if (bracket.isOne()) {
      return sane(near.impliedVolatility(), approximate, near.detail());
    }
    ForwardVolatility.Result far = solve(bracket.far(), spot, carry);
    if (!far.isFound()) {
      return new ConstantMaturityResult.Unavailable(far.detail());
    }
    return sane(
        bracket.inTime(near.impliedVolatility(), far.impliedVolatility()),
        approximate || isApproximate(bracket.far(), carry),
        near.detail() + "; " + far.detail());
  }

  private static ForwardVolatility.Result solve(
      ExpirationSlice slice, double spot, DoubleFunction<Carry> carry) {
    return ForwardVolatility.of(slice, spot, carry.apply(slice.years()).rate());
  }

  private static boolean isApproximate(ExpirationSlice slice, DoubleFunction<Carry> carry) {
    return slice.isAmerican() && carry.apply(slice.years()).dividendYield() != 0;
  }

  private static ConstantMaturityResult sane(
      double volatility, boolean approximate, String detail) {
    return volatility >= LEAST_SANE && volatility <= GREATEST_SANE
        ? new ConstantMaturityResult.Available(volatility, approximate, detail)
        : new ConstantMaturityResult.Unavailable("not between 0.01 and 5.00: " + detail);
  }
}
