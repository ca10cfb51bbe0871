package io.tradeoracle.bench.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.PricingInputs;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptionSetTest {

  @ParameterizedTest
  @EnumSource(OptionSet.Kind.class)
  void isDrawnAlikeEachTime(OptionSet.Kind kind) {
    OptionSet one = OptionSet.of(kind);
    OptionSet two = OptionSet.named(kind.name().toLowerCase(Locale.ROOT));

    assertThat(one.prices()).isEqualTo(two.prices());
    assertThat(one.inputs(17)).isEqualTo(two.inputs(17)).isEqualTo(one.columns().row(17));
  }

  @ParameterizedTest
  @EnumSource(OptionSet.Kind.class)
  void mixesCallsAndPutsOfWhichEachHasAVolatility(OptionSet.Kind kind) {
    OptionSet set = OptionSet.of(kind);
    Accepted ours = Accepted.by((in, p) -> ImpliedVolatility.european(in, p).orNaN(), set);

    assertThat(
            IntStream.range(0, OptionSet.SIZE)
                .filter(row -> set.inputs(row).right() == OptionRight.CALL)
                .count())
        .isBetween(OptionSet.SIZE * 2L / 5, OptionSet.SIZE * 3L / 5);
    assertThat(ours.count()).isEqualTo(OptionSet.SIZE);
  }

  @Test
  void realisticOptionsLieWithinAFewDeviations() {
    OptionSet set = OptionSet.of(OptionSet.Kind.REALISTIC);
    for (int row = 0; row < OptionSet.SIZE; row++) {
      PricingInputs in = set.inputs(row);
      assertThat(Math.abs(deviations(in, set.volatility(row)))).isLessThan(2.5001);
      assertThat(in.yearsToExpiration()).isBetween(1 / 365.0, 2.0001);
    }
  }

  private static double deviations(PricingInputs in, double volatility) {
    double years = in.yearsToExpiration();
    double forward = Math.log(in.spot()) + (in.rate() - in.dividendYield()) * years;
    return (Math.log(in.strike()) - forward) / (volatility * Math.sqrt(years));
  }

  @Test
  void americanOptionsAreWorthMoreThanTheirExercise() {
    AmericanSet set = new AmericanSet();
    for (int i = 0; i < OptionSet.SIZE; i++) {
      PricingInputs in = set.inputs(i);
      double sign = in.right() == OptionRight.CALL ? 1 : -1;
      assertThat(set.price(i)).isGreaterThan(sign * (in.spot() - in.strike()));
      assertThat(set.columns().row(i)).isEqualTo(in);
    }
  }
}
