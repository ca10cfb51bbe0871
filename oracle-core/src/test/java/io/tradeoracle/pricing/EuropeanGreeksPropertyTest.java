package io.tradeoracle.pricing;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

/** Sensitivities against differences of eighth order, and what theory says of both. */
class EuropeanGreeksPropertyTest {

  /** What is left of the eighth order, and of the rounding that the step divides. */
  private static final double DIFFERENCES = 2e-8;

  private record Option(PricingInputs in, double volatility) {

    double deviation() {
      return volatility * Math.sqrt(in.yearsToExpiration());
    }

    double scale() {
      return Math.max(in.spot(), in.strike());
    }

    Option spot(double spot) {
      return of(spot, in.strike(), in.yearsToExpiration(), in.rate(), in.right(), volatility);
    }

    Option strike(double strike) {
      return of(in.spot(), strike, in.yearsToExpiration(), in.rate(), in.right(), volatility);
    }

    Option years(double years) {
      return of(in.spot(), in.strike(), years, in.rate(), in.right(), volatility);
    }

    Option rate(double rate) {
      return of(in.spot(), in.strike(), in.yearsToExpiration(), rate, in.right(), volatility);
    }

    Option right(OptionRight right) {
      return of(in.spot(), in.strike(), in.yearsToExpiration(), in.rate(), right, volatility);
    }

    Option volatility(double other) {
      return new Option(in, other);
    }

    private Option of(
        double spot, double strike, double years, double rate, OptionRight right, double vol) {
      return new Option(
          new PricingInputs(spot, strike, years, rate, in.dividendYield(), right), vol);
    }

    double price() {
      return BlackScholes.price(in, volatility);
    }

    Valuation value() {
      return BlackScholes.value(in, volatility);
    }

    SecondOrder secondOrder() {
      return BlackScholes.secondOrder(in, volatility);
    }
  }

  /** Within three deviations of the money. */
  @Provide
  Arbitrary<Option> options() {
    return Combinators.combine(
            Arbitraries.doubles().between(1, 1000).ofScale(4),
            Arbitraries.doubles().between(-3, 3).ofScale(6),
            Arbitraries.doubles().between(0.01, 5).ofScale(6),
            Arbitraries.doubles().between(-0.05, 0.15).ofScale(4),
            Arbitraries.doubles().between(-0.02, 0.1).ofScale(4),
            Arbitraries.of(OptionRight.class),
            Arbitraries.doubles().between(0.05, 1.2).ofScale(4))
        .as(
            (spot, deviations, years, rate, yield, right, volatility) -> {
              double strike = spot * Math.exp(deviations * volatility * Math.sqrt(years));
              return new Option(
                  new PricingInputs(spot, strike, years, rate, yield, right), volatility);
            });
  }

  @Property(tries = 300)
  void deltaIsTheSlopeInTheSpot(@ForAll("options") Option option) {
    double slope = slope(s -> option.spot(s).price(), option.in().spot(), spotStep(option));
    assertThat(option.value().deltaPerUnitSpot()).isCloseTo(slope, within(DIFFERENCES));
  }

  @Property(tries = 300)
  void gammaIsTheSlopeOfDelta(@ForAll("options") Option option) {
    double slope =
        slope(s -> option.spot(s).value().deltaPerUnitSpot(), option.in().spot(), spotStep(option));
    double scale = 1 / (option.in().spot() * option.deviation());
    assertThat(option.value().gammaPerUnitSpotSquared())
        .isCloseTo(slope, within(DIFFERENCES * scale));
  }

  @Property(tries = 300)
  void vegaIsTheSlopeInVolatility(@ForAll("options") Option option) {
    double slope =
        slope(v -> option.volatility(v).price(), option.volatility(), 0.02 * option.volatility());
    double scale = option.scale() * Math.sqrt(option.in().yearsToExpiration());
    assertThat(option.value().vegaPerUnitVol()).isCloseTo(slope, within(DIFFERENCES * scale));
  }

  @Property(tries = 300)
  void thetaIsMinusTheSlopeInTime(@ForAll("options") Option option) {
    double years = option.in().yearsToExpiration();
    double slope = slope(t -> option.years(t).price(), years, 0.02 * years);
    assertThat(option.value().thetaPerYear())
        .isCloseTo(-slope, within(DIFFERENCES * option.scale() / years));
  }

  @Property(tries = 300)
  void rhoIsTheSlopeInTheRate(@ForAll("options") Option option) {
    double step = 0.02 * option.deviation() / option.in().yearsToExpiration();
    double slope = slope(r -> option.rate(r).price(), option.in().rate(), step);
    double scale = option.scale() * option.in().yearsToExpiration() / option.deviation();
    assertThat(option.value().rhoPerUnitRate()).isCloseTo(slope, within(DIFFERENCES * scale));
  }

  @Property(tries = 300)
  void secondOrdersAreSlopesOfTheFirst(@ForAll("options") Option option) {
    double spot = option.in().spot();
    double years = option.in().yearsToExpiration();
    double perSpot = 1 / (spot * option.deviation());
    double vega = option.scale() * Math.sqrt(years);
    SecondOrder second = option.secondOrder();
    assertThat(second.vannaPerUnitSpotPerUnitVol())
        .isCloseTo(
            slope(s -> option.spot(s).value().vegaPerUnitVol(), spot, spotStep(option)),
            within(DIFFERENCES * vega * perSpot));
    assertThat(second.volgaPerUnitVolSquared())
        .isCloseTo(
            slope(
                v -> option.volatility(v).value().vegaPerUnitVol(),
                option.volatility(),
                0.02 * option.volatility()),
            within(DIFFERENCES * vega / option.volatility()));
    assertThat(second.charmPerUnitSpotPerYear())
        .isCloseTo(
            -slope(t -> option.years(t).value().deltaPerUnitSpot(), years, 0.02 * years),
            within(DIFFERENCES / years));
    assertThat(second.speedPerUnitSpotCubed())
        .isCloseTo(
            slope(s -> option.spot(s).value().gammaPerUnitSpotSquared(), spot, spotStep(option)),
            within(DIFFERENCES * perSpot * perSpot));
  }

