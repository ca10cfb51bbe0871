package io.tradeoracle.pricing;

import static io.tradeoracle.pricing.AmericanAccuracy.ACCURATE;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.internal.AmericanSolver;
import io.tradeoracle.pricing.internal.ImpliedVolatilityKernel;

/**
 * American options, in the model of {@link BlackScholes} with exercise at any time: prices, Greeks
 * and implied volatilities.
 *
 * <p>Volatility is an annual fraction (0.20 is 20 %). The price is the European price plus the
 * value of early exercise (I. J. Kim, "The Analytic Valuation of American Options", 1990; P. Carr,
 * R. Jarrow and R. Myneni, "Alternative Characterizations of American Put Options", 1992),
 * integrated over the exercise boundary that Newton's method finds in the variables of L. Andersen,
 * M. Lake and D. Offengenden, "High-Performance American Option Pricing" (2016). Errors are
 * absolute, those of {@link AmericanAccuracy}. Where early exercise is never right (a call with
 * yield ≤ 0 ≤ rate, a put with rate ≤ 0 ≤ yield, and the like) the result is the European one.
 *
 * <p>Where exercise is right between two boundaries (a put with yield &lt; rate &lt; 0, a call with
 * rate &lt; yield &lt; 0; L. Andersen and M. Lake, 2021) a price takes some milliseconds and is
 * within 1e-7 of the strike (1e-8 with REFERENCE) in every accuracy.
 *
 * <p>No answer exists, and every component is NaN, where spot or strike is not positive, time or
 * volatility is negative, or anything is NaN or infinite.
 *
 * <p>Safe for use by any number of threads: each thread that calls keeps one workspace of less than
 * 200 kB (REFERENCE: a megabyte more), so threads should be few and long-lived. The same inputs
 * give the same result on any thread, whatever was computed before.
 */
public final class AmericanOption {

  private static final ThreadLocal<AmericanSolver> SOLVER =
      ThreadLocal.withInitial(AmericanSolver::new);

  private static final IvResult BELOW_INTRINSIC = new IvResult.BelowIntrinsic();
  private static final IvResult ABOVE_MAXIMUM = new IvResult.AboveMaximum();
  private static final IvResult INVALID_INPUT = new IvResult.InvalidInput();

  private AmericanOption() {}

  /** Returns the price in the unit of the spot, within 1e-6 of the strike. */
  public static double price(PricingInputs in, double volatility) {
    return price(in, volatility, ACCURATE);
  }

  /**
   * Returns the price in the unit of the spot. At zero time it is the intrinsic value, at zero
   * volatility the best of all certain exercises, now, later or at expiration.
   */
  public static double price(PricingInputs in, double volatility, AmericanAccuracy accuracy) {
    return solver()
        .price(
            in.spot(),
            in.strike(),
            in.yearsToExpiration(),
            in.rate(),
            in.dividendYield(),
            volatility,
            in.right() == OptionRight.CALL,
            accuracy.mode());
  }

  /** Returns the price, within 1e-6 of the strike, with delta, gamma, vega, theta and rho. */
  public static Valuation value(PricingInputs in, double volatility) {
    return value(in, volatility, ACCURATE);
  }

  /**
   * Returns the price with delta, gamma, vega, theta and rho. Where immediate exercise is right
   * delta is ±1 and the others are zero; gamma jumps there. ACCURATE keeps delta within 1e-6 and
   * gamma, times spot · σ√T, within 1e-4, theta in proportion, at any distance from the boundary;
   * only a spot nearer to it than the boundary itself is known may count as exercised. To that end
   * it solves a finer boundary than the price alone needs, so its price differs from {@link #price}
   * by as much as the accuracy allows. At zero time they are those of {@link BlackScholes#value}.
   */
  public static Valuation value(PricingInputs in, double volatility, AmericanAccuracy accuracy) {
    AmericanSolver solver = solver();
    double[] out = solver.row;
    solver.value(
        in.spot(),
        in.strike(),
        in.yearsToExpiration(),
        in.rate(),
        in.dividendYield(),
        volatility,
        in.right() == OptionRight.CALL,
        accuracy.mode(),
        out);
    return new Valuation(out[0], out[1], out[2], out[3], out[4], out[5]);
  }

