package io.tradeoracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IvPercentileTest {

  @Test
  void hasNoPercentileBeforeTheFirstValue() {
    IvPercentile percentile = new IvPercentile(3, 1);

    assertThat(percentile.percentile()).isNaN();
    assertThat(percentile.isAvailable()).isFalse();
    assertThat(percentile.observations()).isZero();
  }

  @Test
  void countsOnlyStrictlySmallerValues() {
    IvPercentile percentile = new IvPercentile(4);
    percentile.close(0.10);
    percentile.close(0.20);
    percentile.close(0.30);

    assertThat(percentile.update(0.30)).isEqualTo(0.5);
    assertThat(percentile.update(0.31)).isEqualTo(0.75);
    assertThat(percentile.update(0.10)).isEqualTo(0.0);
  }

  @Test
  void isZeroOverAFlatRange() {
    IvPercentile percentile = new IvPercentile(2);
    percentile.close(0.20);

    assertThat(percentile.update(0.20)).isEqualTo(0.0);
    assertThat(percentile.isAvailable()).isTrue();
  }

  @Test
  void aWindowOfOneDayHoldsNothingSmaller() {
    IvPercentile percentile = new IvPercentile(1);
    percentile.close(0.10);

    assertThat(percentile.update(0.20)).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.01, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAnImpossibleVolatilityAndKeepsItsState(double iv) {
    IvPercentile percentile = new IvPercentile(2);
    percentile.close(0.10);
    percentile.close(0.20);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> percentile.close(iv))
        .withMessage("iv must be finite and not negative: " + iv);
    assertThat(percentile.percentile()).isEqualTo(0.5);
    assertThat(percentile.update(0.21)).isEqualTo(0.5);
  }
}
