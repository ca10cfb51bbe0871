package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The block pricers, plain and (where the JVM has them) in vectors, against the scalar kernel. */
class EuropeanBlocksTest {

  private static final int COLUMNS = 7;
  private static final double[] ODD = {
    0.0, -0.0, -1.0, 1e-310, 1e-200, 1e-90, 1e200, 710, Double.NaN, Double.POSITIVE_INFINITY
  };

  static Stream<Arguments> pricersAndLengths() {
    EuropeanPricer chosen =
        VectorSupport.choose(
            EuropeanPricer.class, "VectorEuropeanPricer", PlainEuropeanPricer::new);
    return Stream.of(0, 1, 7, 31, 32, 127, 128, 129, 160, 1000)
        .flatMap(
            n -> Stream.of(Arguments.of(new PlainEuropeanPricer(), n), Arguments.of(chosen, n)));
  }

  @ParameterizedTest
  @MethodSource("pricersAndLengths")
  void usualRowsAgreeWithTheScalarKernel(EuropeanPricer pricer, int n) {
    check(pricer, n, 0);
  }

  @ParameterizedTest
  @MethodSource("pricersAndLengths")
  void rowsOfEveryKindAgreeWithTheScalarKernel(EuropeanPricer pricer, int n) {
    check(pricer, n, 0.3);
  }

  @ParameterizedTest
  @MethodSource("pricersAndLengths")
  void aPriceMayTakeThePlaceOfItsVolatility(EuropeanPricer pricer, int n) {
    double[][] in = columns(n, 0.1);
    boolean[] call = calls(n);
    double[] prices = new double[n];
    EuropeanBlocks.price(pricer, in[0], in[1], in[2], in[3], in[4], call, in[5], prices);
    EuropeanBlocks.price(pricer, in[0], in[1], in[2], in[3], in[4], call, in[5], in[5]);
    assertThat(in[5]).isEqualTo(prices);
  }

  private static void check(EuropeanPricer pricer, int n, double odd) {
    double[][] in = columns(n, odd);
    boolean[] call = calls(n);
    double[] prices = filled(n);
    double[][] out = Stream.generate(() -> filled(n)).limit(6).toArray(double[][]::new);
    EuropeanBlocks.price(pricer, in[0], in[1], in[2], in[3], in[4], call, in[5], prices);
    EuropeanBlocks.value(
        pricer, in[0], in[1], in[2], in[3], in[4], call, in[5], out[0], out[1], out[2], out[3],
        out[4], out[5]);
    assertThat(out[0]).isEqualTo(prices);
    double[] expected = new double[BlackScholesKernel.VALUES];
    for (int i = 0; i < n; i++) {
      BlackScholesKernel.value(
          in[0][i], in[1][i], in[2][i], in[3][i], in[4][i], in[5][i], call[i], expected);
      for (int k = 0; k < 6; k++) {
        assertClose(row(in, call, i), k, out[k][i], expected[k], tolerance(in, i, expected, k));
      }
    }
  }

  /** A few units of what the rounding of the inputs does, by the same sensitivities. */
  private static double tolerance(double[][] in, int i, double[] expected, int k) {
    double scale = Math.max(in[0][i], in[1][i]);
    return switch (k) {
      case 0 -> 4e-15 * (scale + Math.abs(in[5][i] * expected[3]));
      case 1 -> 1e-12;
      case 2 -> 1e-11 * expected[2];
      default -> 1e-12 * Math.max(scale, Math.abs(expected[k]));
    };
  }

  private static void assertClose(
      String row, int k, double actual, double expected, double tolerance) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as("output %s of %s", k, row).isNaN();
    } else if (actual != expected) {
      assertThat(Math.abs(actual - expected))
          .as("output %s: %s, not %s, of %s", k, actual, expected, row)
          .isLessThanOrEqualTo(tolerance);
    }
  }

  private static double[][] columns(int n, double odd) {
    Random random = new Random(n);
    double[][] columns = new double[COLUMNS - 1][n];
    for (int i = 0; i < n; i++) {
      double years = Math.exp(-7 + 8 * random.nextDouble());
      double volatility = Math.exp(-3 + 3.5 * random.nextDouble());
      double deviation = volatility * Math.sqrt(years);
      columns[0][i] = 1 + 500 * random.nextDouble();
      columns[1][i] = columns[0][i] * Math.exp(1.5 * deviation * random.nextGaussian());
      columns[2][i] = years;
      columns[3][i] = -0.05 + 0.15 * random.nextDouble();
      columns[4][i] = -0.05 + 0.1 * random.nextDouble();
      columns[5][i] = volatility;
      if (random.nextDouble() < odd) {
        columns[random.nextInt(columns.length)][i] = ODD[random.nextInt(ODD.length)];
      }
    }
    return columns;
  }

  private static boolean[] calls(int n) {
    Random random = new Random(n + 1);
    boolean[] call = new boolean[n];
    for (int i = 0; i < n; i++) {
      call[i] = random.nextBoolean();
    }
    return call;
  }

  /** What no result is, so that a row left out is seen. */
  private static double[] filled(int n) {
    double[] filled = new double[n];
    Arrays.fill(filled, -12345);
    return filled;
  }

  private static String row(double[][] in, boolean[] call, int i) {
    StringBuilder row = new StringBuilder(call[i] ? "call" : "put");
    for (double[] column : in) {
      row.append(' ').append(column[i]);
    }
    return row.toString();
  }
}
