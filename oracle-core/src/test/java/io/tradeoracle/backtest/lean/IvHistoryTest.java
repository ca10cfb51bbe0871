package io.tradeoracle.backtest.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.engine.IvHistory;
import io.tradeoracle.engine.IvPoint;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IvHistoryTest {

  private static final LocalDate DAY = LocalDate.of(2015, 12, 24);
  private static final Instant OPEN = Instant.parse("2015-12-24T14:30:00Z");
  private static final String HEADER = "DATE,OPEN,HIGH,LOW,CLOSE\n";
  private static final String CLOSES =
      HEADER
          + "2015-12-21,18,19,18,20.0\n"
          + "2015-12-22,18,19,18,10.0\n"
          + "2015-12-23,18,19,18,16.0\n"
          + "2015-12-24,18,19,18,99.0\n";

  @TempDir private Path directory;

  @Test
  void vixClosesBeforeTheDayAreScaledToItsFirstValue() {
    IvHistory history = history(CLOSES);

    assertThat(history.before("GOOG", DAY, minutes(0.32, 0.99), 251)).isPresent();
    assertThat(history.before("GOOG", DAY, minutes(0.32, 0.99), 251).orElseThrow())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : Double.compare(a, b))
        .containsExactly(0.40, 0.20, 0.32);
    assertThat(history.description())
        .isEqualTo(
            "3 VIX closes up to 2015-12-23, scaled by 2.0000"
                + " (first 30-day IV of the day / previous VIX close)");
  }

  @Test
  void onlyTheLastClosesAreWanted() {
    List<Double> past = history(CLOSES).before("GOOG", DAY, minutes(0.16), 2).orElseThrow();

    assertThat(past).hasSize(2);
    assertThat(past.get(0)).isCloseTo(0.10, within(1e-15));
  }

  @Test
  void vixWaitsForTheFirstValue() {
    assertThat(history(CLOSES).before("GOOG", DAY, List.of(), 251)).isEmpty();
  }

  @Test
  void firstHourStandsInWithoutVixClosesUpToTheDay() {
    assertThat(history(CLOSES)).isInstanceOf(VixHistory.class);
    assertThat(history(HEADER + "2015-12-10,18,19,18,20.0\n")).isInstanceOf(FirstHourHistory.class);
    assertThat(history(HEADER + "2015-12-24,18,19,18,20.0\n")).isInstanceOf(FirstHourHistory.class);
  }

  @Test
  void firstHourIsEmptyUntilItIsOver() {
    IvHistory history = new FirstHourHistory();
    List<IvPoint> today = new ArrayList<>();
    for (int minute = 1; minute <= 59; minute++) {
      today.add(point(minute, minute));
    }
    assertThat(history.before("GOOG", DAY, today, 251)).isEmpty();

    today.add(point(60, 60));
    today.add(point(61, 61));
    assertThat(history.before("GOOG", DAY, today, 251).orElseThrow()).hasSize(60).contains(60.0);
    assertThat(history.before("GOOG", DAY, today, 10).orElseThrow())
        .hasSize(10)
        .last()
        .isEqualTo(60.0);
  }

  @Test
  void wrongHeaderAndMalformedRowsAreNamed() {
    assertFails("Date,Close\n", "vix-daily.csv line 1: header must be DATE,OPEN,HIGH,LOW,CLOSE");
    assertFails("", "line 1: header must be");
    assertFails(HEADER + "2015-12-21,18,19,18\n", "line 2: the row must have 5 cells");
    assertFails(HEADER + "2015-12-21,1,1,1,x\n", "line 2: must be a date and numbers");
    assertFails(HEADER + "21.12.2015,1,1,1,1\n", "line 2: must be a date and numbers");
    assertFails(HEADER + "2015-13-21,1,1,1,1\n", "line 2: must be a date and numbers");
    assertFails(HEADER + "2015-12-2x,1,1,1,1\n", "line 2: must be a date and numbers");
    assertFails(HEADER + "2015-12-211,1,1,1,1\n", "line 2: must be a date and numbers");
    assertFails(HEADER + "2015-12-21,1,1,1,NaN\n", "line 2: must be a date and numbers");
    assertFails(HEADER + "2015-12-21,1,1,1,0\n", "close of 2015-12-21 must be positive");
  }

  private void assertFails(String text, String message) {
    assertThatExceptionOfType(LeanDataException.class)
        .isThrownBy(() -> history(text))
        .withMessageContaining(message);
  }

  private IvHistory history(String vix) {
    return new LeanFixture(directory).acme().text("vix-daily.csv", vix).open().ivHistory(DAY);
  }

  private static List<IvPoint> minutes(double... values) {
    List<IvPoint> points = new ArrayList<>();
    for (double value : values) {
      points.add(point(points.size() + 1, value));
    }
    return points;
  }

  private static IvPoint point(int minute, double value) {
    return new IvPoint(OPEN.plusSeconds(60L * minute), value);
  }
}
