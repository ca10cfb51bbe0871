package io.tradeoracle.engine;

import static io.tradeoracle.engine.EngineScenario.CALENDAR;
import static io.tradeoracle.engine.EngineScenario.DAY;
import static io.tradeoracle.engine.EngineScenario.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionChain;
import io.tradeoracle.port.DailyIv;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.testing.SyntheticChain;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class VolatilityTrackerTest {

  /** A past that was asked for so often, and may not be there yet. */
  private static final class Past implements IvHistory {
    private final List<Double> values;
    private boolean there = true;
    private int asked;

    Past(double... values) {
      this.values = DoubleStream.of(values).boxed().toList();
    }

    @Override
    public Optional<List<Double>> before(
        String underlying, LocalDate day, List<IvPoint> today, int limit) {
      asked++;
      return there ? Optional.of(values) : Optional.empty();
    }

    @Override
    public String description() {
      return "made up";
    }
  }

  private static double[] ascending(int count) {
    return DoubleStream.iterate(0.10, v -> v + 0.005).limit(count).toArray();
  }

  private static VolatilityTracker tracker(IvHistory past) {
    return new VolatilityTracker(CALENDAR, CarrySource.constant(new Carry(0, 0)), past);
  }

  private static OptionChain chain(Instant at, double volatility) {
    return new SyntheticChain("XYZ", 100, at)
        .volatility(volatility)
        .expiration("XYZ", "2024-03-28", 85, 115, 2.5)
        .expiration("XYZ", "2024-04-19", 85, 115, 2.5)
        .build();
  }

  private static List<DailyIv> observed(LocalDate day, String... clocks) {
    VolatilityTracker tracker = tracker(new Past(ascending(60)));
    double volatility = 0.20;
    for (String clock : clocks) {
      tracker.observe(chain(at(day, clock), volatility));
      volatility += 0.01;
    }
    return tracker.closeDay(day);
  }

  @Test
  void daysObservationIsTheMedianOfTheQuarterBeforeTheLastQuarter() {
    // 15:30 is too early and 15:46 too late: 0.21 to 0.25 are left.
    List<DailyIv> observations =
        observed(DAY, "15:30", "15:31", "15:35", "15:38", "15:42", "15:45", "15:46");

    assertThat(observations).hasSize(1);
    assertThat(observations.get(0).impliedVolatility()).isCloseTo(0.23, within(1e-3));
    assertThat(observations.get(0).tradingDay()).isEqualTo(DAY);
  }

  @Test
  void dayWithFewerThanFiveValuesIsAbsent() {
    assertThat(observed(DAY, "15:30", "15:31", "15:35", "15:38", "15:45", "15:46")).isEmpty();
  }

  @Test
  void observationMovesWithTheCloseOfAHalfDay() {
    LocalDate halfDay = LocalDate.of(2024, 7, 3);
    VolatilityTracker tracker = tracker(new Past(ascending(60)));
    for (String clock : List.of("12:31", "12:35", "12:38", "12:42", "12:45")) {
      tracker.observe(
          new SyntheticChain("XYZ", 100, at(halfDay, clock))
              .volatility(0.3)
              .expiration("XYZ", "2024-07-26", 85, 115, 2.5)
              .expiration("XYZ", "2024-08-16", 85, 115, 2.5)
              .build());
    }

    assertThat(tracker.closeDay(halfDay)).hasSize(1);
  }

  @Test
  void ranksTodayAgainstThePastThatIsLoadedOnce() {
    Past past = new Past(ascending(60));
    VolatilityTracker tracker = tracker(past);
    assertThat(tracker.view("XYZ").hasRank()).isFalse();

    tracker.observe(chain(at(DAY, "10:00"), 0.25));
    tracker.observe(chain(at(DAY, "10:01"), 0.25));

    assertThat(past.asked).isEqualTo(1);
    assertThat(tracker.view("XYZ").observations()).isEqualTo(61);
    // From 0.10 to 0.395: 0.25 lies at 15 of 29.5.
    assertThat(tracker.view("XYZ").ivRank()).isCloseTo(0.15 / 0.295, within(5e-3));
    assertThat(tracker.view("XYZ").detail()).endsWith("history: made up");
  }

  @Test
  void hasNoRankBelowSixtyObservations() {
    VolatilityTracker tracker = tracker(new Past(ascending(58)));
    tracker.observe(chain(at(DAY, "10:00"), 0.25));
    assertThat(tracker.view("XYZ").hasRank()).isFalse();

    VolatilityTracker enough = tracker(new Past(ascending(59)));
    enough.observe(chain(at(DAY, "10:00"), 0.25));
    assertThat(enough.view("XYZ").hasRank()).isTrue();
  }

  @Test
  void waitsForAPastThatIsNotThereYet() {
    Past past = new Past(ascending(60));
    past.there = false;
    VolatilityTracker tracker = tracker(past);
    tracker.observe(chain(at(DAY, "10:00"), 0.25));
    assertThat(tracker.view("XYZ").hasRank()).isFalse();

    past.there = true;
    tracker.observe(chain(at(DAY, "10:01"), 0.25));

    assertThat(tracker.view("XYZ").observations()).isEqualTo(61);
    assertThat(tracker.view("XYZ").hasRank()).isTrue();
  }

  @Test
  void chainWithoutAValueTakesTheRankAway() {
    VolatilityTracker tracker = tracker(new Past(ascending(60)));
    tracker.observe(chain(at(DAY, "10:00"), 0.25));

    tracker.observe(new OptionChain("XYZ", 100, at(DAY, "10:01"), new ArrayList<>()));

    assertThat(tracker.view("XYZ").hasRank()).isFalse();
    assertThat(tracker.view("XYZ").impliedVolatility()).isNaN();
  }
}
