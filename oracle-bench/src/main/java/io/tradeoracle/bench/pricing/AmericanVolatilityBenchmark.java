package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanBatch;
import io.tradeoracle.pricing.AmericanOption;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** American implied volatilities, from no other start than the price. */
public class AmericanVolatilityBenchmark extends PerOption {

  @Param({"FAST", "ACCURATE"})
  public AmericanAccuracy accuracy = AmericanAccuracy.FAST;

  private final AmericanSet set = new AmericanSet();

  @Benchmark
  public double[] call() {
    for (int i = 0; i < OptionSet.SIZE; i++) {
      out[i] = AmericanOption.impliedVolatility(set.inputs(i), set.price(i), accuracy).orNaN();
    }
    return out;
  }

  @Benchmark
  public double[] batch() {
    AmericanBatch.impliedVolatility(set.columns(), set.prices(), accuracy, out);
    return out;
  }
}
