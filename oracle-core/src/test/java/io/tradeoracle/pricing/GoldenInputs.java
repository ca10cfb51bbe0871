package io.tradeoracle.pricing;

import io.tradeoracle.model.OptionRight;
import io.tradeoracle.testing.GoldenCsv.Row;
import java.util.Locale;

/** The columns that the golden pricing files share. */
final class GoldenInputs {

  private GoldenInputs() {}

  static PricingInputs of(Row row) {
    return new PricingInputs(
        row.number("spot"),
        row.number("strike"),
        row.number("yearsToExpiry"),
        row.number("rateContinuous"),
        row.number("dividendYieldContinuous"),
        OptionRight.valueOf(row.text("right").toUpperCase(Locale.ROOT)));
  }
}
