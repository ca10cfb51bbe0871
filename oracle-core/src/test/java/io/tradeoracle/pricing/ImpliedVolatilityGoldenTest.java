package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeoracle.testing.GoldenCsv;
import io.tradeoracle.testing.GoldenCsv.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every row of implied_vol.csv and implied_vol_invalid.csv. */
class ImpliedVolatilityGoldenTest {

  /** In units of the attainable accuracy: one ulp in the price and every input. */
  private static final double UNITS = 2.0;

  private static final double SMALLEST_UNIT = 2.2e-16;

  private static final Map<String, IvResult> CLASSES =
      Map.of(
          "below_intrinsic", new IvResult.BelowIntrinsic(),
          "above_maximum", new IvResult.AboveMaximum(),
          "invalid_input", new IvResult.InvalidInput());

  @Test
  void volatilitiesStayWithinTwoUnitsOfTheAttainable() {
    List<Row> rows = GoldenCsv.rows("implied_vol.csv");
    assertThat(rows).hasSize(3600);
    for (Row row : rows) {
      double expected = row.number("impliedVolatilityDecimal");
      double unit = Math.max(row.number("volRelativeChangeAllInputsOneUlp"), SMALLEST_UNIT);
      double error = Math.abs(implied(row).orNaN() - expected) / expected;
      assertThat(error / unit).as(row.toString()).isLessThanOrEqualTo(UNITS);
    }
  }

  @Test
  void pricesWithoutVolatilityAreClassified() {
    List<Row> rows = GoldenCsv.rows("implied_vol_invalid.csv");
    assertThat(rows).hasSize(300);
    for (Row row : rows) {
      assertThat(implied(row)).as(row.toString()).isEqualTo(CLASSES.get(row.text("expected")));
    }
  }

  private static IvResult implied(Row row) {
    return ImpliedVolatility.european(GoldenInputs.of(row), row.number("price"));
  }
}
