package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.testing.GoldenCsv;
import io.tradeoracle.testing.GoldenCsv.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every row of european.csv. */
class BlackScholesGoldenTest {

  /** In units of the error that half an ulp in every input makes. */
  private static final double PRICE_UNITS = 4.0;

  private static final double DELTA_ABSOLUTE = 1e-15;
  private static final double GREEK_RELATIVE = 2e-15;
  private static final double PURELY_RELATIVE = 1e-12;

  private static final List<Row> ROWS = GoldenCsv.rows("european.csv");

  @Test
  void pricesStayWithinFourUnitsOfTheInputsRounding() {
    for (Row row : ROWS) {
      double unit = row.number("priceRelativeErrorOfHalfUlpInputs");
      double price = BlackScholes.price(GoldenInputs.of(row), volatility(row));
      assertClose(row, "price", price, PRICE_UNITS * unit, 0);
    }
  }

  @Test
  void firstOrderGreeksAgree() {
    for (Row row : ROWS) {
      PricingInputs in = GoldenInputs.of(row);
      Valuation value = BlackScholes.value(in, volatility(row));
      double scale = Math.max(in.spot(), in.strike());
      assertClose(row, "deltaPerUnitSpot", value.deltaPerUnitSpot(), DELTA_ABSOLUTE, 1);
      assertClose(row, "vegaPerUnitVol", value.vegaPerUnitVol(), GREEK_RELATIVE, scale);
      assertClose(row, "thetaPerYear", value.thetaPerYear(), GREEK_RELATIVE, scale);
      assertClose(row, "rhoPerUnitRate", value.rhoPerUnitRate(), GREEK_RELATIVE, scale);
    }
  }

  @Test
  void curvaturesAndVegaKeepTheirRelativeAccuracyInTheTails() {
    for (Row row : ROWS) {
      PricingInputs in = GoldenInputs.of(row);
      Valuation value = BlackScholes.value(in, volatility(row));
      SecondOrder second = BlackScholes.secondOrder(in, volatility(row));
      assertClose(row, "vegaPerUnitVol", value.vegaPerUnitVol(), PURELY_RELATIVE, 0);
      assertClose(
          row, "gammaPerUnitSpotSquared", value.gammaPerUnitSpotSquared(), PURELY_RELATIVE, 0);
      assertClose(
          row,
          "vannaPerUnitSpotPerUnitVol",
          second.vannaPerUnitSpotPerUnitVol(),
          PURELY_RELATIVE,
          0);
      assertClose(
          row, "volgaPerUnitVolSquared", second.volgaPerUnitVolSquared(), PURELY_RELATIVE, 0);
    }
  }

  @Test
  void everyRowIsThere() {
    assertThat(ROWS).hasSize(3200);
  }

  private static double volatility(Row row) {
    return row.number("volatilityDecimal");
  }

  private static void assertClose(
      Row row, String column, double actual, double relative, double leastScale) {
    double expected = row.number(column);
    double error = Math.abs(actual - expected);
    assertThat(error)
        .as("error of %s %s in %s", column, actual, row)
        .isLessThanOrEqualTo(relative * Math.max(Math.abs(expected), leastScale));
  }
}
