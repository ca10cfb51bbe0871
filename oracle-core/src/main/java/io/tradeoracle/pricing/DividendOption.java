package io.tradeoracle.pricing;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.BlackScholesKernel;
import io.tradeoracle.pricing.internal.DividendSolver;
import io.tradeoracle.pricing.internal.ImpliedVolatilityKernel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Options on a share that pays known cash dividends: prices, Greeks and implied volatilities,
 * American and European.
 *
 * <p><b>Model.</b> The spot follows {@link BlackScholes} between ex-dates and falls by the dividend
 * at each (the piecewise lognormal model: E. G. Haug, J. Haug and A. Lewis, "Back to Basics: a New
 * Approach to the Discrete Dividend Problem", 2003). A dividend larger than the spot takes all of
 * it: the spot is zero from then on. The volatility is that of the spot. It is not that of the
 * escrowed model, where the spot less the present value of the dividends is lognormal: there the
 * spot moves less before the dividends are paid, prices are lower at the same volatility, and a
 * later dividend changes the value of an option that expires before it; here it does not.
 *
 * <p>A dividend whose ex-date is not after now, or is not before expiration, plays no role. What is
 * left when none does is priced by {@link AmericanOption} or {@link BlackScholes}. A continuous
 * yield may come on top: the cost of borrowing, for one. An American option can be exercised until
 * just before an ex-date, as one must for a call.
 *
 * <p><b>Accuracy.</b> Finite differences on doubling grids, extrapolated, until two results agree:
 * to 5e-5 of the strike (FAST, a few milliseconds), 3e-7 (ACCURATE, ten to fifty milliseconds), or
 * 1e-8 (REFERENCE, about a second). The finer of the two is usually four times as close. Where time
 * is long or volatility high or very low the finest grid may come first, and ACCURATE be off by up
 * to 1e-5, REFERENCE by up to 1e-7.
 *
 * <p>Every component is NaN where spot or strike is not positive, time or volatility is negative,
 * or anything is NaN or infinite. Pure functions; safe for use by any number of threads.
 */
public final class DividendOption {
  private static final IvResult BELOW_INTRINSIC = new IvResult.BelowIntrinsic();
  private static final IvResult ABOVE_MAXIMUM = new IvResult.AboveMaximum();
  private static final IvResult INVALID_INPUT = new IvResult.InvalidInput();

  private DividendOption() {}

  /**
   * Returns the price in the unit of the spot. At zero time it is the intrinsic value, at zero
   * volatility that of the certain path, for an American option exercised at its best.
   *
   * @param dividends in any order
   */
  public static double price(
      PricingInputs in,
      ExerciseStyle style,
      List<CashDividend> dividends,
      double volatility,
      AmericanAccuracy accuracy) {
    List<CashDividend> relevant = relevant(in, dividends);
    if (relevant.isEmpty()) {
      return style == ExerciseStyle.AMERICAN
          ? AmericanOption.price(in, volatility, accuracy)
          : BlackScholes.price(in, volatility);
    }
    if (!isDefined(in, volatility)) {
      return Double.NaN;
    }
    return solver(in, style, relevant, accuracy).price(volatility);
  }

  /**
   * Returns the price with delta, gamma, vega, theta and rho, in five times the time of a price.
   * Where immediate exercise is right delta is ±1 and the others are zero. Theta holds the
   * ex-dates: it is the change of value as time passes until the next.
   *
   * @param dividends in any order
   */
  public static Valuation value(
      PricingInputs in,
      ExerciseStyle style,
      List<CashDividend> dividends,
      double volatility,
      AmericanAccuracy accuracy) {
    List<CashDividend> relevant = relevant(in, dividends);
    if (relevant.isEmpty()) {
      return style == ExerciseStyle.AMERICAN
          ? AmericanOption.value(in, volatility, accuracy)
          : BlackScholes.value(in, volatility);
    }
    double nan = Double.NaN;
    if (!isDefined(in, volatility)) {
      return new Valuation(nan, nan, nan, nan, nan, nan);
    }
    double[] out = new double[6];
    solver(in, style, relevant, accuracy).value(volatility, out);
    return new Valuation(out[0], out[1], out[2], out[3], out[4], out[5]);
  }

  /**
   * Returns the volatility at which the price of this accuracy is this one, in a dozen times the
   * time of a price.
   *
   * <ul>
   *   <li>{@link IvResult.Solved}: positive and finite.
   *   <li>{@link IvResult.BelowIntrinsic}: the price is at or below what the option is worth
   *       without volatility.
   *   <li>{@link IvResult.AboveMaximum}: no volatility gives that much.
   *   <li>{@link IvResult.InvalidInput}: an input is NaN or infinite, or spot, strike or time is
   *       not positive.
   * </ul>
   *
   * @param dividends in any order
   */
  public static IvResult impliedVolatility(
      PricingInputs in,
      ExerciseStyle style,
      List<CashDividend> dividends,
      double price,
      AmericanAccuracy accuracy) {
    List<CashDividend> relevant = relevant(in, dividends);
    if (relevant.isEmpty()) {
      return style == ExerciseStyle.AMERICAN
          ? AmericanOption.impliedVolatility(in, price, accuracy)
          : ImpliedVolatility.european(in, price);
    }
    if (!isDefined(in, 0) || !Double.isFinite(price)) {
      return INVALID_INPUT;
    }
    double volatility = solver(in, style, relevant, accuracy).impliedVolatility(price);
    if (volatility > 0) {
      return new IvResult.Solved(volatility);
    }
    if (volatility == ImpliedVolatilityKernel.BELOW_INTRINSIC) {
      return BELOW_INTRINSIC;
    }
    return volatility == ImpliedVolatilityKernel.ABOVE_MAXIMUM ? ABOVE_MAXIMUM : INVALID_INPUT;
  }

  private static boolean isDefined(PricingInputs in, double volatility) {
    return BlackScholesKernel.isDefined(
        in.spot(), in.strike(), in.yearsToExpiration(), in.rate(), in.dividendYield(), volatility);
  }

  /** Returns the dividends that matter, earliest first. */
  private static List<CashDividend> relevant(PricingInputs in, List<CashDividend> dividends) {
    List<CashDividend> sorted = new ArrayList<>();
    for (CashDividend dividend : dividends) {
      double when = dividend.yearsToExDate();
      if (when > 0 && when < in.yearsToExpiration() && dividend.amount() > 0) {
        sorted.add(dividend);
      }
    }
    sorted.sort(Comparator.comparingDouble(CashDividend::yearsToExDate));
    return sorted;
  }

  private static DividendSolver solver(
      PricingInputs in,
      ExerciseStyle style,
      List<CashDividend> dividends,
      AmericanAccuracy accuracy) {
    double[] exYears = new double[dividends.size()];
    double[] cash = new double[dividends.size()];
    for (int i = 0; i < cash.length; i++) {
      exYears[i] = dividends.get(i).yearsToExDate();
      cash[i] = dividends.get(i).amount();
    }
    return new DividendSolver(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        in.right() == OptionRight.CALL,
        style == ExerciseStyle.AMERICAN,
        exYears,
        cash,
        accuracy.mode());
  }
}