  /** Returns how much more the option is worth than the European one, within 1e-6 of the strike. */
  public static double earlyExercisePremium(PricingInputs in, double volatility) {
    return earlyExercisePremium(in, volatility, ACCURATE);
  }

  /**
   * Returns how much more the option is worth than the European one, in the unit of the spot; zero
   * where early exercise is never right.
   */
  public static double earlyExercisePremium(
      PricingInputs in, double volatility, AmericanAccuracy accuracy) {
    return premium(price(in, volatility, accuracy), BlackScholes.price(in, volatility));
  }

  /** Where the two agree but for rounding nothing is left. */
  static double premium(double american, double european) {
    return Math.max(0, american - european);
  }

  /** Returns the spot price at which exercise becomes right, from the boundary of ACCURATE. */
  public static double exerciseBoundary(PricingInputs in, double volatility) {
    return exerciseBoundary(in, volatility, ACCURATE);
  }

  /**
   * Returns the spot price at which immediate exercise becomes right: a put is exercised at or
   * below it, a call at or above. The spot of {@code in} does not matter, but must be valid.
   *
   * <p>Where exercise before expiration is never right it is 0 for a put and infinite for a call.
   * At zero time it is the limit, the smaller of strike and strike · rate/yield for a put, the
   * larger for a call; at zero volatility the same, for then that is when waiting no longer earns.
   * NaN where there is no price, or two boundaries. FAST is within 2e-3 of the strike, ACCURATE
   * within 2e-5, both usually much closer; REFERENCE within 1e-6.
   */
  public static double exerciseBoundary(
      PricingInputs in, double volatility, AmericanAccuracy accuracy) {
    return solver()
        .exerciseBoundary(
            in.strike(),
            in.yearsToExpiration(),
            in.rate(),
            in.dividendYield(),
            volatility,
            in.right() == OptionRight.CALL,
            accuracy.mode());
  }

  /** Returns the workspace of this thread. */
  static AmericanSolver solver() {
    return SOLVER.get();
  }

  /** Returns the volatility at which {@link #price(PricingInputs, double)} gives this price. */
  public static IvResult impliedVolatility(PricingInputs in, double price) {
    return impliedVolatility(in, price, ACCURATE);
  }

  /**
   * Returns the volatility at which the price of this accuracy is this one.
   *
   * <ul>
   *   <li>{@link IvResult.Solved}: positive and finite. A price that exceeds the least by no more
   *       than the accuracy has a volatility that is hardly determined.
   *   <li>{@link IvResult.BelowIntrinsic}: the price is at or below the least, what the option is
   *       worth without volatility; that is no less than immediate exercise and than the European
   *       lower bound. A price of exactly the exercise value belongs here: every volatility up to
   *       some limit gives it, so there is no one answer.
   *   <li>{@link IvResult.AboveMaximum}: the price is at or above the spot (call) or the strike
   *       (put), which no finite volatility reaches; where early exercise is never right, or right
   *       between two boundaries, the European maximum.
   *   <li>{@link IvResult.InvalidInput}: an input is NaN or infinite, or spot, strike or time is
   *       not positive.
   * </ul>
   */
  public static IvResult impliedVolatility(
      PricingInputs in, double price, AmericanAccuracy accuracy) {
    return impliedVolatilityNear(in, price, accuracy, Double.NaN);
  }

  /**
   * Returns the same volatility, sooner where the seed is close: that of the quote before. Another
   * seed changes the answer only within the accuracy; the same seed gives the same bits.
   *
   * @param seed a volatility; one that is not between 0.001 and 100 is ignored
   */
  public static IvResult impliedVolatilityNear(
      PricingInputs in, double price, AmericanAccuracy accuracy, double seed) {
    double volatility =
        solver()
            .impliedVolatility(
                price,
                in.spot(),
                in.strike(),
                in.yearsToExpiration(),
                in.rate(),
                in.dividendYield(),
                in.right() == OptionRight.CALL,
                accuracy.mode(),
                seed);
    if (volatility > 0) {
      return new IvResult.Solved(volatility);
    }
    if (volatility == ImpliedVolatilityKernel.BELOW_INTRINSIC) {
      return BELOW_INTRINSIC;
    }
    return volatility == ImpliedVolatilityKernel.ABOVE_MAXIMUM ? ABOVE_MAXIMUM : INVALID_INPUT;
  }
}
