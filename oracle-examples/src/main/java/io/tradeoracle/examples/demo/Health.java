package io.tradeoracle.examples.demo;

import java.util.List;

/**
 * Whether the desk is up.
 *
 * @param ready whether it has recovered and reads its market
 * @param safeToTrade whether anything may be opened now, as far as the desk itself is concerned
 * @param reasons why it is not ready or not safe; and that the market is closed, if it is, which
 *     makes nothing unsafe
 */
public record Health(boolean ready, boolean safeToTrade, List<String> reasons) {
  public Health {
    reasons = List.copyOf(reasons);
  }
}
