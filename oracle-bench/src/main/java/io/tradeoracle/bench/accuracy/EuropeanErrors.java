package io.tradeoracle.bench.accuracy;

import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.EuropeanBatch;
import io.tradeoracle.pricing.Valuation;
import io.tradeoracle.pricing.ValuationColumns;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** European prices and Greeks against european.csv. */
final class EuropeanErrors {

  private static final double CALL_BAR = 4;
  private static final double BATCH_BAR = 8;
  private static final double GREEK_BAR = 1e-12;
  private static final double CURVATURE_BAR = 1e-11;

  private final GoldenFile golden;
  private final String[] regimes;
  private final double[] volatility;
  private final Valuation[] calls;
  private final ValuationColumns batch;

  EuropeanErrors(GoldenFile golden) {
    this.golden = golden;
    this.regimes =
        IntStream.range(0, golden.size()).mapToObj(golden::regime).toArray(String[]::new);
    this.volatility = golden.column("volatilityDecimal");
    this.calls =
        IntStream.range(0, golden.size())
            .mapToObj(row -> BlackScholes.value(golden.inputs(row), volatility[row]))
            .toArray(Valuation[]::new);
    this.batch = ValuationColumns.ofSize(golden.size());
    EuropeanBatch.value(golden.columns(), volatility, batch);
  }

  List<Errors> all() {
    return List.of(
        price("European price, a call", CALL_BAR, row -> price(row)),
        price("European price, a batch", BATCH_BAR, row -> batch.price()[row]),
        greeks("European delta, vega, theta and rho, a call", row -> calls[row]),
        greeks("European delta, vega, theta and rho, a batch", batch::row),
        gamma("European gamma, a call", row -> calls[row].gammaPerUnitSpotSquared()),
        gamma("European gamma, a batch", row -> batch.gammaPerUnitSpotSquared()[row]));
  }

  private double price(int row) {
    return BlackScholes.price(golden.inputs(row), volatility[row]);
  }

  private Errors price(String title, double bar, IntToDoubleFunction price) {
    return errors(
        title,
        "relative errors that half an ulp in every input makes",
        bar,
        row -> {
          double expected = golden.number(row, "price");
          double unit = golden.number(row, "priceRelativeErrorOfHalfUlpInputs");
          return Math.abs(price.applyAsDouble(row) - expected) / expected / unit;
        });
  }

  private Errors greeks(String title, IntFunction<Valuation> value) {
    return errors(
        title,
        "the larger of the Greek and its scale, 1 for delta and max(spot, strike) for the others",
        GREEK_BAR,
        row -> worstGreek(row, value.apply(row)));
  }

  private double worstGreek(int row, Valuation value) {
    double scale = Math.max(golden.number(row, "spot"), golden.number(row, "strike"));
    double delta = scaled(row, "deltaPerUnitSpot", value.deltaPerUnitSpot(), 1);
    double vega = scaled(row, "vegaPerUnitVol", value.vegaPerUnitVol(), scale);
    double theta = scaled(row, "thetaPerYear", value.thetaPerYear(), scale);
    double rho = scaled(row, "rhoPerUnitRate", value.rhoPerUnitRate(), scale);
    return Math.max(Math.max(delta, vega), Math.max(theta, rho));
  }

  private Errors gamma(String title, IntToDoubleFunction gamma) {
    return errors(
        title,
        "relative error",
        CURVATURE_BAR,
        row -> scaled(row, "gammaPerUnitSpotSquared", gamma.applyAsDouble(row), 0));
  }

  private double scaled(int row, String column, double actual, double leastScale) {
    double expected = golden.number(row, column);
    double error = Math.abs(actual - expected);
    return error == 0 ? 0 : error / Math.max(Math.abs(expected), leastScale);
  }

  private Errors errors(String title, String unit, double bar, IntToDoubleFunction error) {
    return new Errors(
        title, unit, bar, regimes, IntStream.range(0, regimes.length).mapToDouble(error).toArray());
  }
}
