package io.tradeoracle.bench;

import java.io.IOException;
import java.util.stream.Stream;

/** Runs the benchmarks. The options are JMH's; what it calls {@code -h} is {@code --help} too. */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws IOException {
    org.openjdk.jmh.Main.main(
        Stream.of(args).map(arg -> arg.equals("--help") ? "-h" : arg).toArray(String[]::new));
  }
}
