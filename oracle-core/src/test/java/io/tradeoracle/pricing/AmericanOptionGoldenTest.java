package io.tradeoracle.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.testing.GoldenCsv;
import io.tradeoracle.testing.GoldenCsv.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmericanOptionGoldenTest {
  private static final List<Row> ROWS = GoldenCsv.rows("american.csv");

  @ParameterizedTest
  @CsvSource({"FAST, 1e-4", "ACCURATE, 1e-6", "REFERENCE, 1e-8"})
  void pricesKeepTheirAccuracy(AmericanAccuracy accuracy, double promised) {
    assertThat(ROWS).hasSize(780);
    for (Row row : ROWS) {
      double price =
          AmericanOption.price(GoldenInputs.of(row), row.number("volatilityDecimal"), accuracy);
      double allowed = promised * row.number("strike") + row.number("toleranceAbsolute");
      assertThat(price).as(row.toString()).isCloseTo(row.number("price"), within(allowed));
    }
  }

  @ParameterizedTest
  @CsvSource({"FAST, 1e-4", "ACCURATE, 1e-6"})
  void volatilityReproducesThePrice(AmericanAccuracy accuracy, double promised) {
    for (Row row : ROWS) {
      PricingInputs in = GoldenInputs.of(row);
      double target = row.number("price");
      IvResult result = AmericanOption.impliedVolatility(in, target, accuracy);
      if (result instanceof IvResult.Solved solved) {
        double again = AmericanOption.price(in, solved.impliedVolatility(), accuracy);
        double allowed = promised * row.number("strike");
        assertThat(again).as(row.toString()).isCloseTo(target, within(allowed));
      } else {
        assertThat(result).as(row.toString()).isInstanceOf(IvResult.BelowIntrinsic.class);
        // Nothing but exercise, or a time value lost in the rounding, has no volatility.
        assertThat(row.text("kind")).as(row.toString()).isNotEqualTo("early_exercise_premium");
      }
    }
  }

  @Test
  void volatilityIsRecoveredWhereThePriceTellsIt() {
    int told = 0;
    for (Row row : ROWS) {
      PricingInputs in = GoldenInputs.of(row);
      double volatility = row.number("volatilityDecimal");
      double vega = AmericanOption.value(in, volatility).vegaPerUnitVol();
      if (vega < 3e-3 * row.number("strike")) {
        continue;
      }
      told++;
      double found = AmericanOption.impliedVolatility(in, row.number("price")).orNaN();
      double allowed =
          (1e-6 * row.number("strike") + 2 * row.number("toleranceAbsolute")) / vega + 1e-7;
      assertThat(found).as(row.toString()).isCloseTo(volatility, within(allowed));
    }
    assertThat(told).isGreaterThan(600);
  }
}
