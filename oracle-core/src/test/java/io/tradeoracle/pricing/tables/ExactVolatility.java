package io.tradeoracle.pricing.tables;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.PricingInputs;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;

/**
 * How wrong an implied volatility is, in 60 digits, and how wrong it may be.
 *
 * <p>With π the time value over m, dπ/ds = φ(h − t), so that (π(s) − π)/(s·φ(h − t)) is the
 * relative error of s, but for its square. The lower formula alone serves, π = φ(h − t)·[M(h − t) −
 * M(h + t)]: with so many digits it may cancel.
 *
 * <p>The unit is the relative change of the volatility when the price and every input move by one
 * ulp, all in the worst direction; no less than the rounding of the result.
 */
public final class ExactVolatility {

  private static final double SMALLEST_UNIT = 2.2e-16;
  private static final DfpField FIELD = new DfpField(60);

  private final PricingInputs in;
  private final double price;
  private final Dfp rootYears;
  private final Dfp smaller;
  private final Dfp x;
  private final Dfp pi;
  private final boolean spotIsSmaller;

  /** Takes positive numbers, and a price that has a volatility. */
  public ExactVolatility(PricingInputs in, double price) {
    this.in = in;
    this.price = price;
    Dfp years = dfp(in.yearsToExpiration());
    Dfp a = dfp(in.spot()).multiply(exp(years.multiply(dfp(-in.dividendYield()))));
    Dfp b = dfp(in.strike()).multiply(exp(years.multiply(dfp(-in.rate()))));
    Dfp cap = in.right() == OptionRight.CALL ? a : b;
    rootYears = years.sqrt();
    spotIsSmaller = a.lessThan(b);
    smaller = spotIsSmaller ? a : b;
    x = abs(DfpMath.log(a.divide(b)));
    pi = dfp(price).subtract(cap.subtract(smaller)).divide(smaller);
  }

  /** Returns the relative error of a volatility in units. */
  public double errorInUnits(double volatility) {
    double[] errorAndUnit = errorAndUnit(volatility);
    return errorAndUnit[0] / errorAndUnit[1];
  }

  /** Returns the unit, relative to the volatility. */
  public double unit(double volatility) {
    return errorAndUnit(volatility)[1];
  }

  private double[] errorAndUnit(double volatility) {
    Dfp s = rootYears.multiply(dfp(volatility));
    Dfp h = x.divide(s);
    Dfp t = s.divide(2);
    Dfp low = h.subtract(t);
    Dfp perDensity = exp(low.multiply(low).divide(2)).multiply(FIELD.getPi().multiply(2).sqrt());
    Dfp near = ElementaryTables.mills(low);
    Dfp far = ElementaryTables.mills(h.add(t));
    double error = near.subtract(far).subtract(pi.multiply(perDensity)).divide(s).toDouble();
    return new double[] {Math.abs(error), unit(s, near, far, perDensity)};
  }

  /** The legs are the derivatives of the price for the logarithms of A and B, over m·φ. */
  private double unit(Dfp s, Dfp near, Dfp far, Dfp perDensity) {
    boolean isOut = (in.right() == OptionRight.CALL) == spotIsSmaller;
    Dfp smallerLeg = isOut ? near : perDensity.subtract(near);
    Dfp largerLeg = isOut ? far : exp(x).multiply(perDensity).subtract(far);
    double spotLeg = (spotIsSmaller ? smallerLeg : largerLeg).toDouble();
    double strikeLeg = (spotIsSmaller ? largerLeg : smallerLeg).toDouble();
    double years = in.yearsToExpiration();
    double carry = Math.abs(in.dividendYield() * spotLeg - in.rate() * strikeLeg);
    double change =
        spotLeg * (relativeUlp(in.spot()) + years * Math.ulp(in.dividendYield()))
            + strikeLeg * (relativeUlp(in.strike()) + years * Math.ulp(in.rate()))
            + carry * Math.ulp(years)
            + dfp(Math.ulp(price)).divide(smaller).multiply(perDensity).toDouble();
    return Math.max(change / s.toDouble() + 0.5 * relativeUlp(years), SMALLEST_UNIT);
  }

  private static double relativeUlp(double value) {
    return Math.ulp(value) / value;
  }

  private static Dfp exp(Dfp value) {
    return DfpMath.exp(value);
  }

  private static Dfp abs(Dfp value) {
    return value.lessThan(FIELD.getZero()) ? value.negate() : value;
  }

  private static Dfp dfp(double value) {
    return FIELD.newDfp(value);
  }
}
