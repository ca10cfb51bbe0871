package io.tradeoracle.bench.fanout;

import java.util.stream.DoubleStream;

/** Milliseconds, and what their percentiles are. */
record Latencies(double p50, double p99, double max) {

  /** Returns those of some; all zero if there are none. Percentiles are nearest ranks. */
  static Latencies of(DoubleStream millis) {
    double[] sorted = millis.sorted().toArray();
    return sorted.length == 0
        ? new Latencies(0, 0, 0)
        : new Latencies(rank(sorted, 0.50), rank(sorted, 0.99), rank(sorted, 1));
  }

  private static double rank(double[] sorted, double fraction) {
    return sorted[(int) Math.ceil(fraction * sorted.length) - 1];
  }

  @Override
  public String toString() {
    return "p50 %7.1f  p99 %7.1f  max %7.1f".formatted(p50, p99, max);
  }
}
