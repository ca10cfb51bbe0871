package io.tradeoracle.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.engine.Invariant;
import io.tradeoracle.simulation.SimulatedMarket;
import io.tradeoracle.strategy.IvMeanReversion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BacktestTest {

  private static BacktestReport twoDays(long seed) {
    SimulatedMarket market = SimulatedMarket.builder().seed(seed).underlying("SIM", 120).build();
    Backtest backtest =
        Backtest.on(market).strategy(IvMeanReversion.withDefaults()).seed(seed).build();
    backtest.runUntil(market.time().instant().plus(Duration.ofDays(2)));
    return backtest.report();
  }

  @Test
  void sameSeedGivesTheSameLogToTheBitAndAnotherSeedAnother() {
    BacktestReport first = twoDays(7);
    BacktestReport second = twoDays(7);

    assertThat(second.eventLogHash()).isEqualTo(first.eventLogHash());
    assertThat(second).isEqualTo(first);
    assertThat(twoDays(8).eventLogHash()).isNotEqualTo(first.eventLogHash());
    assertThat(first.quoteBarsRead()).isPositive();
    assertThat(first.violations()).isEmpty();
    assertThat(first.bookDifferences()).isEmpty();
    assertThat(first.invariantsChecked())
        .containsKeys(
            Invariant.LOG_CHAIN_INTACT.name(),
            Invariant.LOG_REBUILDS_STATE.name(),
            Invariant.POSITIONS_EQUAL_BROKER.name(),
            Invariant.CASH_EQUALS_BROKER.name());
  }
}
