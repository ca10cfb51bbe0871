package io.tradeoracle.examples.http.body;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Numbers as JSON has them: what is no number becomes null. */
final class Numbers {

  private Numbers() {}

  static BigDecimal money(BigDecimal dollars) {
    return dollars.setScale(2, RoundingMode.HALF_EVEN);
  }

  static @Nullable BigDecimal money(double dollars) {
    return rounded(dollars, 2);
  }

  static @Nullable BigDecimal fraction(double value) {
    return rounded(value, 6);
  }

  static @Nullable BigDecimal rounded(double value, int decimals) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN)
        : null;
  }

  /** Returns a quotient; null where there is nothing to divide by. */
  static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0 ? null : part.divide(whole, 6, RoundingMode.HALF_EVEN);
  }
}
