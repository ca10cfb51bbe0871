package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.tables.ExactVolatility;
import io.tradeoracle.testing.Allocations;
import io.tradeoracle.testing.GoldenCsv;
import io.tradeoracle.testing.GoldenCsv.Row;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the kernels that the JVM chooses: plain loops on 17, vector operations on 25. */
class ImpliedVolatilityBatchTest {

  /** In units of the attainable accuracy: one ulp in the price and every input. */
  private static final double UNITS = 4.0;

  private static final double SMALLEST_UNIT = 2.2e-16;

  @Test
  void goldenVolatilitiesStayWithinFourUnitsOfTheAttainable() {
    List<Row> rows = GoldenCsv.rows("implied_vol.csv");
    double[] volatilities = new double[rows.size()];
    assertThat(ImpliedVolatilityBatch.european(columns(rows), prices(rows), volatilities))
        .isEqualTo(3600);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      double expected = row.number("impliedVolatilityDecimal");
      double unit = Math.max(row.number("volRelativeChangeAllInputsOneUlp"), SMALLEST_UNIT);
      double error = Math.abs(volatilities[i] - expected) / expected;
      assertThat(error / unit).as(row.toString()).isLessThanOrEqualTo(UNITS);
    }
  }

  @Test
  void pricesWithoutVolatilityGiveNaN() {
    List<Row> rows = GoldenCsv.rows("implied_vol_invalid.csv");
    double[] volatilities = new double[rows.size()];
    assertThat(ImpliedVolatilityBatch.european(columns(rows), prices(rows), volatilities)).isZero();
    assertThat(volatilities).hasSize(300).containsOnly(Double.NaN);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 63, 64, 127, 128, 129, 1000})
  void anyLengthWithAnyMixtureAgreesWithOneByOne(int size) {
    PricingColumns in = PricingColumns.ofSize(size);
    double[] prices = new double[size];
    fillWithEverything(in, prices, new SplittableRandom(size));
    double[] volatilities = new double[size];
    int solved = ImpliedVolatilityBatch.european(in, prices, volatilities);
    int expectedSolved = 0;
    for (int i = 0; i < size; i++) {
      IvResult expected = ImpliedVolatility.european(in.row(i), prices[i]);
      String row = in.row(i) + ", " + prices[i];
      if (expected instanceof IvResult.Solved one) {
        expectedSolved++;
        assertThat(new ExactVolatility(in.row(i), prices[i]).errorInUnits(volatilities[i]))
            .as("%s instead of %s: %s", volatilities[i], one, row)
            .isLessThan(UNITS);
      } else {
        assertThat(volatilities[i]).as(row).isNaN();
      }
    }
    assertThat(solved).isEqualTo(expectedSolved);
  }

  @Test
  void pricesMayBeOverwritten() {
    PricingColumns in = PricingColumns.ofSize(300);
    double[] prices = new double[300];
    fillWithEverything(in, prices, new SplittableRandom(3));
    double[] expected = new double[300];
    ImpliedVolatilityBatch.european(in, prices, expected);
    ImpliedVolatilityBatch.european(in, prices, prices);
    assertThat(prices).containsExactly(expected);
  }

  @Test
  void unequalLengthsAreRefusedBeforeAnythingIsWritten() {
    PricingColumns in = PricingColumns.ofSize(3);
    double[] out = {7, 7, 7};
    assertThatThrownBy(() -> ImpliedVolatilityBatch.european(in, new double[4], out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("price must be as long as spot (3): 4");
    assertThatThrownBy(() -> ImpliedVolatilityBatch.european(in, new double[3], new double[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("impliedVolatilityOut must be as long as spot (3): 2");
    assertThat(out).containsOnly(7);
  }

  @Test
  void nothingIsAllocatedAfterTheFirstCall() {
    PricingColumns in = PricingColumns.ofSize(1000);
    double[] prices = new double[1000];
    double[] out = new double[1000];
    fillWithEverything(in, prices, new SplittableRandom(11));
    assertThat(Allocations.least(() -> ImpliedVolatilityBatch.european(in, prices, out))).isZero();
  }

  /** Ordinary options, extreme ones, and everything that has no volatility or hardly one. */
  private static void fillWithEverything(
      PricingColumns in, double[] prices, SplittableRandom random) {
    double[] odd = {
      Double.NaN, 0, -0.0, -1, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e-300, 1e300, 1e-160
    };
    for (int i = 0; i < prices.length; i++) {
      OptionRight right = random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
      double strike = 100 * Math.exp(random.nextDouble(-1, 1) * (i % 3 == 0 ? 5 : 0.3));
      double years = random.nextDouble(0.001, 3);
      in.set(i, new PricingInputs(100, strike, years, 0.04, 0.01, right));
      prices[i] = BlackScholes.price(in.row(i), random.nextDouble(0.02, i % 5 == 0 ? 9 : 0.8));
      double[][] places = {
        in.spot(), in.strike(), in.yearsToExpiration(), in.rate(), in.dividendYield(), prices
      };
      if (random.nextInt(3) == 0) {
        places[random.nextInt(places.length)][i] = odd[random.nextInt(odd.length)];
      }
    }
  }

  private static PricingColumns columns(List<Row> rows) {
    PricingColumns columns = PricingColumns.ofSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      columns.set(i, GoldenInputs.of(rows.get(i)));
    }
    return columns;
  }

  private static double[] prices(List<Row> rows) {
    return rows.stream().mapToDouble(row -> row.number("price")).toArray();
  }
}
