package io.tradeoracle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EquityTest {

  @Test
  void isItsOwnUnderlyingAndCountsOnce() {
    Equity equity = new Equity("BRK.B");
    assertThat(equity.symbol()).isEqualTo("BRK.B");
    assertThat(equity.underlying()).isEqualTo("BRK.B");
    assertThat(equity.multiplier()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "spy", "SPY ", "1A", "BRK.", "BRK..B", "ABCDEFGHIJK"})
  void refusesWhatIsNoTicker(String symbol) {
    assertThatThrownBy(() -> new Equity(symbol))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("'" + symbol + "'");
  }
}
