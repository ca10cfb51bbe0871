package io.tradeoracle.pricing;

import static io.tradeoracle.model.ExerciseStyle.AMERICAN;
import static io.tradeoracle.pricing.AmericanAccuracy.FAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeoracle.model.OptionRight;
import java.util.List;
import org.junit.jupiter.api.Test;

class DividendBatchTest {
  private static final List<CashDividend> ONE = List.of(new CashDividend(0.3, 1.5));
  private static final int ROWS = 5;

  private final PricingColumns in = PricingColumns.ofSize(ROWS);
  private final double[] volatility = {0.2, 0.3, 0.4, 0.25, 0.3};
  private final double[] price = new double[ROWS];

  DividendBatchTest() {
    for (int i = 0; i < ROWS; i++) {
      OptionRight right = i % 2 == 0 ? OptionRight.PUT : OptionRight.CALL;
      // The first expires before the dividend; the fourth is nonsense.
      double years = i == 0 ? 0.2 : 0.2 * (i + 1);
      double spot = i == 3 ? Double.NaN : 100;
      in.set(i, new PricingInputs(spot, 90 + 5 * i, years, 0.03, 0, right));
    }
  }

  @Test
  void rowsAreThoseOfSingleCalls() {
    ValuationColumns out = ValuationColumns.ofSize(ROWS);
    double[] found = new double[ROWS];
    DividendBatch.price(in, AMERICAN, ONE, volatility, FAST, price);
    DividendBatch.value(in, AMERICAN, ONE, volatility, FAST, out);
    DividendBatch.impliedVolatility(in, AMERICAN, ONE, price, FAST, found);
    for (int i = 0; i < ROWS; i++) {
      PricingInputs row = in.row(i);
      double alone = DividendOption.price(row, AMERICAN, ONE, volatility[i], FAST);
      assertThat(Double.compare(price[i], alone)).isZero();
      assertThat(out.row(i))
          .isEqualTo(DividendOption.value(row, AMERICAN, ONE, volatility[i], FAST));
      double again = DividendOption.impliedVolatility(row, AMERICAN, ONE, price[i], FAST).orNaN();
      assertThat(Double.compare(found[i], again)).isZero();
    }
    assertThat(price[3]).isNaN();
    assertThat(found[3]).isNaN();
    assertThat(price[1]).isPositive();
  }

  @Test
  void refusesColumnsOfOtherLengths() {
    double[] wrong = new double[ROWS + 1];
    assertThatThrownBy(() -> DividendBatch.price(in, AMERICAN, ONE, wrong, FAST, price))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("volatility must be as long as spot (5): 6");
    assertThatThrownBy(() -> DividendBatch.price(in, AMERICAN, ONE, volatility, FAST, wrong))
        .hasMessage("price must be as long as spot (5): 6");
    assertThatThrownBy(
            () ->
                DividendBatch.value(
                    in, AMERICAN, ONE, volatility, FAST, ValuationColumns.ofSize(ROWS - 1)))
        .hasMessage("price must be as long as spot (5): 4");
    assertThatThrownBy(() -> DividendBatch.impliedVolatility(in, AMERICAN, ONE, wrong, FAST, price))
        .hasMessage("price must be as long as spot (5): 6");
  }
}
