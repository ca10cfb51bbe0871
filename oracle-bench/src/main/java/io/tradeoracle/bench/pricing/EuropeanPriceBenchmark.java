package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.BlackScholes;
import io.tradeoracle.pricing.EuropeanBatch;
import org.openjdk.jmh.annotations.Benchmark;

/** European prices of the realistic set. */
public class EuropeanPriceBenchmark extends PerOption {

  private final OptionSet set = OptionSet.of(OptionSet.Kind.REALISTIC);

  @Benchmark
  public double[] call() {
    for (int row = 0; row < OptionSet.SIZE; row++) {
      out[row] = BlackScholes.price(set.inputs(row), set.volatility(row));
    }
    return out;
  }

  @Benchmark
  public double[] batch() {
    EuropeanBatch.price(set.columns(), set.volatilities(), out);
    return out;
  }

  @Benchmark
  public double[] strata() {
    for (int row = 0; row < OptionSet.SIZE; row++) {
      out[row] = Strata.price(set.inputs(row), set.volatility(row));
    }
    return out;
  }

  @Benchmark
  public double[] finmath() {
    for (int row = 0; row < OptionSet.SIZE; row++) {
      out[row] = Finmath.price(set.inputs(row), set.volatility(row));
    }
    return out;
  }
}
