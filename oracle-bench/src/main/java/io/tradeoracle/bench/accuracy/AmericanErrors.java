package io.tradeoracle.bench.accuracy;

import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** American prices against american.csv. */
final class AmericanErrors {

  private final GoldenFile golden;

  AmericanErrors(GoldenFile golden) {
    this.golden = golden;
  }

  List<Errors> all() {
    return Arrays.stream(AmericanAccuracy.values()).map(this::errors).toList();
  }

  private Errors errors(AmericanAccuracy accuracy) {
    double[] values =
        IntStream.range(0, golden.size()).mapToDouble(row -> excess(row, accuracy)).toArray();
    return new Errors(
        "American price, " + accuracy.name().toLowerCase(Locale.ROOT),
        "strikes, beyond what the reference itself leaves open",
        promised(accuracy),
        IntStream.range(0, golden.size()).mapToObj(golden::regime).toArray(String[]::new),
        values);
  }

  private static double promised(AmericanAccuracy accuracy) {
    return switch (accuracy) {
      case FAST -> 1e-4;
      case ACCURATE -> 1e-6;
      case REFERENCE -> 1e-8;
    };
  }

  private double excess(int row, AmericanAccuracy accuracy) {
    double price =
        AmericanOption.price(golden.inputs(row), golden.number(row, "volatilityDecimal"), accuracy);
    double error = Math.abs(price - golden.number(row, "price"));
    double open = golden.number(row, "toleranceAbsolute");
    return error <= open ? 0 : (error - open) / golden.number(row, "strike");
  }
}
