package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.testing.Allocations;
import io.tradeoracle.testing.GoldenCsv;
import io.tradeoracle.testing.GoldenCsv.Row;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the kernels that the JVM chooses: plain loops on 17, vector operations on 25. */
class EuropeanBatchTest {

  private static final double PRICE_UNITS = 8;

  @Test
  void goldenPricesStayWithinEightUnitsOfTheInputsRounding() {
    List<Row> rows = GoldenCsv.rows("european.csv");
    PricingColumns in = PricingColumns.ofSize(rows.size());
    double[] volatility = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      in.set(i, GoldenInputs.of(rows.get(i)));
      volatility[i] = rows.get(i).number("volatilityDecimal");
    }
    double[] price = new double[rows.size()];
    EuropeanBatch.price(in, volatility, price);
    for (int i = 0; i < rows.size(); i++) {
      double expected = rows.get(i).number("price");
      double unit = rows.get(i).number("priceRelativeErrorOfHalfUlpInputs");
      assertThat(Math.abs(price[i] - expected) / expected / unit)
          .as(rows.get(i).toString())
          .isLessThanOrEqualTo(PRICE_UNITS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 31, 32, 127, 128, 129, 1000})
  void anyLengthWithAnyMixtureAgreesWithOneByOne(int size) {
    PricingColumns in = PricingColumns.ofSize(size);
    double[] volatility = new double[size];
    fillWithEverything(in, volatility, new SplittableRandom(size));
    ValuationColumns values = ValuationColumns.ofSize(size);
    SecondOrderColumns seconds = SecondOrderColumns.ofSize(size);
    double[] price = new double[size];
    EuropeanBatch.value(in, volatility, values);
    EuropeanBatch.secondOrder(in, volatility, seconds);
    EuropeanBatch.price(in, volatility, price);
    assertThat(price).isEqualTo(values.price());
    for (int i = 0; i < size; i++) {
      PricingInputs row = in.row(i);
      assertClose(row, values.row(i), BlackScholes.value(row, volatility[i]));
      assertClose(row, seconds.row(i), BlackScholes.secondOrder(row, volatility[i]));
    }
  }

  private static void assertClose(PricingInputs in, Valuation actual, Valuation expected) {
    double scale = Math.max(1, Math.abs(in.spot()) + Math.abs(in.strike()));
    assertClose(in, actual.price(), expected.price(), scale);
    assertClose(in, actual.deltaPerUnitSpot(), expected.deltaPerUnitSpot(), 1);
    assertClose(in, actual.gammaPerUnitSpotSquared(), expected.gammaPerUnitSpotSquared(), 1);
    assertClose(in, actual.vegaPerUnitVol(), expected.vegaPerUnitVol(), scale);
    assertClose(in, actual.thetaPerYear(), expected.thetaPerYear(), scale);
    assertClose(in, actual.rhoPerUnitRate(), expected.rhoPerUnitRate(), scale);
  }

  private static void assertClose(PricingInputs in, SecondOrder actual, SecondOrder expected) {
    assertClose(in, actual.vannaPerUnitSpotPerUnitVol(), expected.vannaPerUnitSpotPerUnitVol(), 1);
    assertClose(in, actual.volgaPerUnitVolSquared(), expected.volgaPerUnitVolSquared(), in.spot());
    assertClose(in, actual.charmPerUnitSpotPerYear(), expected.charmPerUnitSpotPerYear(), 1);
    assertClose(in, actual.speedPerUnitSpotCubed(), expected.speedPerUnitSpotCubed(), 1);
  }

  private static void assertClose(PricingInputs in, double actual, double expected, double scale) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as(in.toString()).isNaN();
    } else {
      assertThat(actual)
          .as(in.toString())
          .isCloseTo(expected, within(1e-12 * Math.max(scale, Math.abs(expected))));
    }
  }

  @Test
  void volatilitiesMayBeOverwritten() {
    PricingColumns in = PricingColumns.ofSize(300);
    double[] volatility = new double[300];
    fillWithEverything(in, volatility, new SplittableRandom(3));
    double[] expected = new double[300];
    EuropeanBatch.price(in, volatility, expected);
    EuropeanBatch.price(in, volatility, volatility);
    assertThat(volatility).containsExactly(expected);
  }

  @Test
  void unequalLengthsAreRefusedBeforeAnythingIsWritten() {
    PricingColumns in = PricingColumns.ofSize(3);
    double[] out = {7, 7, 7};
    assertThatThrownBy(() -> EuropeanBatch.price(in, new double[4], out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("volatility must be as long as spot (3): 4");
    assertThatThrownBy(() -> EuropeanBatch.value(in, new double[3], ValuationColumns.ofSize(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price must be as long as spot (3): 2");
    assertThatThrownBy(
            () -> EuropeanBatch.secondOrder(in, new double[3], SecondOrderColumns.ofSize(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vannaPerUnitSpotPerUnitVol must be as long as spot (3): 2");
    assertThatThrownBy(
            () ->
                new PricingColumns(
                    new double[2],
                    new double[2],
                    new double[3],
                    new double[2],
                    new double[2],
                    new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("yearsToExpiration must be as long as spot (2): 3");
    assertThat(out).containsOnly(7);
  }

  @Test
  void nothingIsAllocatedAfterTheFirstCall() {
    PricingColumns in = PricingColumns.ofSize(1000);
    double[] volatility = new double[1000];
    double[] price = new double[1000];
    ValuationColumns values = ValuationColumns.ofSize(1000);
    SecondOrderColumns seconds = SecondOrderColumns.ofSize(1000);
    fillWithEverything(in, volatility, new SplittableRandom(11));
    assertThat(Allocations.least(() -> EuropeanBatch.price(in, volatility, price))).isZero();
    assertThat(Allocations.least(() -> EuropeanBatch.value(in, volatility, values))).isZero();
    assertThat(Allocations.least(() -> EuropeanBatch.secondOrder(in, volatility, seconds)))
        .isZero();
  }

  /** Ordinary options, extreme ones, and everything that has no price or hardly one. */
  private static void fillWithEverything(
      PricingColumns in, double[] volatility, SplittableRandom random) {
    double[] odd = {
      Double.NaN, 0, -0.0, -1, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e-300, 1e-160
    };
    for (int i = 0; i < volatility.length; i++) {
      OptionRight right = random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
      double strike = 100 * Math.exp(random.nextDouble(-1, 1) * (i % 3 == 0 ? 5 : 0.3));
      double years = random.nextDouble(0.001, 3);
      in.set(i, new PricingInputs(100, strike, years, 0.04, 0.01, right));
      volatility[i] = random.nextDouble(0.02, i % 5 == 0 ? 9 : 0.8);
      double[][] places = {
        in.spot(), in.strike(), in.yearsToExpiration(), in.rate(), in.dividendYield(), volatility
      };
      if (random.nextInt(3) == 0) {
        places[random.nextInt(places.length)][i] = odd[random.nextInt(odd.length)];
      }
    }
  }
}
