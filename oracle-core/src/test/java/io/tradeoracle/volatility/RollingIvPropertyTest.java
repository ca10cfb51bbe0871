package io.tradeoracle.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Rank and percentile against a window that is copied and scanned anew for every value. */
class RollingIvPropertyTest {

  private record Observation(double iv, boolean close) {}

  @Property(tries = 400)
  void equalsTheNaiveComputation(
      @ForAll("observations") List<Observation> observations,
      @ForAll @IntRange(min = 1, max = 12) int window,
      @ForAll @IntRange(min = 1, max = 12) int atLeast) {
    int minObservations = Math.min(window, atLeast);
    IvRank rank = new IvRank(window, minObservations);
    IvPercentile percentile = new IvPercentile(window, minObservations);
    List<Double> closes = new ArrayList<>();
    for (Observation observation : observations) {
      double iv = observation.iv();
      if (observation.close()) {
        rank.close(iv);
        percentile.close(iv);
      } else {
        rank.update(iv);
        percentile.update(iv);
      }
      int from = Math.max(0, closes.size() - (window - 1));
      List<Double> inWindow = new ArrayList<>(closes.subList(from, closes.size()));
      inWindow.add(iv);
      assertEqualsNaive(rank, percentile, inWindow, iv, minObservations);
      if (observation.close()) {
        closes.add(iv);
      }
    }
  }

  private static void assertEqualsNaive(
      IvRank rank, IvPercentile percentile, List<Double> inWindow, double iv, int least) {
    boolean enough = inWindow.size() >= least;
    double min = Collections.min(inWindow);
    double max = Collections.max(inWindow);
    double below = inWindow.stream().filter(other -> other < iv).count();
    // 0/0 over a flat range is NaN here too.
    assertSame(rank.rank(), enough ? (iv - min) / (max - min) : Double.NaN);
    assertSame(rank.minimum(), enough ? min : Double.NaN);
    assertSame(rank.maximum(), enough ? max : Double.NaN);
    assertThat(rank.isAvailable()).isEqualTo(enough && min < max);
    assertSame(percentile.percentile(), enough ? below / inWindow.size() : Double.NaN);
    assertThat(percentile.isAvailable()).isEqualTo(enough);
    assertThat(rank.observations()).isEqualTo(inWindow.size());
    assertThat(percentile.observations()).isEqualTo(inWindow.size());
  }

  /** Boxed, because NaN equals NaN only so. */
  private static void assertSame(double actual, double expected) {
    assertThat(actual).isEqualTo(Double.valueOf(expected));
  }

  @Provide
  Arbitrary<List<Observation>> observations() {
    // Few distinct values, so that ties and flat stretches are common.
    Arbitrary<Double> ties = Arbitraries.integers().between(0, 6).map(i -> i / 8.0);
    Arbitrary<Double> any = Arbitraries.doubles().between(0, 5).ofScale(9);
    return Combinators.combine(Arbitraries.oneOf(ties, any), Arbitraries.of(true, false))
        .as(Observation::new)
        .list()
        .ofMaxSize(80);
  }
}
