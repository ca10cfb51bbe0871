package io.tradeoracle.pricing.tables;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.PricingInputs;
import io.tradeoracle.pricing.Valuation;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;

/**
 * A European option in 60 digits, from the textbook's formula, each result rounded once; and how
 * much of its price half an ulp in every input moves.
 *
 * @param unit relative change of the price when every input moves by half an ulp, all against it
 */
public record ExactEuropean(Valuation value, double unit) {

  private static final DfpField FIELD = new DfpField(60);

  /** Takes positive spot, strike, time and volatility. */
  public static ExactEuropean of(PricingInputs in, double volatility) {
    Dfp years = dfp(in.yearsToExpiration());
    Dfp rootYears = years.sqrt();
    Dfp s = rootYears.multiply(dfp(volatility));
    Dfp a = dfp(in.spot()).multiply(DfpMath.exp(years.multiply(dfp(-in.dividendYield()))));
    Dfp b = dfp(in.strike()).multiply(DfpMath.exp(years.multiply(dfp(-in.rate()))));
    Dfp ratio = DfpMath.log(a.divide(b)).divide(s);
    Dfp d1 = ratio.add(s.divide(2));
    boolean call = in.right() == OptionRight.CALL;
    Dfp spotLeg = a.multiply(cdf(call ? d1 : d1.negate()));
    Dfp strikeLeg = b.multiply(cdf(call ? d1.subtract(s) : s.subtract(d1)));
    Dfp w = a.multiply(density(d1));
    Dfp price = call ? spotLeg.subtract(strikeLeg) : strikeLeg.subtract(spotLeg);
    Dfp carry =
        dfp(in.dividendYield()).multiply(spotLeg).subtract(dfp(in.rate()).multiply(strikeLeg));
    Dfp decay = w.multiply(dfp(volatility)).divide(rootYears.multiply(2));
    Dfp theta = (call ? carry : carry.negate()).subtract(decay);
    Dfp spot = dfp(in.spot());
    Dfp vega = w.multiply(rootYears);
    Dfp rho = years.multiply(call ? strikeLeg : strikeLeg.negate());
    double moved =
        Math.abs(spotLeg.toDouble())
            + Math.abs(strikeLeg.toDouble())
            + Math.abs(theta.toDouble() * in.yearsToExpiration())
            + Math.abs(rho.toDouble() * in.rate())
            + Math.abs(spotLeg.toDouble() * in.yearsToExpiration() * in.dividendYield())
            + vega.toDouble() * volatility;
    Valuation value =
        new Valuation(
            price.toDouble(),
            spotLeg.divide(call ? spot : spot.negate()).toDouble(),
            w.divide(spot.multiply(spot).multiply(s)).toDouble(),
            vega.toDouble(),
            theta.toDouble(),
            rho.toDouble());
    return new ExactEuropean(value, 0x1p-53 * moved / price.toDouble());
  }

  private static Dfp density(Dfp x) {
    Dfp exp = DfpMath.exp(x.multiply(x).divide(-2));
    return exp.divide(FIELD.getPi().multiply(2).sqrt());
  }

  private static Dfp cdf(Dfp x) {
    return x.lessThan(FIELD.getZero())
        ? density(x).multiply(ElementaryTables.mills(x.negate()))
        : FIELD.getOne().subtract(density(x).multiply(ElementaryTables.mills(x)));
  }

  private static Dfp dfp(double value) {
    return FIELD.newDfp(value);
  }
}
