package io.tradeoracle.engine;

import io.tradeoracle.model.OptionQuote;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What the engine counted since it was started. Owned by the engine's thread; other threads may
 * read figures that are a little old.
 */
public final class EngineStatistics {

  /** A quote that was not good enough, and why. */
  public record RefusedQuote(OptionQuote quote, QuoteRefusal reason) {}

  private final Map<QuoteRefusal, AtomicLong> refused = counters();
  private final SortedMap<String, Long> unsolved = new TreeMap<>();
  private final SortedMap<String, Long> denied = new TreeMap<>();
  private @Nullable RefusedQuote lastRefused;
  private long quotesRead;
  private long quotesUsable;
  private long solved;
  private long signals;
  private long orders;
  private long fills;

  EngineStatistics() {}

  private static Map<QuoteRefusal, AtomicLong> counters() {
    Map<QuoteRefusal, AtomicLong> counters = new EnumMap<>(QuoteRefusal.class);
    for (QuoteRefusal refusal : QuoteRefusal.values()) {
      counters.put(refusal, new AtomicLong());
    }
    return counters;
  }

  void quoteRead(OptionQuote quote, @Nullable QuoteRefusal refusal) {
    quotesRead++;
    if (refusal == null) {
      quotesUsable++;
    } else {
      Objects.requireNonNull(refused.get(refusal)).incrementAndGet();
      lastRefused = new RefusedQuote(quote, refusal);
    }
  }

  void volatilitySolved() {
    solved++;
  }

  void volatilityFailed(String outcome) {
    unsolved.merge(outcome, 1L, Long::sum);
  }

  void signalRaised() {
    signals++;
  }

  void denied(String reason) {
    denied.merge(reason, 1L, Long::sum);
  }

  void orderSent() {
    orders++;
  }

  void fillBooked() {
    fills++;
  }

  /** Returns option quotes that reached the engine. */
  public long quotesRead() {
    return quotesRead;
  }

  /** Returns option quotes good enough to compute with. */
  public long quotesUsable() {
    return quotesUsable;
  }

  /**
   * Returns how many quotes were refused for each reason; reasons that never occurred are absent.
   */
  public Map<QuoteRefusal, Long> quotesRefused() {
    Map<QuoteRefusal, Long> counts = new EnumMap<>(QuoteRefusal.class);
    refused.forEach(
        (refusal, count) -> {
          if (count.get() > 0) {
            counts.put(refusal, count.get());
          }
        });
    return Collections.unmodifiableMap(counts);
  }

  /** Returns the quote refused last; empty if none was. */
  public Optional<RefusedQuote> lastRefused() {
    return Optional.ofNullable(lastRefused);
  }

  /** Returns how many usable quotes had an implied volatility. */
  public long volatilitiesSolved() {
    return solved;
  }

  /**
   * Returns how many usable quotes had none: {@code below_intrinsic}, {@code above_maximum}, {@code
   * invalid_input} or {@code outside_sane_range}; outcomes that never occurred are absent.
   */
  public SortedMap<String, Long> volatilitiesUnsolved() {
    return Collections.unmodifiableSortedMap(unsolved);
  }

  /** Returns signals raised by strategies. */
  public long signals() {
    return signals;
  }

  /** Returns denials by reason code; one denial may have several reasons. */
  public SortedMap<String, Long> denied() {
    return Collections.unmodifiableSortedMap(denied);
  }

  /** Returns orders handed to the broker, replacements included. */
  public long orders() {
    return orders;
  }

  /** Returns fills booked, each leg's counted. */
  public long fills() {
    return fills;
  }
}
