package io.tradeoracle.volatility;

import static io.tradeoracle.volatility.SmileSamples.VOGT;
import static io.tradeoracle.volatility.SmileSamples.grid;
import static io.tradeoracle.volatility.SmileSamples.quotes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SviFitTest {

  private static final SviParameters SKEW = new SviParameters(0.001, 0.03, -0.70, 0.02, 0.05);

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

    SviFitResult.Fitted found = fitted(quotes(made, years, grid(-reach, reach, 31)));

    SviParameters svi = found.slice().parameters();
    assertThat(found.constrained()).isFalse();
    assertThat(found.quotes()).isEqualTo(31);
    assertThat(found.rootMeanSquareError()).isLessThan(1e-12);
    assertThat(svi.a()).isCloseTo(a, within(1e-9));
    assertThat(svi.b()).isCloseTo(b, within(1e-9));
    assertThat(svi.rho()).isCloseTo(rho, within(1e-9));
    assertThat(svi.m()).isCloseTo(m, within(1e-9));
    assertThat(svi.sigma()).isCloseTo(sigma, within(1e-9));
  }

  @Test
  void aSliceWithArbitrageIsFittedAgainWithout() {
    SviFitResult.Fitted found = fitted(quotes(VOGT, 1, grid(-1.5, 1.5, 41)));

    assertThat(found.constrained()).isTrue();
    assertThat(found.unconstrained().leastDensity()).isCloseTo(-0.0329, within(1e-4));
    assertThat(found.slice().parameters().butterfly().isFree()).isTrue();
    // A random search over millions of slices without arbitrage found none better by 1/1000.
    assertThat(found.rootMeanSquareError()).isLessThan(0.0070);
    assertThat(found.greatestError()).isLessThan(0.0163);
  }

  @Test
  void equalVolatilitiesMakeAFlatSmile() {
    SviFitResult.Fitted found = fitted(quotes(0.25, k -> 0.3, grid(-0.4, 0.3, 15)));

    assertThat(found.greatestError()).isLessThan(1e-6);
    assertThat(found.slice().impliedVolatility(300)).isCloseTo(0.3, within(1e-4));
  }

  @Test
  void noisyQuotesMoveTheSmileByLessThanTheirNoise() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 25; i++) {
      SviFitResult.Fitted found =
          fitted(
              quotes(
                  0.08,
                  k -> Math.sqrt(SKEW.totalVariance(k) / 0.08) + 0.01 * random.nextDouble(-1, 1),
                  grid(-0.3, 0.2, 40)));

      assertThat(found.slice().parameters().butterfly().isFree()).isTrue();
      assertThat(found.rootMeanSquareError()).isBetween(0.0035, 0.0080);
      for (double k : grid(-0.15, 0.12, 9)) {
        assertThat(Math.sqrt(found.slice().totalVariance(k) / 0.08))
            .isCloseTo(Math.sqrt(SKEW.totalVariance(k) / 0.08), within(0.015));
      }
    }
  }

  @Test
  void aWideQuoteCountsForLittle() {
    SmileQuotes exact = quotes(SKEW, 0.08, grid(-0.3, 0.2, 21));
    List<SmileQuote> tight = new ArrayList<>();
    List<SmileQuote> wide = new ArrayList<>();
    for (SmileQuote quote : exact.quotes()) {
      boolean wrong = quote.strike() > 90 && quote.strike() < 93;
      double volatility = quote.impliedVolatility() + (wrong ? 0.1 : 0);
      tight.add(new SmileQuote(quote.strike(), volatility, 0.002));
      wide.add(new SmileQuote(quote.strike(), volatility, wrong ? 0.2 : 0.002));
    }
    double asked = 91;
    double truth = new SviSlice(100, 0.08, SKEW).impliedVolatility(asked);

    double whenTight =
        fitted(new SmileQuotes(100, 0.08, tight)).slice().impliedVolatility(asked) - truth;
    double whenWide =
        fitted(new SmileQuotes(100, 0.08, wide)).slice().impliedVolatility(asked) - truth;

    assertThat(whenTight).isGreaterThan(0.005);
    assertThat(whenWide).isCloseTo(0, within(1e-4));
  }

  @Test
  void quotesOfOneSideStillGiveASmileWithoutArbitrage() {
    SviFitResult.Fitted found = fitted(quotes(SKEW, 0.08, grid(-0.4, -0.05, 12)));

    assertThat(found.slice().parameters().butterfly().isFree()).isTrue();
    assertThat(found.rootMeanSquareError()).isLessThan(1e-6);
    assertThat(found.slice().impliedVolatility(120)).isBetween(0.01, 1.0);
  }

  @Test
  void tooFewStrikesAreAnAnswer() {
    assertThat(SviFit.fit(quotes(0.1, k -> 0.2, -0.1, 0.1)))
        .isEqualTo(new SviFitResult.TooFewStrikes(2, 5));
    assertThat(SviFit.fit(quotes(0.1, k -> 0.2, 0, 0, 0, 0, 0, 0.1)))
        .isEqualTo(new SviFitResult.TooFewStrikes(2, 5));
    assertThat(SviFit.fit(new SmileQuotes(100, 0.1, List.of())))
        .isEqualTo(new SviFitResult.TooFewStrikes(0, 5));
  }

  @Test
  void pointsThatNoSmileGoesThroughStillGiveOneWithoutArbitrage() {
    double[] jagged = {0.5, 0.1, 0.6, 0.05, 0.9};
    SviFitResult.Fitted found =
        fitted(quotes(0.1, x -> jagged[(int) Math.round((x + 0.2) * 10)], grid(-0.2, 0.2, 5)));

    assertThat(found.slice().parameters().butterfly().isFree()).isTrue();
  }

  @Test
  void theSameQuotesGiveTheSameBits() {
    SmileQuotes asked = quotes(VOGT, 1, grid(-1.5, 1.5, 41));
    assertThat(SviFit.fit(asked)).isEqualTo(SviFit.fit(asked));
  }

  @Test
  void derivativesAreThoseOfTheResiduals() {
    FitPoints points = new FitPoints(quotes(VOGT, 1, grid(-1, 1.5, 7)));
    SviCurve curve = new SviCurve(points);
    SviResiduals residuals = SviResiduals.guarded(points, curve, grid(-1.5, 1.5, 9), 3, 0.4);
    double[] x = curve.inverse(VOGT);
    JacobianCheck.assertDerivatives(residuals, x, 1e-6);
    x[3] += 0.7;
    x[4] -= 1.1;
    JacobianCheck.assertDerivatives(residuals, x, 1e-6);
  }
}
