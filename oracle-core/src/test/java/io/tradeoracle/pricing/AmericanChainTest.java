package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AmericanChainTest {
  private static final int SIZE = 81;

  private final PricingColumns in = PricingColumns.ofSize(SIZE);
  private final double[] smile = new double[SIZE];

  /** Puts and calls by turns, from 60 to 140. */
  private void fill(double spot, double years, double rate, double yield) {
    for (int i = 0; i < SIZE; i++) {
      double strike = 60 + i;
      OptionRight right = i % 2 == 0 ? OptionRight.PUT : OptionRight.CALL;
      in.set(i, new PricingInputs(spot, strike, years, rate, yield, right));
      double x = (strike - 100) / 40;
      smile[i] = 0.25 + 0.2 * x * x - 0.08 * x;
    }
  }

  private double[] prices(AmericanChain chain) {
    double[] out = new double[SIZE];
    chain.price(in, smile, out);
    return out;
  }

  private static double promised(AmericanAccuracy accuracy) {
    return switch (accuracy) {
      case FAST -> 1e-4;
      case ACCURATE -> 1e-6;
      case REFERENCE -> 1e-8;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "FAST, 0.02",
    "FAST, 0.3",
    "FAST, 2",
    "ACCURATE, 0.02",
    "ACCURATE, 0.3",
    "ACCURATE, 2"
  })
  void pricesKeepTheirAccuracy(AmericanAccuracy accuracy, double years) {
    AmericanChain chain = new AmericanChain(accuracy);
    for (double yield : new double[] {0, 0.03, 0.09}) {
      fill(103, years, 0.05, yield);
      double[] prices = prices(chain);
      for (int i = 0; i < SIZE; i++) {
        double exact = AmericanOption.price(in.row(i), smile[i], AmericanAccuracy.REFERENCE);
        assertThat(prices[i])
            .as(in.row(i).toString())
            .isCloseTo(exact, within(promised(accuracy) * in.strike()[i]));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AmericanAccuracy.class)
  void volatilitiesReproduceThePrices(AmericanAccuracy accuracy) {
    AmericanChain chain = new AmericanChain(accuracy);
    fill(98, 0.4, 0.04, 0.02);
    double[] target = new double[SIZE];
    AmericanBatch.price(in, smile, AmericanAccuracy.REFERENCE, target);
    double[] found = new double[SIZE];
    chain.impliedVolatility(in, target, found);
    for (int i = 0; i < SIZE; i++) {
      if (Double.isNaN(found[i])) {
        double exercise = (in.call()[i] ? 1 : -1) * (98 - in.strike()[i]);
        assertThat(target[i]).as(in.row(i).toString()).isLessThanOrEqualTo(exercise + 1e-9);
        continue;
      }
      double again = AmericanOption.price(in.row(i), found[i], AmericanAccuracy.REFERENCE);
      assertThat(again)
          .as(in.row(i).toString())
          .isCloseTo(target[i], within(1.1 * promised(accuracy) * in.strike()[i]));
    }
    double[] again = Arrays.copyOf(found, SIZE);
    chain.impliedVolatilityNear(in, target, again, again);
    for (int i = 0; i < SIZE; i++) {
      if (!Double.isNaN(found[i])) {
        double price = AmericanOption.price(in.row(i), again[i], AmericanAccuracy.REFERENCE);
        assertThat(price).isCloseTo(target[i], within(1.1 * promised(accuracy) * in.strike()[i]));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AmericanAccuracy.class)
  void oneRowHasTheOutcomeOfItsColumns(AmericanAccuracy accuracy) {
    AmericanChain chain = new AmericanChain(accuracy);
    for (double yield : new double[] {-0.01, 0, 0.02}) {
      fill(98, 0.4, 0.04, yield);
      double[] prices = prices(chain);
      double[] found = new double[SIZE];
      chain.impliedVolatilityNear(in, prices, smile, found);
      for (int i = 0; i < SIZE; i++) {
        IvResult outcome = chain.impliedVolatilityNear(in.row(i), prices[i], smile[i]);
        assertThat(outcome.orNaN()).as(in.row(i).toString()).isEqualTo(found[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AmericanAccuracy.class)
  void oneRowWithoutVolatilitySaysWhy(AmericanAccuracy accuracy) {
    AmericanChain chain = new AmericanChain(accuracy);
    for (OptionRight right : OptionRight.values()) {
      for (double yield : new double[] {-0.01, 0.02}) {
        PricingInputs deep =
            new PricingInputs(100, right == OptionRight.PUT ? 120 : 80, 0.3, 0.04, yield, right);
        for (double price : new double[] {Double.NaN, -1, 0, 19, 100, 130}) {
          assertThat(chain.impliedVolatilityNear(deep, price, Double.NaN))
              .as("%s at %s", deep, price)
              .isInstanceOf(AmericanOption.impliedVolatility(deep, price, accuracy).getClass());
        }
      }
    }
    assertThat(chain.impliedVolatilityNear(in.row(0), 1, 0.2))
        .isEqualTo(new IvResult.InvalidInput());
  }

  @ParameterizedTest
  @EnumSource(
      value = AmericanAccuracy.class,
      names = {"FAST", "ACCURATE"})
  void answersDoNotDependOnWhatWasAskedBefore(AmericanAccuracy accuracy) {
    AmericanChain used = new AmericanChain(accuracy);
    fill(90, 1.3, 0.06, 0.01);
    prices(used);
    fill(120, 0.31, 0.02, 0.05);
    prices(used);
    double[] nonsense = new double[SIZE];
    used.impliedVolatility(in, smile, nonsense);
    fill(101, 0.3, 0.02, 0.05);
    double[] usedPrices = prices(used);
    AmericanChain fresh = new AmericanChain(accuracy);
    double[] ofUsed = new double[SIZE];
    double[] ofFresh = new double[SIZE];
    fresh.impliedVolatility(in, usedPrices, ofFresh);
    used.impliedVolatility(in, usedPrices, ofUsed);
    assertThat(ofUsed).isEqualTo(ofFresh);
    assertThat(prices(fresh)).isEqualTo(usedPrices);
    assertThat(prices(used)).isEqualTo(usedPrices);
  }

  @Test
  void strikesOfOneVolatilityHaveThePricesOfTheirOwn() {
    fill(100, 0.25, 0.05, 0.01);
    Arrays.fill(smile, 0.3);
    double[] prices = prices(new AmericanChain(AmericanAccuracy.ACCURATE));
    for (int i = 0; i < SIZE; i++) {
      assertThat(prices[i]).isEqualTo(AmericanOption.price(in.row(i), 0.3));
    }
  }

  @Test
  void valuesAreThoseOfSingleOptions() {
    fill(100, 0.25, 0.05, 0);
    ValuationColumns out = ValuationColumns.ofSize(SIZE);
    new AmericanChain(AmericanAccuracy.ACCURATE).value(in, smile, out);
    for (int i = 0; i < SIZE; i++) {
      assertThat(out.row(i)).isEqualTo(AmericanOption.value(in.row(i), smile[i]));
    }
  }

  @Test
  void rowsWithoutAnAnswerAreNotANumber() {
    fill(100, 0.25, 0.05, 0.01);
    in.spot()[3] = Double.NaN;
    in.strike()[4] = -1;
    smile[5] = Double.POSITIVE_INFINITY;
    double[] prices = prices(new AmericanChain(AmericanAccuracy.FAST));
    assertThat(prices[3]).isNaN();
    assertThat(prices[4]).isNaN();
    assertThat(prices[5]).isNaN();
    assertThat(prices[6]).isFinite();
    double[] volatilities = new double[SIZE];
    prices[7] = -1;
    new AmericanChain(AmericanAccuracy.FAST).impliedVolatility(in, prices, volatilities);
    assertThat(volatilities[3]).isNaN();
    assertThat(volatilities[7]).isNaN();
    assertThat(volatilities[40]).isCloseTo(smile[40], within(1e-4));
  }

  @Test
  void refusesColumnsOfUnequalLength() {
    AmericanChain chain = new AmericanChain(AmericanAccuracy.FAST);
    double[] wrong = new double[SIZE - 1];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chain.price(in, wrong, smile))
        .withMessageContaining("volatility")
        .withMessageContaining("80");
    assertThatIllegalArgumentException().isThrownBy(() -> chain.price(in, smile, wrong));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chain.impliedVolatilityNear(in, smile, wrong, smile));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> chain.value(in, smile, ValuationColumns.ofSize(SIZE - 1)));
  }
}
