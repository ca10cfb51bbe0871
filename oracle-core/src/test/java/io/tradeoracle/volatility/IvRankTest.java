package io.tradeoracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IvRankTest {

  @Test
  void hasNoRankBeforeTheFirstValue() {
    IvRank rank = new IvRank(3, 1);

    assertThat(rank.rank()).isNaN();
    assertThat(rank.isAvailable()).isFalse();
    assertThat(rank.observations()).isZero();
    assertThat(rank.minimum()).isNaN();
    assertThat(rank.maximum()).isNaN();
  }

  @Test
  void isAvailableFromTheLeastNumberOfObservations() {
    IvRank rank = new IvRank(252, 3);

    assertThat(rank.close(0.10)).isNaN();
    assertThat(rank.close(0.30)).isNaN();
    assertThat(rank.update(0.15)).isEqualTo(0.25, within(1e-15));
    assertThat(rank.observations()).isEqualTo(3);
  }

  @Test
  void ticksOfTodayReplaceEachOther() {
    IvRank rank = new IvRank(3, 2);
    rank.close(0.10);
    rank.close(0.20);

    rank.update(0.90);
    assertThat(rank.update(0.15)).isEqualTo(0.5, within(1e-15));
    assertThat(rank.maximum()).isEqualTo(0.20);
  }

  @Test
  void forgetsClosesThatLeaveTheWindow() {
    IvRank rank = new IvRank(3);
    rank.close(0.90);
    rank.close(0.20);
    rank.close(0.10);

    assertThat(rank.update(0.20)).isEqualTo(1.0);
    assertThat(rank.maximum()).isEqualTo(0.20);
  }

  @Test
  void isUndefinedOverAFlatRange() {
    IvRank rank = new IvRank(2);
    rank.close(0.20);

    assertThat(rank.update(0.20)).isNaN();
    assertThat(rank.isAvailable()).isFalse();
    assertThat(rank.minimum()).isEqualTo(0.20);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -0.01, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesAnImpossibleVolatilityAndKeepsItsState(double iv) {
    IvRank rank = new IvRank(2);
    rank.close(0.10);
    rank.close(0.20);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> rank.close(iv))
        .withMessage("iv must be finite and not negative: " + iv);
    assertThat(rank.rank()).isEqualTo(1.0);
    assertThat(rank.update(0.10)).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesAWindowOutOfRange(int window) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IvRank(window))
        .withMessage("window must be 1 to 100000: " + window);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 253})
  void refusesALeastNumberOutsideTheWindow(int minObservations) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IvRank(252, minObservations))
        .withMessage("minObservations must be 1 to the window of 252: " + minObservations);
  }
}
