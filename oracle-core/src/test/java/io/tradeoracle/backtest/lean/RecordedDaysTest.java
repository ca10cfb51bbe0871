package io.tradeoracle.backtest.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradeoracle.model.IndexLevel;
import io.tradeoracle.model.MarketEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days recorded on real markets; skipped where the recordings are absent. */
class RecordedDaysTest {

  private static final Path DATA =
      Path.of(System.getProperty("tradeoracle.root", "."), "..", "shared", "market-data")
          .normalize();

  @BeforeEach
  void needsTheRecordings() {
    assumeTrue(Files.isDirectory(DATA), () -> "recorded market data is absent: " + DATA);
  }

  @ParameterizedTest
  @CsvSource({
    "GOOG, 2015-12-24, GOOG, 2192, 275552, 165",
    "SPXW, 2021-01-04, SPX,    12,   4565,   0",
    "SPX,  2021-01-04, SPX,     6,   2428,   0",
    "SPY,  2023-08-03, SPY,     4,   1620,   0"
  })
  void everyBarIsReadAndEachInTradingHoursToldOnce(
      String root, LocalDate date, String underlying, int contracts, long bars, long outside) {
    LeanDataFolder folder = new LeanDataFolder(DATA);
    LeanReplay replay = LeanReplay.of(folder, folder.day(root, date));
    replay.start();
    replay.time().runUntil(replay.end());

    assertThat(replay.underlyings()).containsExactly(underlying);
    assertThat(replay.day().contracts()).hasSize(contracts);
    assertThat(replay.day().optionBarsRead()).isEqualTo(bars);
    assertThat(replay.optionBarsOutsideHours()).isEqualTo(outside);
    assertThat(replay.optionBarsTold()).isEqualTo(bars - outside);
    assertThat(replay.ivHistory()).isInstanceOf(VixHistory.class);
  }

  @Test
  void theIndexOpensWithTheOptions() {
    LeanDataFolder folder = new LeanDataFolder(DATA);
    LeanReplay replay = LeanReplay.of(folder, folder.day("SPXW", LocalDate.of(2021, 1, 4)));
    List<MarketEvent> events = new ArrayList<>();
    replay.data().subscribe(events::add);
    replay.data().watchUnderlyings(replay.underlyings());
    replay.start();
    replay.time().runUntil(replay.day().session().open().plusSeconds(60));

    // 3700 + call - put of the same minute is 3766 as well.
    assertThat(events.get(0))
        .isInstanceOfSatisfying(
            IndexLevel.class, level -> assertThat(level.level()).isEqualTo(3766.63));
  }
}
