package io.tradeoracle.pricing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

  /** Computed with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "-30, 6.7858896130611187e+195, 4.9067139271481871e-198, 1.4736461348785475e-196",
    "-5, 672621.63672287925, 2.8665157187919391e-7, 1.4867195147342977e-6",
    "-1.25, 4.8965491638147536, 0.10564977366685526, 0.1826490853890219",
    "-0.5, 1.9640174953579938, 0.3085375387259869, 0.35206532676429948",
    "0, 1.2533141373155003, 0.5, 0.39894228040143268",
    "0.3, 1.0018374009921557, 0.61791142218895263, 0.38138781546052409",
    "1.5, 0.51581563821796336, 0.93319279873114193, 0.12951759566589173",
    "2.75, 0.32767831469055205, 0.99702023676494544, 0.0090935625015910528",
    "3.5, 0.26656776896822376, 0.99976737092096447, 0.00087268269504576007",
    "8, 0.1231319632579323, 0.99999999999999938, 5.0522710835368923e-15",
  })
  void agreesWithFortyDigits(double x, double mills, double cdf, double pdf) {
    assertThat(Normal.mills(x)).isCloseTo(mills, within(1e-15 * mills));
    assertThat(Normal.cdf(x)).isCloseTo(cdf, within(1e-15 * cdf));
    assertThat(Normal.pdf(x)).isCloseTo(pdf, within(1e-15 * pdf));
  }

  @Test
  void millsRatioIsContinuousWhereItsPiecesMeet() {
    for (double seam : new double[] {-0.5, 1.5, 3.5}) {
      double below = Normal.mills(Math.nextDown(seam));
      assertThat(Normal.mills(seam)).isCloseTo(below, within(1e-15 * below));
    }
  }

  @Test
  void millsRatioSolvesItsDifferentialEquation() {
    for (double a = -0.4; a < 12; a += 0.037) {
      double step = 1e-4;
      double slope = (Normal.mills(a + step) - Normal.mills(a - step)) / (2 * step);
      assertThat(slope).isCloseTo(a * Normal.mills(a) - 1, within(1e-7));
    }
  }

  @Test
  void reachesItsLimits() {
    assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isOne();
    assertThat(Normal.pdf(Double.POSITIVE_INFINITY)).isZero();
    assertThat(Normal.mills(Double.POSITIVE_INFINITY)).isZero();
    assertThat(Normal.mills(-1e3)).isInfinite();
    assertThat(Normal.mills(1e300)).isCloseTo(1e-300, within(1e-315));
    assertThat(Normal.cdf(-50)).isZero();
    assertThat(Normal.cdf(50)).isOne();
  }

  @Test
  void passesNaNOn() {
    assertThat(Normal.cdf(Double.NaN)).isNaN();
    assertThat(Normal.pdf(Double.NaN)).isNaN();
    assertThat(Normal.mills(Double.NaN)).isNaN();
  }
}
