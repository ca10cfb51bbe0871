package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanBatch;
import io.tradeoracle.pricing.AmericanOption;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** American prices. */
public class AmericanPriceBenchmark extends PerOption {

  @Param({"FAST", "ACCURATE"})
  public AmericanAccuracy accuracy = AmericanAccuracy.FAST;

  private final AmericanSet set = new AmericanSet();

  @Benchmark
  public double[] call() {
    for (int i = 0; i < OptionSet.SIZE; i++) {
      out[i] = AmericanOption.price(set.inputs(i), set.volatility(i), accuracy);
    }
    return out;
  }

  @Benchmark
  public double[] batch() {
    AmericanBatch.price(set.columns(), set.volatilities(), accuracy, out);
    return out;
  }
}
