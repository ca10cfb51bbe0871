package io.tradeoracle.bench;

import io.tradeoracle.volatility.IvPercentile;
import io.tradeoracle.volatility.IvRank;
import io.tradeoracle.volatility.IvRankBatch;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One tick, and one close, of a volatility series that reverts to its mean. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IvRankBenchmark {

  private static final int SERIES_LENGTH = 1 << 16;
  private static final double MEAN = 0.2;
  private static final int SYMBOLS = 1_000;

  @Param({"90", "252"})
  public int window;

  /** Standard deviation of a step relative to the value: within a day, and from day to day. */
  @Param({"0.001", "0.05"})
  public double stepVolatility;

  private final double[] series = new double[SERIES_LENGTH];
  private int next;
  private IvRank rank = new IvRank(1);
  private IvPercentile percentile = new IvPercentile(1);
  private IvRankBatch batch = new IvRankBatch(1, 1, 1);
  private final double[] values = new double[SYMBOLS];
  private final double[] results = new double[SYMBOLS];

  /** Fills the windows and prepares the ticks. */
  @Setup
  public void fill() {
    rank = new IvRank(window);
    percentile = new IvPercentile(window);
    batch = new IvRankBatch(SYMBOLS, window, window);
    SplittableRandom random = new SplittableRandom(1);
    double iv = MEAN;
    for (int day = 0; day < window; day++) {
      iv = step(iv, 0.05, random);
      rank.close(iv);
      percentile.close(iv);
      Arrays.fill(values, iv);
      batch.close(values);
    }
    for (int i = 0; i < SERIES_LENGTH; i++) {
      iv = step(iv, stepVolatility, random);
      series[i] = iv;
    }
  }

  private static double step(double iv, double volatility, SplittableRandom random) {
    double shock = random.nextDouble(-1, 1) * Math.sqrt(3);
    return iv + 0.02 * (MEAN - iv) + volatility * iv * shock;
  }

  private double tick() {
    next = (next + 1) & (SERIES_LENGTH - 1);
    return series[next];
  }

  @Benchmark
  public double rankTick() {
    return rank.update(tick());
  }

  @Benchmark
  public double rankClose() {
    return rank.close(tick());
  }

  @Benchmark
  public double percentileTick() {
    return percentile.update(tick());
  }

  @Benchmark
  public double percentileClose() {
    return percentile.close(tick());
  }

  /** A tick of each symbol of a thousand, per symbol. */
  @Benchmark
  @OperationsPerInvocation(SYMBOLS)
  public double[] batchRankTicks() {
    takeTicks();
    batch.ranks(values, results);
    return results;
  }

  /** The same for the percentile. */
  @Benchmark
  @OperationsPerInvocation(SYMBOLS)
  public double[] batchPercentileTicks() {
    takeTicks();
    batch.percentiles(values, results);
    return results;
  }

  private void takeTicks() {
    next = (next + SYMBOLS) & (SERIES_LENGTH - 1);
    int from = Math.min(next, SERIES_LENGTH - SYMBOLS);
    System.arraycopy(series, from, values, 0, SYMBOLS);
  }
}
