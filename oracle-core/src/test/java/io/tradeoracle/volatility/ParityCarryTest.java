package io.tradeoracle.volatility;

import static io.tradeoracle.model.ExerciseStyle.AMERICAN;
import static io.tradeoracle.model.ExerciseStyle.EUROPEAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.pricing.Carry;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityCarryTest {

  private static ChainSlice chain(ExerciseStyle style, double years, Carry carry) {
    return SmileSamples.chain(style, years, carry, k -> 0.25 - 0.2 * Math.log(k / 100), 0.05);
  }

  private static ParityResult.Found found(ParityResult result) {
    assertThat(result).isInstanceOf(ParityResult.Found.class);
    return (ParityResult.Found) result;
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.01, 0.5", "0.03, 0.03, 0.1", "0, 0.02, 1", "-0.005, 0, 2"})
  void findsTheCarryOfEuropeanOptions(double rate, double yield, double years) {
    ParityResult.Found found =
        found(ParityCarry.of(chain(EUROPEAN, years, new Carry(rate, yield))));

    assertThat(found.carry().rate()).isCloseTo(rate, within(1e-9));
    assertThat(found.carry().dividendYield()).isCloseTo(yield, within(1e-9));
    assertThat(found.forward()).isCloseTo(100 * Math.exp((rate - yield) * years), within(1e-9));
    assertThat(found.scatter()).isLessThan(1e-6);
    // Some are outliers of a line that fits to the last digit.
    assertThat(found.strikes()).isGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0, 0.25", "0.05, 0.02, 0.5", "0.03, 0.05, 1"})
  void takesEarlyExerciseOutOfAmericanOptions(double rate, double yield, double years) {
    ParityResult.Found found =
        found(ParityCarry.of(chain(AMERICAN, years, new Carry(rate, yield))));

    assertThat(found.carry().rate()).isCloseTo(rate, within(1e-5));
    assertThat(found.forward()).isCloseTo(100 * Math.exp((rate - yield) * years), within(1e-3));
  }

  @Test
  void anAmericanYieldForAGivenRateIsSharp() {
    ParityResult.Found found =
        found(ParityCarry.at(chain(AMERICAN, 0.25, new Carry(0.05, 0.01)), 0.05));

    assertThat(found.carry().rate()).isEqualTo(0.05);
    assertThat(found.rateError()).isZero();
    assertThat(found.carry().dividendYield()).isCloseTo(0.01, within(1e-4));
  }

  @Test
  void wildQuotesDoNotBendTheLine() {
    ChainSlice clean = chain(EUROPEAN, 0.5, new Carry(0.05, 0.01));
    SplittableRandom random = new SplittableRandom(5);
    List<ChainSlice.Row> rows = new ArrayList<>();
    for (ChainSlice.Row row : clean.rows()) {
      double wild = rows.size() % 6 == 3 ? 3 : 0.002 * random.nextDouble(-1, 1);
      ChainSlice.Side call = row.call();
      rows.add(
          new ChainSlice.Row(
              row.strike(),
              new ChainSlice.Side(Math.max(0, call.bid() + wild), Math.max(0, call.ask() + wild)),
              row.put()));
    }

    ParityResult.Found found = found(ParityCarry.of(new ChainSlice(100, 0.5, EUROPEAN, rows)));

    assertThat(found.carry().rate()).isCloseTo(0.05, within(1e-4));
    assertThat(found.scatter()).isLessThan(0.002);
    assertThat(found.rateError()).isBetween(1e-6, 1e-4);
    assertThat(found.strikes()).isLessThan(36);
  }

  @Test
  void saysWhyThereIsNone() {
    ChainSlice whole = chain(EUROPEAN, 0.5, new Carry(0.05, 0.01));
    List<ChainSlice.Row> callsOnly =
        whole.rows().stream()
            .map(row -> new ChainSlice.Row(row.strike(), row.call(), ChainSlice.Side.NONE))
            .toList();

    assertThat(ParityCarry.of(new ChainSlice(100, 0.5, EUROPEAN, callsOnly)))
        .isEqualTo(new ParityResult.Unavailable("0 of 4 strikes with call and put near the money"));
    assertThat(ParityCarry.at(new ChainSlice(100, 0.5, EUROPEAN, List.of()), 0.01))
        .isEqualTo(new ParityResult.Unavailable("0 of 1 strikes with call and put near the money"));
    // A year's quotes said to expire within the hour.
    assertThat(ParityCarry.of(new ChainSlice(100, 1e-4, EUROPEAN, whole.rows())))
        .isInstanceOfSatisfying(
            ParityResult.Unavailable.class, no -> assertThat(no.reason()).contains("beyond 0.5"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParityCarry.at(whole, Double.NaN))
        .withMessageContaining("rate");
  }

  @Test
  void aLineNeedsThreeStrikesAndMustFall() {
    double[] rising = {1, 2, 3};
    assertThat(ParityLine.leastSquares(rising, rising)).isEmpty();
    assertThat(ParityLine.robust(rising, rising, rising)).isEmpty();
    assertThat(ParityLine.leastSquares(new double[] {1, 2}, new double[] {2, 1})).isEmpty();
    assertThat(ParityLine.robust(new double[0], new double[0], new double[0])).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ParityLine.leastSquares(rising, new double[2]));
  }
}
