package io.tradeoracle.examples.smile;

import io.tradeoracle.volatility.ChainSlice;
import java.util.List;

/**
 * What was read.
 *
 * @param expirations the earliest first
 * @param refusedLines lines of the input that are no options of the chain
 */
public record Chain(List<Expiration> expirations, List<Long> refusedLines) {

  public Chain {
    expirations = List.copyOf(expirations);
    refusedLines = List.copyOf(refusedLines);
  }

  /**
   * One expiration.
   *
   * @param rate as given, or NaN
   * @param dividendYield as given, or NaN
   */
  public record Expiration(ChainSlice options, double rate, double dividendYield) {}
}
