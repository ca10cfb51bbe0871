package io.tradeoracle.examples.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.10000000000000001",
    "0.5, 0.5",
    "100, 100",
    "-2.5, -2.5",
    "0, 0",
    "-0.0, -0",
    "774.16, 774.15999999999997",
    "0.0001, 0.0001",
    "0.000123, 0.00012300000000000001",
    "1e-5, 1.0000000000000001e-5",
    "1e16, 10000000000000000",
    "1e17, 1e17",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "4.9e-324, 4.9406564584124654e-324",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity"
  })
  void roundsTheExactValueToSeventeenDigits(double value, String text) {
    assertThat(Decimals.format(value)).isEqualTo(text);
  }

  @Test
  void isReadBackAsTheSameDouble() {
    SplittableRandom random = new SplittableRandom(17);
    for (int i = 0; i < 100_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        assertThat(Double.parseDouble(Decimals.format(any))).isEqualTo(any);
      }
      double ordinary = random.nextDouble(-1000, 1000);
      assertThat(Double.parseDouble(Decimals.format(ordinary))).isEqualTo(ordinary);
    }
  }
}
