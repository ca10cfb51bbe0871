package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.pricing.tables.BlockMills;
import java.lang.reflect.Field;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class BlockMathTest {

  private static final int SIZE = VolatilityBlock.SIZE;
  private static final int BLOCKS = 500;

  private final SplittableRandom random = new SplittableRandom(5);
  private final double[] scratch = new double[SIZE];

  @Test
  void keptCoefficientsAreTheOnesMadeHere() throws ReflectiveOperationException {
    double[] made = BlockMills.coefficients();
    assertThat(made).hasSize(26);
    for (int i = 0; i < made.length; i++) {
      Field kept = BlockMath.class.getDeclaredField("M" + i);
      kept.setAccessible(true);
      assertThat(kept.getDouble(null)).as("M%d", i).isEqualTo(made[i]);
    }
  }

  @Test
  void exponentialIsThatOfOneNumber() {
    for (int k = 0; k < BLOCKS; k++) {
      double[] from = block(-700, 700, x -> x);
      double[] x = from.clone();
      BlockMath.exp(x, scratch);
      for (int i = 0; i < SIZE; i++) {
        assertThat(x[i]).isEqualTo(Elementary.exp(from[i]));
      }
    }
  }

  @Test
  void logarithmIsGoodToThreeUnits() {
    for (int k = 0; k < BLOCKS; k++) {
      double width = k % 2 == 0 ? 1 : 600;
      double[] from = block(-width, width, StrictMath::exp);
      from[0] = 1;
      double[] x = from.clone();
      BlockMath.log(x, scratch);
      assertThat(x[0]).isZero();
      for (int i = 0; i < SIZE; i++) {
        double expected = StrictMath.log(from[i]);
        double unit = Math.ulp(Math.max(Math.abs(expected), 0.25));
        assertThat(x[i]).isCloseTo(expected, within(3 * unit));
      }
    }
  }

  @Test
  void millsRatioIsGoodToEightUnits() {
    for (int k = 0; k < BLOCKS; k++) {
      double[] from = block(-0.5, k % 2 == 0 ? 6 : 40, a -> a);
      double[] a = from.clone();
      BlockMath.mills(a);
      for (int i = 0; i < SIZE; i++) {
        double expected = Normal.mills(from[i]);
        assertThat(a[i]).isCloseTo(expected, within(8 * Math.ulp(expected)));
      }
    }
  }

  private double[] block(double low, double high, DoubleUnaryOperator function) {
    return random.doubles(SIZE, low, high).map(function).toArray();
  }
}
