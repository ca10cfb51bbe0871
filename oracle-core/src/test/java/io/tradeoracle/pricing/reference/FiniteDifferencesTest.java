package io.tradeoracle.pricing.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradeoracle.pricing.reference.FiniteDifferences.Contract;
import io.tradeoracle.pricing.reference.FiniteDifferences.Estimate;
import io.tradeoracle.testing.GoldenCsv;
import io.tradeoracle.testing.GoldenCsv.Row;
import io.tradeoracle.testing.Proof;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FiniteDifferencesTest {

  @Test
  void agreeWithOthersOfTheirKind() {
    compare(60, 320, 1e-7);
  }

  @Test
  @Tag("proof")
  void fineOnesAgreeWithOthersOfTheirKind() {
    compare(780 / Proof.count(100), 1600, 1e-8);
  }

  private static void compare(int stride, int size, double slack) {
    List<Row> rows = GoldenCsv.rows("american.csv");
    for (int i = 0; i < rows.size(); i += stride) {
      Row row = rows.get(i);
      Contract contract =
          Contract.american(
              row.number("spot"),
              row.number("strike"),
              row.number("yearsToExpiry"),
              row.number("rateContinuous"),
              row.number("dividendYieldContinuous"),
              row.number("volatilityDecimal"),
              row.text("right").equals("call"));
      Estimate estimate = FiniteDifferences.price(contract, size);
      double allowed =
          estimate.error() + row.number("toleranceAbsolute") + slack * row.number("strike");
      assertThat(estimate.price())
          .as("%s %s", row, estimate)
          .isCloseTo(row.number("crossCheckPrice"), within(allowed));
    }
  }

  @Test
  void estimateShrinksWithTheGrid() {
    Contract contract = Contract.american(95, 100, 1, 0.05, 0.02, 0.3, false);
    assertThat(FiniteDifferences.price(contract, 640).error())
        .isLessThan(0.5 * FiniteDifferences.price(contract, 64).error());
  }
}
