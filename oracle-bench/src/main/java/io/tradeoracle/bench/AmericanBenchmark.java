package io.tradeoracle.bench;

import io.tradeoracle.pricing.AmericanOption;
import io.tradeoracle.pricing.IvResult;
import io.tradeoracle.pricing.Valuation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One American option at a time: price, price with Greeks, implied volatility. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AmericanBenchmark {

  private final OptionSet options = new OptionSet(1);
  private final double[] prices = prices(options);
  private int next;

  private static double[] prices(OptionSet options) {
    double[] prices = new double[OptionSet.SIZE];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = AmericanOption.price(options.inputs(i), options.volatility(i));
    }
    return prices;
  }

  private int next() {
    next = (next + 1) & (OptionSet.SIZE - 1);
    return next;
  }

  @Benchmark
  public double price() {
    int i = next();
    return AmericanOption.price(options.inputs(i), options.volatility(i));
  }

  @Benchmark
  public Valuation priceAndGreeks() {
    int i = next();
    return AmericanOption.value(options.inputs(i), options.volatility(i));
  }

  @Benchmark
  public IvResult impliedVolatility() {
    int i = next();
    return AmericanOption.impliedVolatility(options.inputs(i), prices[i]);
  }
}
