package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.tables.ElementaryTables;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;

/**
 * European prices and sensitivities from the textbook formulas in 60 decimal digits, each result
 * rounded once: slow, and independent of the kernels.
 */
final class ExactEuropean {

  private static final DfpField FIELD = new DfpField(60);
  private static final Dfp ONE = FIELD.getOne();
  private static final Dfp ROOT_TWO_PI = FIELD.getPi().multiply(2).sqrt();

  final double price;

  /** The relative error of the price that half an ulp in every input makes. */
  final double unit;

  final Valuation value;
  final SecondOrder secondOrder;

  private ExactEuropean(double price, double unit, Valuation value, SecondOrder secondOrder) {
    this.price = price;
    this.unit = unit;
    this.value = value;
    this.secondOrder = secondOrder;
  }

  /** Black, Scholes and Merton; spot, strike, time and volatility positive. */
  static ExactEuropean blackScholes(PricingInputs in, double volatility) {
    Dfp spot = number(in.spot());
    Dfp strike = number(in.strike());
    Dfp years = number(in.yearsToExpiration());
    Dfp rate = number(in.rate());
    Dfp yield = number(in.dividendYield());
    Dfp vol = number(volatility);
    Dfp root = years.sqrt();
    Dfp s = vol.multiply(root);
    Dfp spotDiscount = rate(yield, years);
    Dfp a = spot.multiply(spotDiscount);
    Dfp b = strike.multiply(rate(rate, years));
    Dfp d1 = a.divide(b).log().divide(s).add(s.divide(2));
    Dfp d2 = d1.subtract(s);
    int sign = in.right() == OptionRight.CALL ? 1 : -1;
    Dfp spotLeg = a.multiply(cdf(d1.multiply(sign)));
    Dfp strikeLeg = b.multiply(cdf(d2.multiply(sign)));
    Dfp price = spotLeg.subtract(strikeLeg).multiply(sign);
    Dfp density = a.multiply(pdf(d1));
    Dfp carry = yield.multiply(spotLeg).subtract(rate.multiply(strikeLeg)).multiply(sign);
    Dfp theta = carry.subtract(density.multiply(vol).divide(root.multiply(2)));
    Dfp vega = density.multiply(root);
    Dfp gamma = density.divide(spot).divide(spot).divide(s);
    Dfp delta = spotLeg.divide(spot).multiply(sign);
    Dfp moved =
        spotLeg
            .add(strikeLeg)
            .add(magnitude(years.multiply(theta)))
            .add(magnitude(rate.multiply(years).multiply(strikeLeg)))
            .add(magnitude(yield.multiply(years).multiply(spotLeg)))
            .add(vol.multiply(vega));
    Dfp drift = d2.divide(years.multiply(2)).subtract(rate.subtract(yield).divide(s));
    Dfp charm = yield.multiply(delta).add(density.divide(spot).multiply(drift));
    Dfp speed = gamma.divide(spot).multiply(d1.divide(s).add(ONE)).negate();
    return new ExactEuropean(
        price.toDouble(),
        moved.divide(price).toDouble() * 0x1p-53,
        new Valuation(
            price.toDouble(),
            delta.toDouble(),
            gamma.toDouble(),
            vega.toDouble(),
            theta.toDouble(),
            strikeLeg.multiply(years).multiply(sign).toDouble()),
        new SecondOrder(
            density.divide(spot).multiply(d2).divide(vol).negate().toDouble(),
            vega.multiply(d1).multiply(d2).divide(vol).toDouble(),
            charm.toDouble(),
            speed.toDouble()));
  }

  /** Bachelier; time and volatility positive. */
  static ExactEuropean bachelier(ForwardInputs in, double volatility) {
    Dfp years = number(in.yearsToExpiration());
    Dfp rate = number(in.rate());
    Dfp vol = number(volatility);
    Dfp root = years.sqrt();
    Dfp s = vol.multiply(root);
    Dfp discount = rate(rate, years);
    Dfp distance = number(in.forward()).subtract(number(in.strike()));
    Dfp d = distance.divide(s);
    int sign = in.right() == OptionRight.CALL ? 1 : -1;
    Dfp share = discount.multiply(cdf(d.multiply(sign)));
    Dfp density = discount.multiply(pdf(d));
    Dfp delta = share.multiply(sign);
    Dfp price = delta.multiply(distance).add(density.multiply(s));
    Dfp theta = rate.multiply(price).subtract(density.multiply(vol).divide(root.multiply(2)));
    Dfp scale = number(Math.abs(in.forward()) + Math.abs(in.strike()));
    Dfp moved =
        share
            .multiply(scale)
            .add(magnitude(years.multiply(theta)))
            .add(magnitude(rate.multiply(years).multiply(price)))
            .add(density.multiply(s));
    Dfp drift = density.multiply(d).divide(years.multiply(2));
    return new ExactEuropean(
        price.toDouble(),
        moved.divide(price).toDouble() * 0x1p-53,
        new Valuation(
            price.toDouble(),
            delta.toDouble(),
            density.divide(s).toDouble(),
            density.multiply(root).toDouble(),
            theta.toDouble(),
            years.multiply(price).negate().toDouble()),
        new SecondOrder(
            density.multiply(d).divide(vol).negate().toDouble(),
            density.multiply(root).multiply(d).multiply(d).divide(vol).toDouble(),
            rate.multiply(delta).add(drift).toDouble(),
            density.multiply(d).divide(s).divide(s).negate().toDouble()));
  }

  private static Dfp number(double value) {
    return FIELD.newDfp(value);
  }

  private static Dfp rate(Dfp rate, Dfp years) {
    return rate.multiply(years).negate().exp();
  }

  private static Dfp magnitude(Dfp value) {
    return value.lessThan(FIELD.getZero()) ? value.negate() : value;
  }

  private static Dfp pdf(Dfp x) {
    return x.multiply(x).divide(2).negate().exp().divide(ROOT_TWO_PI);
  }

  private static Dfp cdf(Dfp x) {
    if (x.lessThan(FIELD.getZero())) {
      return pdf(x).multiply(ElementaryTables.mills(x.negate()));
    }
    return ONE.subtract(pdf(x).multiply(ElementaryTables.mills(x)));
  }
}
