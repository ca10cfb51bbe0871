package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpliedVolatilityKernelTest {

  /** A fifth-order step shrinks the error thirty-two-fold when the distance halves. */
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.3, 1.0, 3.0})
  void stepIsOfFifthOrder(double x) {
    double far = errorAfterOneStepFrom(0.92, x);
    double near = errorAfterOneStepFrom(0.96, x);
    assertThat(far / near).isBetween(24.0, 44.0);
  }

  /** The root is s = 1; the lower objective. */
  private static double errorAfterOneStepFrom(double s, double x) {
    double h = x / s;
    double g = Math.log(timeValue(s, x) / timeValue(1.0, x));
    double slope = s / BlackScholesKernel.millsDifference(h, 0.5 * s);
    return Math.abs(
        s * (1 + ImpliedVolatilityKernel.fifthOrderStep(-g / slope, s, h, slope)) - 1.0);
  }

  private static double timeValue(double s, double x) {
    double h = x / s;
    double t = 0.5 * s;
    return Normal.pdf(h - t) * BlackScholesKernel.millsDifference(h, t);
  }
}
