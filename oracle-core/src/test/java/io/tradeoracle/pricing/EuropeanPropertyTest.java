package io.tradeoracle.pricing;

import static io.tradeoracle.model.OptionRight.CALL;
import static io.tradeoracle.model.OptionRight.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class EuropeanPropertyTest {

  @Provide
  Arbitrary<PricingInputs> markets() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.5, 5000).ofScale(4),
            Arbitraries.doubles().between(-2, 2).ofScale(6),
            Arbitraries.doubles().between(0.001, 5).ofScale(6),
            Arbitraries.doubles().between(-0.05, 0.15).ofScale(4),
            Arbitraries.doubles().between(0, 0.1).ofScale(4),
            Arbitraries.of(OptionRight.class))
        .as(
            (spot, logMoneyness, years, rate, yield, right) ->
                new PricingInputs(spot, spot * Math.exp(logMoneyness), years, rate, yield, right));
  }

  @Property
  void callLessPutIsTheForward(
      @ForAll("markets") PricingInputs in,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 4) double vol) {
    double call = BlackScholes.price(with(in, CALL), vol);
    double put = BlackScholes.price(with(in, PUT), vol);
    double scale = discountedSpot(in) + discountedStrike(in);
    assertThat(call - put)
        .isCloseTo(discountedSpot(in) - discountedStrike(in), within(4e-16 * scale));
  }

  @Property
  void priceLiesBetweenIntrinsicAndCap(
      @ForAll("markets") PricingInputs in,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 20) double vol) {
    assertThat(BlackScholes.price(in, vol)).isBetween(BlackScholes.price(in, 0), cap(in));
  }

  @Property
  void priceNeverFallsWithVolatility(
      @ForAll("markets") PricingInputs in,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 4) double vol,
      @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 1) double more) {
    double price = BlackScholes.price(in, vol);
    assertThat(BlackScholes.price(in, vol + more))
        .isGreaterThanOrEqualTo(price - Math.ulp(cap(in)));
  }

  @Property
  void spotAndStrikeMayChangeRoles(
      @ForAll("markets") PricingInputs in,
      @ForAll @Scale(4) @DoubleRange(min = 0.2, max = 4) double vol) {
    double call = BlackScholes.price(with(in, CALL), vol);
    PricingInputs mirrored =
        new PricingInputs(
            /* spot= */ in.strike(),
            /* strike= */ in.spot(),
            in.yearsToExpiration(),
            /* rate= */ in.dividendYield(),
            /* dividendYield= */ in.rate(),
            PUT);
    assertThat(BlackScholes.price(mirrored, vol))
        .isCloseTo(call, within(call * roundingError(in, vol) + 4 * Math.ulp(cap(in))));
  }

  @Property
  void impliedVolatilityGivesThePriceBack(
      @ForAll("markets") PricingInputs in,
      @ForAll @Scale(4) @DoubleRange(min = 0.02, max = 4) double vol) {
    double price = BlackScholes.price(in, vol);
    IvResult result = ImpliedVolatility.european(in, price);
    if (price > BlackScholes.price(in, 0) && price < cap(in)) {
      double error = price * roundingError(in, vol) + 4 * Math.ulp(cap(in));
      assertThat(BlackScholes.price(in, result.orNaN())).isCloseTo(price, within(error));
    } else {
      assertThat(result).isNotInstanceOf(IvResult.Solved.class);
    }
  }

  @Property
  void everyPriceIsSolvedOrClassified(
      @ForAll double spot,
      @ForAll double strike,
      @ForAll double years,
      @ForAll @Scale(4) @DoubleRange(min = -1, max = 1) double rate,
      @ForAll @Scale(4) @DoubleRange(min = -1, max = 1) double yield,
      @ForAll double price,
      @ForAll OptionRight right) {
    PricingInputs in =
        new PricingInputs(
            Math.abs(spot), Math.abs(strike), Math.abs(years) % 30, rate, yield, right);
    IvResult result = ImpliedVolatility.european(in, Math.abs(price));
    if (result instanceof IvResult.Solved solved) {
      assertThat(solved.impliedVolatility()).isPositive().isFinite();
    } else {
      assertThat(result.orNaN()).isNaN();
    }
  }

  /** Half an ulp in every input, times about four, relative to an out-of-the-money price. */
  private static double roundingError(PricingInputs in, double vol) {
    double deviation = vol * Math.sqrt(in.yearsToExpiration());
    double h = Math.abs(Math.log(discountedSpot(in) / discountedStrike(in))) / deviation;
    return 1e-15 * (4 + h * h + (2 + h) / deviation);
  }

  private static PricingInputs with(PricingInputs in, OptionRight right) {
    return new PricingInputs(
        in.spot(), in.strike(), in.yearsToExpiration(), in.rate(), in.dividendYield(), right);
  }

  private static double discountedSpot(PricingInputs in) {
    return in.spot() * Math.exp(-in.dividendYield() * in.yearsToExpiration());
  }

  private static double discountedStrike(PricingInputs in) {
    return in.strike() * Math.exp(-in.rate() * in.yearsToExpiration());
  }

  private static double cap(PricingInputs in) {
    return in.right() == CALL ? discountedSpot(in) : discountedStrike(in);
  }
}
