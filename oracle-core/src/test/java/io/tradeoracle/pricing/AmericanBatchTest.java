package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.model.OptionRight;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AmericanBatchTest {
  private static final int SIZE = 61;

  private final PricingColumns in = PricingColumns.ofSize(SIZE);
  private final double[] volatility = new double[SIZE];
  private final double[] out = new double[SIZE];

  @BeforeEach
  void fill() {
    Random random = new Random(7);
    for (int i = 0; i < SIZE; i++) {
      boolean like = i % 3 != 0;
      OptionRight right = random.nextBoolean() ? OptionRight.PUT : OptionRight.CALL;
      double strike = 60 + 80 * random.nextDouble();
      if (like) {
        PricingInputs last = in.row(i - 1);
        in.set(
            i,
            new PricingInputs(
                100,
                strike,
                last.yearsToExpiration(),
                last.rate(),
                last.dividendYield(),
                last.right()));
        volatility[i] = volatility[i - 1];
      } else {
        double years = 0.01 + 2 * random.nextDouble();
        double rate = -0.02 + 0.1 * random.nextDouble();
        double yield = i % 2 == 0 ? 0 : 0.08 * random.nextDouble();
        in.set(i, new PricingInputs(100, strike, years, rate, yield, right));
        volatility[i] = 0.05 + random.nextDouble();
      }
    }
    in.strike()[10] = Double.NaN;
    volatility[11] = -1;
    in.yearsToExpiration()[12] = 0;
    in.rate()[13] = -0.02;
    in.dividendYield()[13] = -0.05;
    in.call()[13] = false;
  }

  @ParameterizedTest
  @EnumSource(AmericanAccuracy.class)
  void hasTheBitsOfTheSingleCalls(AmericanAccuracy accuracy) {
    AmericanBatch.price(in, volatility, accuracy, out);
    assertRows(i -> AmericanOption.price(in.row(i), volatility[i], accuracy));
    assertThat(out[10]).isNaN();
    assertThat(out[11]).isNaN();
    double[] price = out.clone();
    AmericanBatch.impliedVolatility(in, price, accuracy, out);
    assertRows(i -> AmericanOption.impliedVolatility(in.row(i), price[i], accuracy).orNaN());
    AmericanBatch.earlyExercisePremium(in, volatility, accuracy, out);
    assertRows(i -> AmericanOption.earlyExercisePremium(in.row(i), volatility[i], accuracy));
    AmericanBatch.exerciseBoundary(in, volatility, accuracy, out);
    assertRows(i -> AmericanOption.exerciseBoundary(in.row(i), volatility[i], accuracy));
  }

  /** Backwards, so that what rows share is not what the batch shared. */
  private void assertRows(IntToDoubleFunction single) {
    double[] expected = new double[SIZE];
    for (int i = SIZE - 1; i >= 0; i--) {
      expected[i] = single.applyAsDouble(i);
    }
    assertThat(out).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(AmericanAccuracy.class)
  void hasTheGreeksOfTheSingleCalls(AmericanAccuracy accuracy) {
    ValuationColumns columns = ValuationColumns.ofSize(SIZE);
    AmericanBatch.value(in, volatility, accuracy, columns);
    for (int i = SIZE - 1; i >= 0; i--) {
      assertThat(columns.row(i))
          .isEqualTo(AmericanOption.value(in.row(i), volatility[i], accuracy));
    }
  }

  @Test
  void refusesColumnsOfUnequalLengthBeforeItWrites() {
    double[] wrong = new double[SIZE + 1];
    AmericanAccuracy fast = AmericanAccuracy.FAST;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AmericanBatch.price(in, wrong, fast, out))
        .withMessageContaining("volatility")
        .withMessageContaining("62");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AmericanBatch.exerciseBoundary(in, volatility, fast, wrong));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AmericanBatch.earlyExercisePremium(in, volatility, fast, wrong));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AmericanBatch.impliedVolatility(in, wrong, fast, out));
    assertThat(out).containsOnly(0);
  }
}
