package io.tradeoracle.volatility;

import static io.tradeoracle.volatility.SmileSamples.grid;
import static io.tradeoracle.volatility.SmileSamples.quotes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.PricingInputs;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SviFitPropertyTest {

  @Property(tries = 60)
  void whateverTheQuotesTheFitHasNoButterflyArbitrage(
      @ForAll long seed,
      @ForAll @IntRange(min = 5, max = 30) int count,
      @ForAll @DoubleRange(min = 0.01, max = 3) double years,
      @ForAll @DoubleRange(min = 0, max = 0.5) double noise) {
    SplittableRandom random = new SplittableRandom(seed);
    double tilt = random.nextDouble(-1, 1);
    double reach = random.nextDouble(0.02, 1);
    SviFitResult result =
        SviFit.fit(
            quotes(
                years,
                k ->
                    Math.max(
                        0.02,
                        0.3
                            + tilt * k
                            + random.nextDouble(2) * k * k
                            + noise * random.nextDouble(-0.3, 0.3)),
                grid(-reach, 0.7 * reach, count)));

    assertThat(result).isInstanceOf(SviFitResult.Fitted.class);
    SviSlice slice = ((SviFitResult.Fitted) result).slice();
    assertThat(slice.parameters().butterfly().isFree()).isTrue();
    assertCallsAreConvexAndFall(slice);
  }

  /** The check again, from the prices themselves. */
  private static void assertCallsAreConvexAndFall(SviSlice slice) {
    double reach = 4 * Math.sqrt(slice.totalVariance(0));
    double[] strikes = grid(100 * Math.exp(-reach), 100 * Math.exp(reach), 60);
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < strikes.length; i++) {
      double slope =
          (call(slice, strikes[i]) - call(slice, strikes[i - 1])) / (strikes[i] - strikes[i - 1]);
      assertThat(slope).isBetween(before - 1e-9, 1e-9);
      before = slope;
    }
  }

  private static double call(SviSlice slice, double strike) {
    return BlackScholes.price(
        new PricingInputs(100, strike, slice.years(), 0, 0, OptionRight.CALL),
        slice.impliedVolatility(strike));
  }
}
