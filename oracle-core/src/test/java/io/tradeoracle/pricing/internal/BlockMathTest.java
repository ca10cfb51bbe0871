package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.pricing.tables.BlockMills;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockMathTest {

  private static final int SIZE = 100_000;

  @Test
  void keptCoefficientsAreTheOnesMadeHere() throws ReflectiveOperationException {
    double[] made = BlockMills.coefficients();
    assertThat(made).hasSize(26);
    for (int i = 0; i < made.length; i++) {
      assertThat(BlockMath.class.getDeclaredField("M" + i).getDouble(null))
          .as("M%d", i)
          .isEqualTo(made[i]);
    }
  }

  @Test
  void exponentialIsThatOfOneNumber() {
    double[] from = randoms(-700, 700);
    double[] x = from.clone();
    BlockMath.exp(x, SIZE, new double[SIZE]);
    for (int i = 0; i < SIZE; i++) {
      assertThat(x[i]).isEqualTo(Elementary.exp(from[i]));
    }
  }

  @Test
  void logarithmIsGoodToAUnit() {
    double[] from = randoms(-600, 600);
    for (int i = 0; i < SIZE; i++) {
      from[i] = StrictMath.exp(i % 2 == 0 ? from[i] : from[i] / 600);
    }
    from[0] = 1;
    double[] x = from.clone();
    BlockMath.log(x, SIZE, new double[SIZE]);
    assertThat(x[0]).isZero();
    for (int i = 0; i < SIZE; i++) {
      double expected = StrictMath.log(from[i]);
      double unit = Math.ulp(Math.max(Math.abs(expected), 0.25));
      assertThat(x[i]).isCloseTo(expected, within(1.5 * unit));
    }
  }

  @Test
  void millsRatioIsGoodToThreeUnits() {
    double[] from = randoms(-0.5, 60);
    double[] a = from.clone();
    BlockMath.mills(a, SIZE);
    for (int i = 0; i < SIZE; i++) {
      double expected = Elementary.mills(from[i]);
      assertThat(a[i]).isCloseTo(expected, within(3 * Math.ulp(expected)));
    }
  }

  private static double[] randoms(double low, double high) {
    return new SplittableRandom(5).doubles(SIZE, low, high).toArray();
  }
}
