package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.pricing.tables.AmericanPolynomials;
import io.tradeoracle.pricing.tables.ElementaryTables;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.junit.jupiter.api.Test;

class AmericanMathTest {
  private static final DfpField FIELD = new DfpField(60);

  @Test
  void keptPolynomialsAreTheOnesMadeHere() {
    double[] exponential = AmericanPolynomials.exponential();
    for (double z = -0.625; z <= 0; z += 0x1p-9) {
      assertThat(AmericanMath.expOfSmall(z)).isEqualTo(horner(exponential, z));
    }
    double[] mills = AmericanPolynomials.mills();
    for (double a = 0x1p-5; a < 50; a += 0x1p-5) {
      double w = 1 / (a + AmericanPolynomials.CENTRE);
      double ratio = horner(mills, (a - AmericanPolynomials.CENTRE) * w);
      assertThat(AmericanMath.cdf(-a, 1)).isEqualTo(w * ratio);
    }
  }

  private static double horner(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }

  @Test
  void exponentialsOfNegativeNumbersAreGoodToElevenDigits() {
    for (double x = -40; x <= 0; x += 0x1p-6) {
      double exact = StrictMath.exp(x);
      assertThat(AmericanMath.expOfNegative(x)).isCloseTo(exact, within(2e-11 * exact));
    }
    assertThat(AmericanMath.expOfNegative(-1e9)).isEqualTo(AmericanMath.expOfNegative(-40));
  }

  @Test
  void exponentialsOfEitherSignAreGoodToElevenDigits() {
    double[] exponents = {-3, 0, 1e-9, 2.5, 39};
    double[] values = new double[exponents.length];
    AmericanMath.exp(exponents, values);
    for (int i = 0; i < exponents.length; i++) {
      double exact = StrictMath.exp(exponents[i]);
      assertThat(values[i]).isCloseTo(exact, within(3e-11 * exact));
    }
  }

  @Test
  void distributionIsGoodToTenDigits() {
    for (double x = -9; x <= 9; x += 0x1p-5) {
      double density = StrictMath.exp(-0.5 * x * x);
      assertThat(AmericanMath.cdf(x, density)).isCloseTo(Normal.cdf(x), within(4e-11));
    }
  }

  @Test
  void densityMakesUpForHugeFactor() {
    for (double a = 0.25; a <= 300; a += 0.25) {
      Dfp exact = ElementaryTables.mills(FIELD.newDfp(a)).divide(FIELD.getPi().multiply(2).sqrt());
      assertThat(AmericanMath.cdf(-a, 1, 1e250)).isCloseTo(exact.toDouble(), within(2e-9));
    }
  }
}
