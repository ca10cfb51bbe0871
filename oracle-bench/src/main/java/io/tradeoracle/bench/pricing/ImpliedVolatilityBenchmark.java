package io.tradeoracle.bench.pricing;

import io.tradeoracle.pricing.ImpliedVolatility;
import io.tradeoracle.pricing.ImpliedVolatilityBatch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** European implied volatilities; another library solves what it {@linkplain Accepted accepts}. */
public class ImpliedVolatilityBenchmark extends PerOption {

  @Param({"realistic", "extreme"})
  public String kind = "";

  private OptionSet set = OptionSet.of(OptionSet.Kind.REALISTIC);
  private int[] forStrata = {};
  private int[] forFinmath = {};
  private int[] forBrent = {};

  @Setup
  public void draw() {
    set = OptionSet.named(kind);
    forStrata = Accepted.by(Strata::impliedVolatility, set).rows();
    forFinmath = Accepted.by(Finmath::impliedVolatility, set).rows();
    forBrent = Accepted.by(Brent::impliedVolatility, set).rows();
  }

  @Benchmark
  public double[] call() {
    for (int row = 0; row < OptionSet.SIZE; row++) {
      out[row] = ImpliedVolatility.european(set.inputs(row), set.price(row)).orNaN();
    }
    return out;
  }

  @Benchmark
  public double[] batch() {
    ImpliedVolatilityBatch.european(set.columns(), set.prices(), out);
    return out;
  }

  @Benchmark
  public double[] strata() {
    for (int i = 0; i < OptionSet.SIZE; i++) {
      int row = forStrata[i];
      out[i] = Strata.impliedVolatility(set.inputs(row), set.price(row));
    }
    return out;
  }

  @Benchmark
  public double[] finmath() {
    for (int i = 0; i < OptionSet.SIZE; i++) {
      int row = forFinmath[i];
      out[i] = Finmath.impliedVolatility(set.inputs(row), set.price(row));
    }
    return out;
  }

  @Benchmark
  public double[] brent() {
    for (int i = 0; i < OptionSet.SIZE; i++) {
      int row = forBrent[i];
      out[i] = Brent.impliedVolatility(set.inputs(row), set.price(row));
    }
    return out;
  }
}
