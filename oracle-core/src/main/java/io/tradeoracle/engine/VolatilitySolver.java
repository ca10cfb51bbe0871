package io.tradeoracle.engine;

import io.tradeoracle.model.ExerciseStyle;
import io.tradeoracle.model.OptionContract;
import io.tradeoracle.pricing.Carry;
import io.tradeoracle.pricing.IvResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Solves quoted prices for their volatilities by the contracts' exercise style. Prices are
 * collected first, so that those of one expiration are solved together. Owned by the engine's
 * thread.
 */
final class VolatilitySolver {

  /** So many prices are worth the help of another thread. */
  private static final int WORTH_SHARING = 200;

  private record Expiration(String underlying, Instant settlement, ExerciseStyle style) {}

  private final boolean shared;
  private final Map<Expiration, VolatilitySlice> slices = new HashMap<>();
  private final List<VolatilitySlice> waiting = new ArrayList<>();

  /**
   * @param shared whether the common pool helps with many prices
   */
  VolatilitySolver(boolean shared) {
    this.shared = shared;
  }

  /** Returns the slice that a contract belongs to. */
  VolatilitySlice slice(OptionContract contract, Instant settlement) {
    return slices.computeIfAbsent(
        new Expiration(contract.underlying(), settlement, contract.style()),
        expiration -> new VolatilitySlice(expiration.style()));
  }

  /** Collects the price of an option. */
  void add(QuotedOption option, double price, double spot, double years, Carry carry) {
    VolatilitySlice slice = option.slice();
    if (slice.size() == 0) {
      waiting.add(slice);
    }
    slice.add(option, price, spot, years, carry);
  }

  /**
   * Solves everything collected. What is shared with the common pool are whole expirations: none
   * depends on another, so who solves which, and when, changes nothing.
   *
   * @param found hears the outcome of each price
   */
  void solve(BiConsumer<QuotedOption, IvResult> found) {
    if (shared && waiting.stream().mapToInt(VolatilitySlice::size).sum() >= WORTH_SHARING) {
      waiting.parallelStream().forEach(VolatilitySlice::solve);
    } else {
      waiting.forEach(VolatilitySlice::solve);
    }
    waiting.forEach(slice -> slice.tell(found));
    waiting.clear();
  }

  /** Forgets expirations whose settlement has passed. */
  void forgetExpired(Instant now) {
    slices.keySet().removeIf(expiration -> !expiration.settlement().isAfter(now));
  }
}
