package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.junit.jupiter.api.Test;

/** Against sixty digits. */
class ElementaryTest {

  private static final int POINTS = 4_000;
  private static final DfpField FIELD = new DfpField(60);

  private final Random random = new Random(20_261_123);

  @Test
  void exponentialsAreRoundedAlmostCorrectly() {
    assertThat(worstUlps(Elementary::exp, Dfp::exp, () -> -708 + 1417 * random.nextDouble(), 0))
        .isLessThan(0.53);
    assertThat(worstUlps(Elementary::exp, Dfp::exp, () -> random.nextGaussian(), 0))
        .isLessThan(0.53);
  }

  @Test
  void logarithmsAreRoundedAlmostCorrectly() {
    assertThat(worstUlps(Elementary::log, Dfp::log, () -> Math.exp(random.nextGaussian()), 0.01))
        .isLessThan(0.6);
    assertThat(worstUlps(Elementary::log, Dfp::log, () -> 1 + 1e-3 * random.nextGaussian(), 1e-300))
        .isLessThan(0.7);
    assertThat(
            worstUlps(
                Elementary::log, Dfp::log, () -> Math.scalb(1.3, random.nextInt(2040) - 1020), 1))
        .isLessThan(0.6);
  }

  @Test
  void theEndsOfTheExponentialAreThoseOfTheJdk() {
    for (double x : new double[] {-745.2, -745.1, -730.5, -708.5, 709.5, 709.78, 709.8, 1e300}) {
      assertThat(Elementary.exp(x)).as("exp %s", x).isEqualTo(Math.exp(x), within(ulp(x)));
    }
    assertThat(Elementary.exp(0)).isOne();
    assertThat(Elementary.exp(Double.NaN)).isNaN();
    assertThat(Elementary.exp(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(Elementary.exp(Double.NEGATIVE_INFINITY)).isZero();
  }

  private static double ulp(double x) {
    double exp = Math.exp(x);
    return Double.isInfinite(exp) ? 0 : Math.ulp(exp);
  }

  @Test
  void theLogarithmOfOneIsZero() {
    assertThat(Elementary.log(1)).isZero();
    assertThat(Elementary.log(Math.nextUp(1.0))).isEqualTo(Math.ulp(1.0), within(1e-31));
  }

  private interface Source {
    double next();
  }

  private static double worstUlps(
      DoubleUnaryOperator function, UnaryOperator<Dfp> exact, Source points, double leastScale) {
    double worst = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = points.next();
      Dfp expected = exact.apply(FIELD.newDfp(x));
      double error = expected.subtract(FIELD.newDfp(function.applyAsDouble(x))).toDouble();
      double ulp = Math.ulp(Math.max(leastScale, Math.abs(expected.toDouble())));
      worst = Math.max(worst, Math.abs(error) / ulp);
    }
    return worst;
  }
}
