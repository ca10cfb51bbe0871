package io.tradeoracle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class NormalTableTest {

  @Test
  void isExactToTwoTenBillionths() {
    for (double x = -8.5; x <= 8.5; x += 0.00137) {
      double exact = 0.5 * Erf.erfc(-x / Math.sqrt(2));
      assertThat(NormalTable.cdf(x)).isCloseTo(exact, within(2e-10));
    }
  }

  @Test
  void endsAtZeroAndOne() {
    assertThat(NormalTable.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(NormalTable.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(NormalTable.cdf(0)).isEqualTo(0.5);
  }
}
