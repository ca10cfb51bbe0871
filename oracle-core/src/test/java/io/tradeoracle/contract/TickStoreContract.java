package io.tradeoracle.contract;

import static io.tradeoracle.contract.SampleTicks.CALL;
import static io.tradeoracle.contract.SampleTicks.PUT;
import static io.tradeoracle.contract.SampleTicks.START;
import static io.tradeoracle.contract.SampleTicks.dailyIv;
import static io.tradeoracle.contract.SampleTicks.tick;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tradeoracle.port.DailyIv;
import io.tradeoracle.port.OptionTick;
import io.tradeoracle.port.TickStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TickStore} promises. */
public abstract class TickStoreContract {

  private static final Instant END = START.plusSeconds(1_000_000);
  private static final LocalDate DAY = LocalDate.of(2024, 1, 16);

  private TickStore store;

  /** Returns an open store that holds nothing. */
  protected abstract TickStore open();

  @BeforeEach
  final void openStore() {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  // Ticks

  @Test
  void isEmptyAtFirst() {
    assertThat(store.ticks(PUT, START, END)).isEmpty();
    assertThat(store.dailyIvBefore("SPY", DAY, 252)).isEmpty();
  }

  @Test
  void ticksComeBackAsTheyWereAppended() {
    OptionTick noVolatility = tick(PUT, START, Double.NaN);
    OptionTick tiny = tick(PUT, START.plusNanos(1), Double.MIN_VALUE);
    OptionTick third = tick(PUT, START.plusNanos(2), 1.0 / 3);
    store.append(List.of(noVolatility, tiny, third));
    assertThat(store.ticks(PUT, START, END)).containsExactly(noVolatility, tiny, third);
  }

  @Test
  void ticksComeOldestFirstHoweverTheyWereAppended() {
    OptionTick first = tick(PUT, START, 0.2);
    OptionTick second = tick(PUT, START.plusSeconds(1), 0.2);
    OptionTick third = tick(PUT, START.plusSeconds(2), 0.2);
    store.append(List.of(third, first));
    store.append(List.of(second));
    assertThat(store.ticks(PUT, START, END)).containsExactly(first, second, third);
  }

  @Test
  void theFromOfARangeIsInItAndTheToIsNot() {
    List<OptionTick> ticks =
        IntStream.range(0, 5).mapToObj(i -> tick(PUT, START.plusNanos(i), 0.2)).toList();
    store.append(ticks);
    assertThat(store.ticks(PUT, START.plusNanos(1), START.plusNanos(4)))
        .isEqualTo(ticks.subList(1, 4));
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsEmpty() {
    store.append(List.of(tick(PUT, START, 0.2)));
    assertThat(store.ticks(PUT, START, START)).isEmpty();
    assertThat(store.ticks(PUT, START.plusSeconds(1), START)).isEmpty();
  }

  @Test
  void contractsAreKeptApart() {
    store.append(List.of(tick(PUT, START, 0.2), tick(CALL, START, 0.3)));
    assertThat(store.ticks(PUT, START, END)).containsExactly(tick(PUT, START, 0.2));
    assertThat(store.ticks(CALL, START, END)).containsExactly(tick(CALL, START, 0.3));
  }

  @Test
  void aTickOfTheSameExchangeTimeReplacesTheFirst() {
    store.append(List.of(tick(PUT, START, 0.2), tick(CALL, START, 0.3)));
    store.append(List.of(tick(PUT, START, 0.4)));
    assertThat(store.ticks(PUT, START, END)).containsExactly(tick(PUT, START, 0.4));
    assertThat(store.ticks(CALL, START, END)).containsExactly(tick(CALL, START, 0.3));
  }

  @Test
  void withinOneCallTheLastTickOfAnExchangeTimeCounts() {
    store.append(List.of(tick(PUT, START, 0.2), tick(PUT, START, 0.3), tick(PUT, START, 0.4)));
    assertThat(store.ticks(PUT, START, END)).containsExactly(tick(PUT, START, 0.4));
  }

  @Test
  void appendingNothingIsHarmless() {
    store.append(List.of());
    assertThat(store.ticks(PUT, START, END)).isEmpty();
  }

  @Test
  void aLargeBatchIsKeptWhole() {
    List<OptionTick> ticks =
        IntStream.range(0, 20_000).mapToObj(i -> tick(PUT, START.plusMillis(i), 0.2)).toList();
    store.append(ticks);
    assertThat(store.ticks(PUT, START, END)).isEqualTo(ticks);
  }

  @Test
  void nothingIsLostWhenSeveralThreadsAppend() throws Exception {
    Together.run(
        4,
        thread ->
            () -> {
              for (int i = 0; i < 250; i++) {
                store.append(List.of(tick(PUT, START.plusSeconds(4L * i + thread), 0.2)));
              }
              return thread;
            });
    assertThat(store.ticks(PUT, START, END)).hasSize(1_000);
  }

  // Daily implied volatilities

  @Test
  void returnsTheLastDaysStrictlyBeforeADayOldestFirst() {
    for (int day = 5; day >= 1; day--) {
      store.putDailyIv(dailyIv("SPY", DAY.plusDays(day), 0.1 * day));
    }
    assertThat(store.dailyIvBefore("SPY", DAY.plusDays(4), 2))
        .containsExactly(
            dailyIv("SPY", DAY.plusDays(2), 0.1 * 2), dailyIv("SPY", DAY.plusDays(3), 0.1 * 3));
  }

  @Test
  void returnsFewerDaysWhereThereAreFewer() {
    store.putDailyIv(dailyIv("SPY", DAY, 0.2));
    assertThat(store.dailyIvBefore("SPY", DAY, 252)).isEmpty();
    assertThat(store.dailyIvBefore("SPY", DAY.plusDays(1), Integer.MAX_VALUE)).hasSize(1);
  }

  @Test
  void aSecondObservationOfADayReplacesTheFirst() {
    store.putDailyIv(dailyIv("SPY", DAY, 0.2));
    DailyIv second = new DailyIv("SPY", DAY, 0.3, "scaled from \"VIX\"");
    store.putDailyIv(second);
    assertThat(store.dailyIvBefore("SPY", DAY.plusDays(1), 10)).containsExactly(second);
  }

  @Test
  void underlyingsAreKeptApart() {
    store.putDailyIv(dailyIv("SPY", DAY, 0.2));
    store.putDailyIv(dailyIv("SPX", DAY, 0.3));
    assertThat(store.dailyIvBefore("SPY", DAY.plusDays(1), 10))
        .containsExactly(dailyIv("SPY", DAY, 0.2));
  }

  @Test
  void limitsBelowOneAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> store.dailyIvBefore("SPY", DAY, 0));
  }

  @Test
  void closingTwiceIsHarmless() {
    store.close();
    store.close();
    store = open();
    assertThat(store.ticks(PUT, START, END)).isEmpty();
  }
}
