package io.tradeoracle.examples;

import io.tradeoracle.examples.csv.InputRow;
import io.tradeoracle.model.OptionRight;
import io.tradeoracle.pricing.PricingInputs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns that describe an option and its market: the first ones both commands ask for. */
final class OptionColumns {

  private static final List<String> NAMES =
      List.of(
          "spot", "strike", "yearsToExpiry", "rateContinuous", "dividendYieldContinuous", "right");

  /** Where the column beside these stands. */
  static final int ADDITIONAL = NAMES.size();

  private OptionColumns() {}

  static List<String> and(String additional) {
    return Stream.concat(NAMES.stream(), Stream.of(additional)).toList();
  }

  /** Returns the inputs, NaN where a cell holds no number; empty if the right is not known. */
  static Optional<PricingInputs> read(InputRow row) {
    return right(row.text(5))
        .map(
            right ->
                new PricingInputs(
                    row.number(0),
                    row.number(1),
                    row.number(2),
                    row.number(3),
                    row.number(4),
                    right));
  }

  private static Optional<OptionRight> right(String text) {
    if (text.equalsIgnoreCase("call")) {
      return Optional.of(OptionRight.CALL);
    }
    return text.equalsIgnoreCase("put") ? Optional.of(OptionRight.PUT) : Optional.empty();
  }
}
