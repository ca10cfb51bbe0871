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
    }
  }

  @Test
  void theFastPathGivesTheExactDigits() {
    SplittableRandom random = new SplittableRandom(63);
    for (int i = 0; i < 100_000; i++) {
      double value = random.nextDouble(1, 2) * Math.scalb(1.0, random.nextInt(-13, 55));
      double tie = random.nextInt(1 << 20) + Math.scalb(1.0, -random.nextInt(1, 40));
      for (double each : new double[] {value, -value, Math.rint(value), tie}) {
        assertThat(Decimals.format(each)).isEqualTo(each == 0 ? "0" : Decimals.exact(each));
      }
    }
  }

  @Test
  void theFastPathIsExactAtPowersOfTen() {
    for (int exponent = -5; exponent < 18; exponent++) {
      double power = Double.parseDouble("1e" + exponent);
      for (double each : new double[] {Math.nextDown(power), power, Math.nextUp(power)}) {
        assertThat(Decimals.format(each)).isEqualTo(Decimals.exact(each));
      }
    }
  }
}
