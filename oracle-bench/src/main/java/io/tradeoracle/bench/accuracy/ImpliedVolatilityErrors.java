package io.tradeoracle.bench.accuracy;

import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.ImpliedVolatilityBatch;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** European implied volatilities against implied_vol.csv. */
final class ImpliedVolatilityErrors {

  private static final double CALL_BAR = 2;
  private static final double BATCH_BAR = 4;

  /** The relative accuracy of a double. */
  private static final double SMALLEST_UNIT = 2.2e-16;

  private final GoldenFile golden;
  private final double[] batch;

  ImpliedVolatilityErrors(GoldenFile golden) {
    this.golden = golden;
    this.batch = new double[golden.size()];
    ImpliedVolatilityBatch.european(golden.columns(), golden.column("price"), batch);
  }

  List<Errors> all() {
    return List.of(
        errors("European implied volatility, a call", CALL_BAR, this::call),
        errors("European implied volatility, a batch", BATCH_BAR, row -> batch[row]));
  }

  private double call(int row) {
    return ImpliedVolatility.european(golden.inputs(row), golden.number(row, "price")).orNaN();
  }

  private Errors errors(String title, double bar, IntToDoubleFunction volatility) {
    String[] regimes =
        IntStream.range(0, golden.size()).mapToObj(golden::regime).toArray(String[]::new);
    double[] units =
        IntStream.range(0, golden.size())
            .mapToDouble(row -> units(row, volatility.applyAsDouble(row)))
            .toArray();
    return new Errors(title, "changes that one ulp in every input makes", bar, regimes, units);
  }

  private double units(int row, double actual) {
    double expected = golden.number(row, "impliedVolatilityDecimal");
    double attainable = golden.number(row, "volRelativeChangeAllInputsOneUlp");
    return Math.abs(actual - expected) / expected / Math.max(attainable, SMALLEST_UNIT);
  }
}
