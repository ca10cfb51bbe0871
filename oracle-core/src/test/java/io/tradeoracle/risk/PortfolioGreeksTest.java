package io.tradeoracle.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.Greeks;
import org.junit.jupiter.api.Test;

class PortfolioGreeksTest {

  private static final Greeks PER_SHARE = new Greeks(0.5, 0.02, -0.05, 0.11, 0.03);

  @Test
  void dollarGreeksOfOptionsAreWeightedByBeta() {
    PortfolioGreeks greeks = PortfolioGreeks.ofOptions(PER_SHARE, 200, 1.5, -3, 100);

    assertThat(greeks.dollarDelta()).isEqualTo(-45_000, within(1e-9));
    assertThat(greeks.dollarGamma()).isEqualTo(-5_400, within(1e-9));
    assertThat(greeks.vega()).isEqualTo(-33, within(1e-9));
  }

  @Test
  void dollarGammaIsTheChangeOfDollarDeltaOverOnePercentWithoutTheMoveOfSpotItself() {
    double step = 2.00;
    Greeks after = new Greeks(0.5 + 0.02 * step, 0.02, 0, 0, 0);
    double change =
        PortfolioGreeks.ofOptions(after, 200, 1, 1, 100).dollarDelta()
            - PortfolioGreeks.ofOptions(PER_SHARE, 200, 1, 1, 100).dollarDelta();

    assertThat(PortfolioGreeks.ofOptions(PER_SHARE, 200, 1, 1, 100).dollarGamma())
        .isEqualTo(change, within(1e-9));
  }

  @Test
  void sharesHaveDeltaOnly() {
    assertThat(PortfolioGreeks.ofShares(200, 1.5, -10))
        .isEqualTo(new PortfolioGreeks(-3_000, 0, 0));
  }

  @Test
  void sumsHoldings() {
    assertThat(new PortfolioGreeks(1, 2, 3).plus(new PortfolioGreeks(10, 20, 30)))
        .isEqualTo(new PortfolioGreeks(11, 22, 33));
  }

  @Test
  void whatIsUnknownStaysUnknown() {
    assertThat(PortfolioGreeks.ZERO.isKnown()).isTrue();
    assertThat(PortfolioGreeks.ZERO.plus(PortfolioGreeks.UNKNOWN).isKnown()).isFalse();
    assertThat(new PortfolioGreeks(Double.NaN, 0, 0).isKnown()).isFalse();
    assertThat(new PortfolioGreeks(0, Double.NaN, 0).isKnown()).isFalse();
    assertThat(new PortfolioGreeks(0, 0, Double.POSITIVE_INFINITY).isKnown()).isFalse();
  }
}
