package io.tradeoracle.examples.demo;

import java.util.List;

/**
 * Whether the desk is up.
 *
 * @param ready whether it has recovered and reads its market
 * @param safeToTrade whether anything may be opened now
 * @param reasons why it is not ready or not safe; empty if it is both
 */
public record Health(boolean ready, boolean safeToTrade, List<String> reasons) {
  public Health {
    reasons = List.copyOf(reasons);
  }
}
