package io.tradeoracle.examples.demo;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * The market's time at one moment.
 *
 * @param at the market's time
 * @param speed times real time
 * @param source where the market data come from
 * @param label the same in words: {@code SIMULATED}, {@code RECORDED GOOG 2015-12-24}
 * @param seed of a simulated market
 */
public record MarketClock(
    Instant at, double speed, Source source, String label, OptionalLong seed) {

  /** Where market data can come from. */
  public enum Source {
    SIMULATED,
    RECORDED,
    LIVE_PAPER
  }
}