  @Property
  void valuesSolveTheDifferentialEquation(@ForAll("options") Option option) {
    PricingInputs in = option.in();
    Valuation value = option.value();
    double diffusion = 0.5 * Math.pow(option.volatility() * in.spot(), 2);
    double drift = (in.rate() - in.dividendYield()) * in.spot() * value.deltaPerUnitSpot();
    double curvature = diffusion * value.gammaPerUnitSpotSquared();
    double carry = in.rate() * value.price();
    assertThat(value.thetaPerYear() + curvature + drift - carry)
        .isCloseTo(0, within(1e-13 * (option.scale() + curvature)));
  }

  @Property
  void priceFallsWithACallsStrikeNoFasterThanItsDiscount(
      @ForAll("options") Option option,
      @ForAll @Scale(4) @DoubleRange(min = 0.0001, max = 0.5) double more) {
    Option call = option.right(CALL);
    double width = more * option.in().strike();
    double spread = call.price() - call.strike(option.in().strike() + width).price();
    double discount = Math.exp(-option.in().rate() * option.in().yearsToExpiration());
    double rounding = 1e-14 * option.scale();
    assertThat(spread).isBetween(-rounding, discount * width + rounding);
  }

  @Property
  void priceIsConvexInTheStrike(
      @ForAll("options") Option option,
      @ForAll @Scale(4) @DoubleRange(min = 0.0001, max = 0.5) double width) {
    double strike = option.in().strike();
    double butterfly =
        option.strike(strike * (1 - width)).price()
            - 2 * option.price()
            + option.strike(strike * (1 + width)).price();
    assertThat(butterfly).isGreaterThanOrEqualTo(-1e-14 * option.scale());
  }

  @Property
  void valueAndPriceAreOneNumber(@ForAll("options") Option option) {
    assertThat(option.value().price()).isEqualTo(option.price());
  }

  @Property
  void callAndPutShareGammaAndVega(@ForAll("options") Option option) {
    Valuation call = option.right(CALL).value();
    Valuation put = option.right(PUT).value();
    assertThat(call.gammaPerUnitSpotSquared()).isEqualTo(put.gammaPerUnitSpotSquared());
    assertThat(call.vegaPerUnitVol()).isEqualTo(put.vegaPerUnitVol());
    double discount = Math.exp(-option.in().dividendYield() * option.in().yearsToExpiration());
    assertThat(call.deltaPerUnitSpot() - put.deltaPerUnitSpot())
        .isCloseTo(discount, within(1e-15 * discount));
  }

  @Property
  void nothingJumpsWhereTheFormChanges(@ForAll("options") Option option) {
    // h − t = −1/2, where the price is taken from above instead of from below.
    PricingInputs in = option.in();
    double carry = (in.rate() - in.dividendYield()) * in.yearsToExpiration();
    double x = Math.abs(Math.log(in.spot() / in.strike()) + carry);
    double deviation = 0.5 + Math.sqrt(0.25 + 2 * x);
    checkNoJump(option.volatility(deviation / Math.sqrt(in.yearsToExpiration())));
  }

  @Property
  void nothingJumpsWhereTheSeriesEnds(@ForAll("options") Option option) {
    // s/2 = 0.005, below which the difference of Mills ratios is a series; three deviations out.
    double volatility = 0.01 / Math.sqrt(option.in().yearsToExpiration());
    double growth =
        (option.in().rate() - option.in().dividendYield()) * option.in().yearsToExpiration();
    double ratio = Math.log(option.in().strike() / option.in().spot()) / option.deviation();
    double strike = option.in().spot() * Math.exp(growth + 0.01 * ratio);
    checkNoJump(option.strike(strike).volatility(volatility));
  }

  /** Both sides of a volatility, a few hundred ulps apart, differ by what the slope says. */
  private static void checkNoJump(Option option) {
    double step = 5e-14 * option.volatility();
    Valuation below = option.volatility(option.volatility() - step).value();
    Valuation above = option.volatility(option.volatility() + step).value();
    double slope = 2 * step * above.vegaPerUnitVol();
    double scale = 1e-15 * option.scale();
    assertThat(above.price()).isCloseTo(below.price() + slope, within(2 * scale));
    assertThat(above.price())
        .isCloseTo(below.price() + slope, within(3e-13 * Math.abs(below.price())));
    assertThat(above.deltaPerUnitSpot()).isCloseTo(below.deltaPerUnitSpot(), within(2e-13));
    assertThat(above.gammaPerUnitSpotSquared())
        .isCloseTo(
            below.gammaPerUnitSpotSquared(), within(2e-12 * below.gammaPerUnitSpotSquared()));
    assertThat(above.vegaPerUnitVol())
        .isCloseTo(below.vegaPerUnitVol(), within(2e-12 * below.vegaPerUnitVol()));
  }

  private static double spotStep(Option option) {
    return option.in().spot() * Math.min(0.02, 0.05 * option.deviation());
  }

  private static double slope(DoubleUnaryOperator f, double at, double step) {
    return (672 * difference(f, at, step)
            - 168 * difference(f, at, 2 * step)
            + 32 * difference(f, at, 3 * step)
            - 3 * difference(f, at, 4 * step))
        / (840 * step);
  }

  private static double difference(DoubleUnaryOperator f, double at, double step) {
    return f.applyAsDouble(at + step) - f.applyAsDouble(at - step);
  }
}
