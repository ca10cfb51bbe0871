package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.AmericanAccuracy;
import io.tradeoracle.pricing.AmericanBatch;
import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.ValuationColumns;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** American price, delta, gamma, vega, theta and rho. */
public class AmericanGreeksBenchmark extends PerOption {

  @Param({"FAST", "ACCURATE"})
  public AmericanAccuracy accuracy = AmericanAccuracy.FAST;

  private final AmericanSet set = new AmericanSet();
  private final ValuationColumns columns = ValuationColumns.ofSize(OptionSet.SIZE);

  @Benchmark
  public double[] call() {
    for (int i = 0; i < OptionSet.SIZE; i++) {
      out[i] =
          EuropeanGreeksBenchmark.sum(
              AmericanOption.value(set.inputs(i), set.volatility(i), accuracy));
    }
    return out;
  }

  @Benchmark
  public ValuationColumns batch() {
    AmericanBatch.value(set.columns(), set.volatilities(), accuracy, columns);
    return columns;
  }
}
