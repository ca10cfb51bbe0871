package io.tradeoracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SviFitTest {

  private static final double FORWARD = 100;

  /** Total variance with butterfly arbitrage by Axel Vogt: Gatheral and Jacquier (2014), 3.1. */
  private static final SviParameters VOGT =
      new SviParameters(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

  private static SmileQuotes quotes(double years, DoubleUnaryOperator volatility, double... k) {
    List<SmileQuote> quotes = new ArrayList<>();
    for (double moneyness : k) {
      quotes.add(
          SmileQuote.of(FORWARD * Math.exp(moneyness), volatility.applyAsDouble(moneyness)));
    }
    return new SmileQuotes(FORWARD, years, quotes);
  }

  private static double[] grid(double low, double high, int count) {
    return IntStream.range(0, count)
        .mapToDouble(i -> low + (high - low) * i / (count - 1))
        .toArray();
  }

  private static SmileQuotes of(SviParameters svi, double years, double... k) {
    return quotes(years, x -> Math.sqrt(svi.totalVariance(x) / years), k);
  }

  private static SviFitResult.Fitted fitted(SmileQuotes quotes) {
    SviFitResult result = SviFit.fit(quotes);
    assertThat(result).isInstanceOf(SviFitResult.Fitted.class);
    return (SviFitResult.Fitted) result;
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0.10, -0.40, 0.00, 0.10, 1.0",
    "0.001, 0.03, -0.70, 0.02, 0.05, 0.08",
    "0.0004, 0.012, -0.30, 0.01, 0.03, 0.02",
    "0.02, 0.20, 0.50, -0.10, 0.30, 2.0",
    "-0.01, 0.15, -0.60, 0.05, 0.25, 0.5"
  })
  void findsTheParametersThatMadeTheQuotes(
      double a, double b, double rho, double m, double sigma, double years) {
    SviParameters made = new SviParameters(a, b, rho, m, sigma);
    double reach = 3 * Math.sqrt(made.totalVariance(0));

    SviFitResult.Fitted found = fitted(of(made, years, grid(-reach, reach, 31)));

    SviParameters svi = found.slice().parameters();
    assertThat(found.constrained()).isFalse();
    assertThat(found.rootMeanSquareError()).isLessThan(1e-9);
    assertThat(svi.a()).isCloseTo(a, within(1e-6));
    assertThat(svi.b()).isCloseTo(b, within(1e-6));
    assertThat(svi.rho()).isCloseTo(rho, within(1e-5));
    assertThat(svi.m()).isCloseTo(m, within(1e-6));
    assertThat(svi.sigma()).isCloseTo(sigma, within(1e-5));
  }

  @Test
  void aSliceWithArbitrageIsFittedAgainWithout() {
    assertThat(VOGT.butterfly().isFree()).isFalse();
    SviFitResult.Fitted found = fitted(of(VOGT, 1, grid(-1.5, 1.5, 41)));

    assertThat(found.constrained()).isTrue();
    assertThat(found.unconstrained().isFree()).isFalse();
    assertThat(found.slice().parameters().butterfly().isFree()).isTrue();
    assertThat(found.rootMeanSquareError()).isLessThan(0.008);
  }

  @Test
  void equalVolatilitiesMakeAFlatSmile() {
    SviFitResult.Fitted found = fitted(quotes(0.25, k -> 0.3, grid(-0.4, 0.3, 15)));

    assertThat(found.greatestError()).isLessThan(1e-5);
    assertThat(found.slice().impliedVolatility(200)).isCloseTo(0.3, within(1e-3));
  }

  @Test
  void noisyQuotesMoveTheSmileByLessThanTheirNoise() {
    SviParameters made = new SviParameters(0.001, 0.03, -0.70, 0.02, 0.05);
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 50; i++) {
      SmileQuotes noisy =
          quotes(
              0.08,
              k -> Math.sqrt(made.totalVariance(k) / 0.08) + 0.01 * random.nextDouble(-1, 1),
              grid(-0.3, 0.2, 40));
      SviFitResult.Fitted found = fitted(noisy);
      assertThat(found.slice().parameters().butterfly().isFree()).isTrue();
      assertThat(found.rootMeanSquareError()).isBetween(0.0035, 0.0080);
      for (double k : grid(-0.25, 0.15, 9)) {
        assertThat(Math.sqrt(found.slice().totalVariance(k) / 0.08))
            .isCloseTo(Math.sqrt(made.totalVariance(k) / 0.08), within(0.012));
      }
    }
  }

  @Test
  void tooFewStrikesAreAnAnswer() {
    assertThat(SviFit.fit(quotes(0.1, k -> 0.2, -0.1, 0.1)))
        .isEqualTo(new SviFitResult.TooFewStrikes(2, 5));
    assertThat(SviFit.fit(quotes(0.1, k -> 0.2, 0, 0, 0, 0, 0, 0.1)))
        .isEqualTo(new SviFitResult.TooFewStrikes(2, 5));
  }

  @Test
  void fivePointsThatNoSmileGoesThroughStillGiveOneWithoutArbitrage() {
    double[] jagged = {0.5, 0.1, 0.6, 0.05, 0.9};
    double[] k = grid(-0.2, 0.2, 5);
    SviFitResult.Fitted found =
        fitted(quotes(0.1, x -> jagged[(int) Math.round((x + 0.2) * 10)], k));
    assertThat(found.slice().parameters().butterfly().isFree()).isTrue();
  }
}
